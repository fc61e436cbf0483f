import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { asked, customerSide } from './customerSide.ts'
import { eventually } from './eventually.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'

// AWS's own lead times on a clock that only the test moves, and nobody at the site but the test.
const BY_HAND = ['--pace', 'aws', '--hands', 'manual', '--clock', 'manual']

async function network(url: string) {
  const client = { endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' } }
  const [dx, ec2, call] = [new DirectConnect(client), new EC2(client), customerSide(url)]
  const wait = (advance: string) => call('POST', 'clock', { advance })
  await call('PUT', 'sites/office', { prefixes: ['10.0.0.0/16'] })
  await call('PUT', 'routers/edge', { site: 'office', asn: 65000, publicAddress: '203.0.113.1', bfd: false })
  await call('PUT', 'hosts/app', { site: 'office', address: '10.0.1.10' })
  const VpcId = (await ec2.createVpc({ CidrBlock: '10.20.0.0/16' })).Vpc!.VpcId!
  await call('PUT', 'hosts/db', { vpcId: VpcId, address: '10.20.1.10' })
  const VpnGatewayId = (await ec2.createVpnGateway({ Type: 'ipsec.1' })).VpnGateway!.VpnGatewayId!
  await ec2.attachVpnGateway({ VpcId, VpnGatewayId })
  const { RouteTables } = await ec2.describeRouteTables({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] })
  await ec2.enableVgwRoutePropagation({ GatewayId: VpnGatewayId, RouteTableId: RouteTables![0]!.RouteTableId! })
  return { dx, ec2, call, wait, VpnGatewayId }
}

type Network = Awaited<ReturnType<typeof network>>

/** What the clients read, each a function of nothing. */
function readings({ dx, ec2, call }: Network, ids: { connection?: string; interface?: string; vpn?: string }) {
  return {
    connection: async () =>
      (await dx.describeConnections({ connectionId: ids.connection })).connections?.map(each => each.connectionState).join(),
    interface: async () =>
      (await dx.describeVirtualInterfaces({ virtualInterfaceId: ids.interface })).virtualInterfaces
        ?.map(each => `${each.virtualInterfaceState}, BGP ${each.bgpPeers?.map(peer => peer.bgpStatus)}`)
        .join(),
    vpn: async () => {
      const { VpnConnections } = await ec2.describeVpnConnections({ VpnConnectionIds: [ids.vpn!] })
      return `${VpnConnections![0]!.State}, ${VpnConnections![0]!.VgwTelemetry?.map(tunnel => tunnel.Status)}`
    },
    way: async () => {
      const trace = await call<{ outcome: string; hops: { via: string | null }[] }>('POST', 'traces', { from: 'app', to: 'db' })
      return `${trace.outcome} by ${trace.hops.flatMap(({ via }) => via ?? [])[1]}`
    },
  }
}

async function orderedConnection({ dx, call, wait }: Network): Promise<string> {
  const { connectionId = '', connectionState } = await dx.createConnection({
    location: 'EqDC2',
    bandwidth: '10Gbps',
    connectionName: 'first',
  })
  assert.equal(connectionState, 'requested')
  await wait('72h')
  await call('PUT', `cross-connects/${connectionId}`, { router: 'edge' })
  return connectionId
}

async function orderedInterface({ dx, wait, VpnGatewayId }: Network, connectionId: string): Promise<string> {
  const newPrivateVirtualInterface = {
    virtualInterfaceName: 'office',
    vlan: 100,
    asn: 65000,
    virtualGatewayId: VpnGatewayId,
    authKey: 'a-key-for-both',
  }
  const { virtualInterfaceId = '', virtualInterfaceState } = await dx.createPrivateVirtualInterface({
    connectionId,
    newPrivateVirtualInterface,
  })
  assert.equal(virtualInterfaceState, 'pending')
  await wait('5min')
  return virtualInterfaceId
}

async function orderedVpn({ ec2, VpnGatewayId }: Network): Promise<string> {
  const { CustomerGatewayId } = (await ec2.createCustomerGateway({ BgpAsn: 65000, PublicIp: '203.0.113.1', Type: 'ipsec.1' }))
    .CustomerGateway!
  const { VpnConnection } = await ec2.createVpnConnection({ CustomerGatewayId, VpnGatewayId, Type: 'ipsec.1' })
  return VpnConnection!.VpnConnectionId!
}

test('a connection is requested until AWS issues the LOA-CFA and pending until somebody patches it', async () => {
  await using service = await serviceUnderTest({ args: BY_HAND })
  const net = await network(service.url)
  const { dx, call, wait } = net
  const { connectionId = '' } = await dx.createConnection({ location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'first' })
  const state = readings(net, { connection: connectionId }).connection

  await wait('71h')
  assert.equal(await state(), 'requested')
  await assert.rejects(dx.describeLoa({ connectionId }), { name: 'DirectConnectClientException' })
  const early = await asked(service.url, 'PUT', `cross-connects/${connectionId}`, { router: 'edge' })
  assert.match(`${early.status} ${early.answer.message}`, /^409 .* is requested and has no LOA-CFA yet/)
  await wait('1h')
  await eventually('72 hours after the order', state, 'pending')
  assert.ok((await dx.describeLoa({ connectionId })).loaContent?.length)
  await wait('24h')
  assert.equal(await state(), 'pending', 'nobody has patched it')
  await call('PUT', `cross-connects/${connectionId}`, { router: 'edge' })
  await eventually('patched', state, 'available')
  await call('DELETE', `cross-connects/${connectionId}`)
  await eventually('unpatched', state, 'down')
  await dx.deleteConnection({ connectionId })
  assert.equal(await state(), 'deleting')
  await wait('1min')
  await eventually('given back', state, 'deleted')
  assert.equal(service.complaints(), '')
})

test('a silent fault is not light: the connection stays available, BGP ends after the hold time and the VPN takes over', async () => {
  await using service = await serviceUnderTest({ args: BY_HAND })
  const net = await network(service.url)
  const { call, wait } = net
  const vpn = await orderedVpn(net)
  const connection = await orderedConnection(net)
  const virtualInterface = await orderedInterface(net, connection)
  const now = readings(net, { connection, interface: virtualInterface, vpn })
  await eventually('ordered', now.interface, 'available, BGP up')
  await eventually('ordered', now.vpn, 'available, UP,UP')
  assert.equal(await now.way(), 'delivered by first')

  const { id } = await call('POST', 'faults', { kind: 'silent', on: `connection:${connection}` })
  await wait('89s')
  assert.equal(await now.interface(), 'available, BGP up', 'the hold timer still runs')
  assert.match(await now.way(), /^dropped/)
  await wait('1s')
  await eventually('90 s', now.interface, 'down, BGP down')
  assert.equal(await now.connection(), 'available')
  assert.equal(await now.way(), `delivered by ${vpn}/1`)
  await call('DELETE', `faults/${id}`)
  await wait('10s')
  await eventually('healed', now.interface, 'available, BGP up')
  assert.equal(await now.way(), 'delivered by first')
  assert.equal(service.complaints(), '')
})

test('a tunnel is down until its connection is made, and again when its other end is gone for longer than DPD waits', async () => {
  await using service = await serviceUnderTest({ args: BY_HAND })
  const net = await network(service.url)
  const { call, wait } = net
  const vpn = await orderedVpn(net)
  const now = readings(net, { vpn })
  await wait('299s')
  assert.match((await now.vpn()) ?? '', /^pending, /)
  await wait('1s')
  await eventually('five minutes', now.vpn, 'available, UP,UP')

  const { id } = await call('POST', 'faults', { kind: 'silent', on: 'router:edge' })
  await wait('5s')
  assert.equal(await now.vpn(), 'available, UP,UP', 'nobody has noticed')
  await wait('35s')
  await eventually('DPD and the hold time have ended', now.vpn, 'available, DOWN,DOWN')
  await call('DELETE', `faults/${id}`)
  await wait('10s')
  await eventually('healed', now.vpn, 'available, UP,UP')
  assert.equal(service.complaints(), '')
})

test('what is deleted is shown for 15 minutes and then is not', async () => {
  await using service = await serviceUnderTest({ args: BY_HAND })
  const net = await network(service.url)
  const { dx, wait } = net
  const connection = await orderedConnection(net)
  const virtualInterface = await orderedInterface(net, connection)
  const now = readings(net, { connection, interface: virtualInterface })
  await dx.deleteVirtualInterface({ virtualInterfaceId: virtualInterface })
  assert.match((await now.interface()) ?? '', /^deleting/)
  await wait('1min')
  await eventually('deleted', async () => (await now.interface())?.split(',')[0], 'deleted')
  await dx.deleteConnection({ connectionId: connection })
  await wait('1min')
  await eventually('deleted', now.connection, 'deleted')
  await wait('16min')
  assert.deepEqual((await dx.describeVirtualInterfaces({})).virtualInterfaces, [])
  assert.deepEqual((await dx.describeConnections({})).connections, [])
  assert.equal(service.complaints(), '')
})
