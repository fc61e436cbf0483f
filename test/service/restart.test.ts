import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { customerSide } from '../clients/customerSide.ts'
import { eventually } from '../clients/eventually.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { dataDirectory } from '../store/dataDirectory.ts'

const ROUTER = [{ key: 'landbridge:router', value: 'edge' }]

function clients(url: string) {
  const options = { endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' } }
  return { dx: new DirectConnect(options), ec2: new EC2(options), call: customerSide(url) }
}

/** A site, a connection to it and a virtual interface into a VPC. */
async function ordered(url: string): Promise<string> {
  const { dx, ec2, call } = clients(url)
  await call('PUT', 'sites/office', { prefixes: ['10.0.0.0/16'] })
  await call('PUT', 'routers/edge', { site: 'office', asn: 65000 })
  const { VpcId } = (await ec2.createVpc({ CidrBlock: '10.20.0.0/16' })).Vpc!
  const { VpnGatewayId } = (await ec2.createVpnGateway({ Type: 'ipsec.1' })).VpnGateway!
  await ec2.attachVpnGateway({ VpcId, VpnGatewayId })
  const order = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'first', tags: ROUTER }
  const { connectionId = '' } = await dx.createConnection(order)
  await eventually('light', async () => (await connections(url))[0]?.connectionState, 'available')
  const newPrivateVirtualInterface = { virtualInterfaceName: 'first', vlan: 100, asn: 65000, virtualGatewayId: VpnGatewayId }
  await dx.createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })
  await eventually('BGP', () => interfaceState(url), 'available')
  return connectionId
}

async function connections(url: string) {
  return (await clients(url).dx.describeConnections({})).connections ?? []
}

async function interfaceState(url: string) {
  return (await clients(url).dx.describeVirtualInterfaces({})).virtualInterfaces?.[0]?.virtualInterfaceState
}

/** Everything that clients see, as of now. */
async function everything(url: string) {
  const { dx, ec2, call } = clients(url)
  const { $metadata: _, ...interfaces } = await dx.describeVirtualInterfaces({})
  const { $metadata: __, ...gateways } = await ec2.describeVpnGateways({})
  const customers = await Promise.all(['sites', 'routers', 'cross-connects', 'faults'].map(path => call('GET', path)))
  return { connections: await connections(url), interfaces, gateways, customers }
}

test('a second start finds what the first one kept, in the same states', async () => {
  await using directory = await dataDirectory()
  await using first = await serviceUnderTest({ data: directory.path })
  await ordered(first.url)
  const before = await everything(first.url)
  assert.equal(await first.stop(), 0)
  await using second = await serviceUnderTest({ data: directory.path })
  assert.deepEqual(await everything(second.url), before)
  assert.equal(second.complaints(), '')
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`a fault survives ${signal}, and taking it away heals`, async () => {
    await using directory = await dataDirectory()
    await using first = await serviceUnderTest({ data: directory.path })
    const connection = await ordered(first.url)
    const { call } = clients(first.url)
    const { id } = await call('POST', 'faults', { kind: 'cut', on: `connection:${connection}` })
    await eventually('cut', () => interfaceState(first.url), 'down')
    await first.stop(signal)

    await using second = await serviceUnderTest({ data: directory.path })
    await eventually('still cut', () => interfaceState(second.url), 'down')
    assert.equal((await connections(second.url))[0]?.connectionState, 'down')
    await clients(second.url).call('DELETE', `faults/${id}`)
    await eventually('healed', () => interfaceState(second.url), 'available')
    assert.equal((await connections(second.url))[0]?.connectionState, 'available')
    assert.equal(second.complaints(), '')
  })
}
