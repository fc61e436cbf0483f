import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Service } from '../../src/cli/service.ts'
import { observableIds } from '../../src/reconcile/observableIds.ts'
import { type Kind, REFERENCES } from '../../src/resources/kinds.ts'
import { AwsError } from '../../src/resources/refusal.ts'
import { repeatableService } from './repeatable.ts'

/** A service whose networks are put off answers as one that settles after every write, and comes to the same in the end. */

const ACCOUNT = '123456789012'
const CALLER = { account: ACCOUNT, region: 'us-east-1', accessKey: ACCOUNT, userArn: `arn:aws:iam::${ACCOUNT}:root` }

const step = fc.record({
  what: fc.constantFrom(
    'order',
    'order',
    'bundle',
    'interface',
    'interface',
    'interface',
    'peer',
    'router',
    'patch',
    'tunnel',
    'look at one',
    'look at ports',
    'look at interfaces',
    'delete interface',
    'cut',
  ),
  which: fc.nat(20),
  how: fc.nat(20),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const calls = (service: Service) => ({
  directConnect: (operation: string, input: Record<string, unknown>) =>
    service.perform({ service: 'directconnect', operation, input, caller: CALLER }),
  ec2: (operation: string, input: Record<string, unknown>) =>
    service.perform({ service: 'ec2', operation, input, caller: CALLER }),
  customerSide: (operation: string, input: Record<string, unknown>) => service.performLandbridge(operation, input, ACCOUNT),
})

function idAt(service: Service, kind: Kind, n: number): string {
  const all = [...service.store.world.all(kind)]
  return all[n % Math.max(1, all.length)]?.id ?? 'none'
}

/** Does one thing and tells what was answered. */
async function does(service: Service, { what, which, how }: Step): Promise<unknown> {
  const { directConnect, ec2, customerSide } = calls(service)
  const connectionId = idAt(service, how % 3 === 0 ? 'lag' : 'connection', which)
  const virtualInterfaceId = idAt(service, 'virtualInterface', which)
  const virtualGatewayId = idAt(service, 'virtualPrivateGateway', which)
  const order = { location: how % 2 ? 'EqDC2' : 'CSVA1' }
  switch (what) {
    case 'order':
      return directConnect('CreateConnection', { ...order, bandwidth: '1Gbps', connectionName: `dx-${which}` })
    case 'bundle': {
      const bundle = { ...order, connectionsBandwidth: '1Gbps', numberOfConnections: 2, lagName: `lag-${which}` }
      return directConnect('CreateLag', bundle)
    }
    case 'interface': {
      const wanted = { virtualInterfaceName: `vif-${which}`, vlan: 100 + how, asn: how % 5 ? 65_000 : 65_009, virtualGatewayId }
      return directConnect('CreatePrivateVirtualInterface', { connectionId, newPrivateVirtualInterface: wanted })
    }
    case 'peer':
      return directConnect('CreateBGPPeer', { virtualInterfaceId, newBGPPeer: { asn: 65_000, addressFamily: 'ipv6' } })
    case 'router':
      return customerSide('PutRouter', { name: `edge-${which % 2}`, site: 'ashburn', asn: how % 4 ? 65_000 : 65_009 })
    case 'tunnel': {
      const CustomerGatewayId = idAt(service, 'customerGateway', which)
      return ec2('CreateVpnConnection', { Type: 'ipsec.1', CustomerGatewayId, VpnGatewayId: virtualGatewayId })
    }
    case 'look at one':
      return directConnect('DescribeConnections', { connectionId: idAt(service, 'connection', which) })
    case 'look at ports':
      return directConnect(how % 2 ? 'DescribeConnections' : 'DescribeLags', {})
    case 'look at interfaces':
      return directConnect('DescribeVirtualInterfaces', {})
    case 'delete interface':
      return directConnect('DeleteVirtualInterface', { virtualInterfaceId })
    case 'patch':
      await customerSide('PutCrossConnect', { connectionId: idAt(service, 'connection', which), router: `edge-${how % 2}` })
      return directConnect('DescribeConnections', {})
    case 'cut': {
      // What goes dark before anybody looks was never up for a service that puts off.
      await directConnect('DescribeVirtualInterfaces', {})
      await directConnect('DescribeConnections', {})
      await customerSide('PostFault', { kind: 'cut', on: `connection:${idAt(service, 'connection', which)}` })
      return directConnect('DescribeConnections', {})
    }
  }
}

async function told(doing: Promise<unknown>): Promise<unknown> {
  try {
    return await doing
  } catch (thrown) {
    if (thrown instanceof AwsError) return `${thrown.code}: ${thrown.message}`
    throw thrown
  }
}

async function began(service: Service): Promise<void> {
  await service.start()
  const { ec2, customerSide } = calls(service)
  await customerSide('PutSite', { name: 'ashburn', prefixes: ['10.0.0.0/16'] })
  for (const name of ['edge-0', 'edge-1']) await customerSide('PutRouter', { name, site: 'ashburn', asn: 65_000 })
  for (const block of ['10.20.0.0/16', '10.30.0.0/16']) {
    const { Vpc } = (await ec2('CreateVpc', { CidrBlock: block })) as { Vpc: { VpcId: string } }
    const made = (await ec2('CreateVpnGateway', { Type: 'ipsec.1' })) as { VpnGateway: { VpnGatewayId: string } }
    await ec2('AttachVpnGateway', { VpcId: Vpc.VpcId, VpnGatewayId: made.VpnGateway.VpnGatewayId })
  }
  const [router] = service.store.world.all('router')
  await ec2('CreateCustomerGateway', { Type: 'ipsec.1', BgpAsn: 65_000, IpAddress: router?.body.publicAddress })
}

/** Every row but for how often it has changed, and all that is seen of them. */
function everything({ store: { world, observed } }: Service): unknown {
  const rows = (Object.keys(REFERENCES) as Kind[]).flatMap(kind => [...world.all(kind)])
  const seen = [...observableIds(rows)].map(([kind, id]) => observed.get(kind, id))
  return { rows: rows.map(({ rev: _, ...row }) => row), seen }
}

test('whatever is done in whatever order is answered as in a service that settles after every write', async () => {
  let answered = 0
  let builds = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
      await using settled = repeatableService()
      await using late = repeatableService({ putsOff: true })
      const build = late.reconciler.build.bind(late.reconciler)
      late.reconciler.build = withinMs => {
        builds++
        return build(withinMs)
      }
      await began(settled)
      await began(late)
      for (const [at, next] of steps.entries()) {
        const [wanted, said] = [await told(does(settled, next)), await told(does(late, next))]
        assert.deepEqual(said, wanted, JSON.stringify(steps.slice(0, at + 1)))
        answered++
      }
      await late.settle()
      assert.deepEqual(everything(late), everything(settled), JSON.stringify(steps))
    }),
    { numRuns: 40 },
  )
  assert.ok(builds < answered, 'networks were built for some of the calls only')
})
