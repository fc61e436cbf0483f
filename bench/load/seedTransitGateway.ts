/**
 * Orders one transit gateway with so many VPCs attached through the real operations, the loop and the model network, into
 * a data directory; each VPC has a subnet and a route to the gateway, the first two have a host. Prints one line of JSON about it.
 */
import { parseArgs } from 'node:util'
import { Service } from '../../src/cli/service.ts'
import { RealClock } from '../../src/fabric/clock.ts'
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { quotas: { type: 'string', default: '{}' } } })
const [directory, wanted] = positionals
if (directory === undefined || wanted === undefined) throw new TypeError('seedTransitGateway.ts DIRECTORY NUMBER')
const attachments = Number(wanted)

const ACCOUNT = '123456789012'
const AT_ONCE = 40
const caller = { account: ACCOUNT, region: 'us-east-1', accessKey: ACCOUNT, userArn: `arn:aws:iam::${ACCOUNT}:root` }
const store = await openSqliteStore(directory)
const report = (bug: unknown) => {
  throw bug
}
const quotas = JSON.parse(values.quotas)
const service = new Service({ store, clock: new RealClock(), pace: 'instant', hands: 'auto', quotas, report })
await service.start()
const order = <T>(operation: string, input: Record<string, unknown>) =>
  service.perform({ service: 'ec2', operation, input, caller }) as Promise<T>

const { TransitGateway } = await order<{ TransitGateway: { TransitGatewayId: string } }>('CreateTransitGateway', {})
const { TransitGatewayId } = TransitGateway
const fifth = Math.ceil(attachments / 5)
const first = await timed(0, fifth)
await timed(fifth, attachments - fifth)
const last = await timed(attachments - fifth, attachments)
await service[Symbol.asyncDispose]()
console.log(JSON.stringify({ first, last }))

/** What one VPC with its subnet, attachment and route takes, in ms, on the clock and of this process. */
async function timed(from: number, to: number): Promise<{ wallMs: number; cpuMs: number }> {
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  for (let n = from; n < to; n += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, to - n) }, (_, i) => attached(n + i)))
  }
  const { user, system } = process.cpuUsage(before)
  const count = Math.max(1, to - from)
  return { wallMs: (performance.now() - startedAt) / count, cpuMs: (user + system) / 1000 / count }
}

async function attached(n: number): Promise<void> {
  const { VpcId, SubnetId, block } = await vpc(n)
  await order('CreateTransitGatewayVpcAttachment', { TransitGatewayId, VpcId, SubnetIds: [SubnetId] })
  const [table] = store.world.referring('routeTable', VpcId)
  await order('CreateRoute', { RouteTableId: table!.id, DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId })
  if (n > 1) return
  await service.performLandbridge('PutHost', { name: `host-${n}`, vpcId: VpcId, address: `${block}.10` }, ACCOUNT)
}

async function vpc(n: number): Promise<{ VpcId: string; SubnetId: string; block: string }> {
  const block = `10.${Math.floor(n / 256)}.${n % 256}`
  const { Vpc } = await order<{ Vpc: { VpcId: string } }>('CreateVpc', { CidrBlock: `${block}.0/24` })
  const { VpcId } = Vpc
  const { Subnet } = await order<{ Subnet: { SubnetId: string } }>('CreateSubnet', {
    VpcId,
    CidrBlock: `${block}.0/26`,
    AvailabilityZone: 'us-east-1a',
  })
  return { VpcId, SubnetId: Subnet.SubnetId, block }
}
