import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bench } from './bench.ts'

interface Estate {
  readonly connection: string
  readonly virtualInterface: string
  readonly gateway: string
}

async function vpcWithGateway(bench: Bench): Promise<string> {
  const { Vpc } = await bench.ec2<{ Vpc: { VpcId: string } }>('CreateVpc', { CidrBlock: '10.20.0.0/16' })
  const { VpnGateway } = await bench.ec2<{ VpnGateway: { VpnGatewayId: string } }>('CreateVpnGateway', { Type: 'ipsec.1' })
  await bench.ec2('AttachVpnGateway', { VpcId: Vpc.VpcId, VpnGatewayId: VpnGateway.VpnGatewayId })
  await bench.pass(0)
  return VpnGateway.VpnGatewayId
}

async function ordered(bench: Bench, location = 'EqDC2', bandwidth = '10Gbps'): Promise<string> {
  const { connectionId } = await bench.directConnect('CreateConnection', { location, bandwidth, connectionName: 'dx-a' })
  assert.ok(connectionId)
  return connectionId
}

async function interfaceOn(
  bench: Bench,
  connectionId: string,
  virtualGatewayId: string,
  asn = 65_000,
  vlan = 100,
): Promise<string> {
  const { virtualInterfaceId } = await bench.directConnect('CreatePrivateVirtualInterface', {
    connectionId,
    newPrivateVirtualInterface: { virtualInterfaceName: 'vif-a', vlan, asn, virtualGatewayId },
  })
  assert.ok(virtualInterfaceId)
  return virtualInterfaceId
}

async function running(bench: Bench): Promise<Estate> {
  const gateway = await vpcWithGateway(bench)
  const connection = await ordered(bench)
  const virtualInterface = await interfaceOn(bench, connection, gateway)
  return { connection, virtualInterface, gateway }
}

const connectionState = (bench: Bench, id: string) => bench.store.world.get('connection', id)?.body.state
const interfaceState = (bench: Bench, id: string) => bench.store.world.get('virtualInterface', id)?.body.state
const states = (bench: Bench, { connection, virtualInterface }: Estate) => [
  connectionState(bench, connection),
  interfaceState(bench, virtualInterface),
]

test('an order is patched and lit, a virtual interface established, and what is deleted ends', async () => {
  await using bench = new Bench()
  await bench.service.start()
  const estate = await running(bench)
  assert.deepEqual(states(bench, estate), ['available', 'available'])
  await bench.directConnect('DeleteVirtualInterface', { virtualInterfaceId: estate.virtualInterface })
  await bench.pass(1000)
  assert.deepEqual(states(bench, estate), ['available', 'deleted'])
  await bench.directConnect('DeleteConnection', { connectionId: estate.connection })
  await bench.pass(1000)
  assert.equal(connectionState(bench, estate.connection), 'deleted')
  assert.deepEqual([...bench.store.world.all('crossConnect')], [], 'the patch is undone')
  assert.equal(bench.store.observed.get('light', estate.connection)?.up ?? false, false)
  await bench.pass(16 * 60_000)
  assert.deepEqual(states(bench, estate), [undefined, undefined], 'nothing is shown any more')
})

test('with hands manual nothing is patched until somebody does it', async () => {
  await using bench = new Bench({ hands: 'manual' })
  await bench.service.start()
  const gateway = await vpcWithGateway(bench)
  const connection = await ordered(bench)
  await bench.pass(60_000)
  assert.equal(connectionState(bench, connection), 'pending')
  assert.deepEqual([...bench.store.world.all('crossConnect')], [])
  await bench.customerSide('PutSite', { name: 'ashburn', prefixes: ['10.0.0.0/16'] })
  await bench.customerSide('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_000 })
  await bench.customerSide('PutCrossConnect', { connectionId: connection, router: 'edge' })
  assert.equal(connectionState(bench, connection), 'available')
  const virtualInterface = await interfaceOn(bench, connection, gateway)
  await bench.pass(1000)
  assert.equal(interfaceState(bench, virtualInterface), 'available')
})

test('a virtual interface that nobody configures goes from pending to down and never stays pending', async () => {
  await using bench = new Bench({ hands: 'manual' })
  await bench.service.start()
  const gateway = await vpcWithGateway(bench)
  const connection = await ordered(bench)
  await bench.pass(0)
  await bench.customerSide('PutSite', { name: 'ashburn' })
  await bench.customerSide('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_000, kind: 'external' })
  await bench.customerSide('PutCrossConnect', { connectionId: connection, router: 'edge' })
  const virtualInterface = await interfaceOn(bench, connection, gateway)
  await bench.pass(1000)
  assert.deepEqual([connectionState(bench, connection), interfaceState(bench, virtualInterface)], ['available', 'down'])
})

test('an AS that the router has not keeps the session down until it has', async () => {
  await using bench = new Bench({ hands: 'manual' })
  await bench.service.start()
  const gateway = await vpcWithGateway(bench)
  const connection = await ordered(bench)
  await bench.pass(0)
  await bench.customerSide('PutSite', { name: 'ashburn' })
  await bench.customerSide('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_001 })
  await bench.customerSide('PutCrossConnect', { connectionId: connection, router: 'edge' })
  const virtualInterface = await interfaceOn(bench, connection, gateway)
  await bench.pass(1000)
  assert.equal(interfaceState(bench, virtualInterface), 'down')
  await bench.customerSide('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_000 })
  await bench.pass(0)
  assert.equal(interfaceState(bench, virtualInterface), 'available')
  await bench.customerSide('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_000, kind: 'external' })
  await bench.pass(0)
  assert.equal(interfaceState(bench, virtualInterface), 'down', 'nor does it stay up when the router is nobody’s any more')
})

test('a cut takes both down at once, healing brings both back', async () => {
  await using bench = new Bench()
  await bench.service.start()
  const estate = await running(bench)
  const { id } = await bench.customerSide<{ id: string }>('PostFault', { kind: 'cut', on: `connection:${estate.connection}` })
  await bench.pass(200)
  assert.deepEqual(states(bench, estate), ['down', 'down'])
  await bench.customerSide('DeleteFault', { id })
  await bench.pass(200)
  assert.deepEqual(states(bench, estate), ['available', 'down'], 'light first')
  await bench.pass(20_000)
  assert.deepEqual(states(bench, estate), ['available', 'available'])
})

test('a silent fault leaves the connection available; the virtual interface falls when BFD or the hold timer says so', async () => {
  await using bench = new Bench()
  await bench.service.start()
  const estate = await running(bench)
  await bench.customerSide('PostFault', { kind: 'silent', on: `connection:${estate.connection}`, until: '60s' })
  assert.deepEqual(states(bench, estate), ['available', 'available'])
  await bench.pass(1000)
  assert.deepEqual(states(bench, estate), ['available', 'down'])
  await bench.pass(80_000)
  assert.deepEqual(states(bench, estate), ['available', 'available'], 'it healed by itself')
  assert.deepEqual([...bench.store.world.all('fault')], [])
})

test('pulling the patch takes the light and the session', async () => {
  await using bench = new Bench({ hands: 'manual' })
  await bench.service.start()
  const gateway = await vpcWithGateway(bench)
  const connection = await ordered(bench)
  await bench.pass(0)
  await bench.customerSide('PutSite', { name: 'ashburn', prefixes: ['10.0.0.0/16'] })
  await bench.customerSide('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_000 })
  await bench.customerSide('PutCrossConnect', { connectionId: connection, router: 'edge' })
  const estate = { connection, gateway, virtualInterface: await interfaceOn(bench, connection, gateway) }
  await bench.pass(0)
  assert.deepEqual(states(bench, estate), ['available', 'available'])
  for (const round of [1, 2]) {
    await bench.customerSide('DeleteCrossConnect', { connectionId: connection })
    await bench.pass(0)
    assert.deepEqual(states(bench, estate), ['down', 'down'], `pulled, ${round}`)
    await bench.customerSide('PutCrossConnect', { connectionId: connection, router: 'edge' })
    await bench.pass(20_000)
    assert.deepEqual(states(bench, estate), ['available', 'available'], `back, ${round}`)
  }
})

test('a VPN’s tunnels come up, fall with their uplink, and come back', async () => {
  await using bench = new Bench()
  await bench.service.start()
  const gateway = await vpcWithGateway(bench)
  const { CustomerGateway } = await bench.ec2<{ CustomerGateway: { CustomerGatewayId: string } }>('CreateCustomerGateway', {
    Type: 'ipsec.1',
    BgpAsn: 65_000,
    IpAddress: '198.51.100.7',
  })
  const { VpnConnection } = await bench.ec2<{ VpnConnection: { VpnConnectionId: string } }>('CreateVpnConnection', {
    Type: 'ipsec.1',
    CustomerGatewayId: CustomerGateway.CustomerGatewayId,
    VpnGatewayId: gateway,
  })
  await bench.pass(0)
  const tunnels = async () => {
    const { VpnConnections } = await bench.ec2<{ VpnConnections: { VgwTelemetry: { Status: string }[] }[] }>(
      'DescribeVpnConnections',
      {
        VpnConnectionIds: [VpnConnection.VpnConnectionId],
      },
    )
    return VpnConnections[0]?.VgwTelemetry.map(({ Status }) => Status)
  }
  assert.deepEqual(await tunnels(), ['UP', 'UP'])
  await bench.customerSide('PostFault', { kind: 'cut', on: `vpn:${VpnConnection.VpnConnectionId}` })
  await bench.pass(1000)
  assert.deepEqual(await tunnels(), ['DOWN', 'DOWN'])
  await bench.customerSide('DeleteFaults', {})
  await bench.pass(20_000)
  assert.deepEqual(await tunnels(), ['UP', 'UP'])
  await bench.ec2('DeleteVpnConnection', { VpnConnectionId: VpnConnection.VpnConnectionId })
  await bench.pass(1000)
  assert.equal(bench.store.observed.get('tunnel', `${VpnConnection.VpnConnectionId}/1`)?.ike ?? false, false)
})

test('a restart finds the same states, in the middle of a failure too', async () => {
  await using bench = new Bench()
  await bench.service.start()
  const estate = await running(bench)
  const told = () => JSON.stringify([states(bench, estate), [...bench.store.world.all('crossConnect')].map(({ body }) => body)])
  for (const step of [
    () => Promise.resolve(),
    () => bench.customerSide('PostFault', { kind: 'cut', on: `connection:${estate.connection}` }),
    () => bench.pass(5000),
    () => bench.customerSide('DeleteFaults', {}).then(() => bench.pass(30_000)),
  ]) {
    await step()
    const before = told()
    await bench.restart()
    assert.equal(told(), before)
  }
})

test('a silent fault that began before a restart is noticed when its time is up', async () => {
  await using bench = new Bench({ hands: 'manual' })
  await bench.service.start()
  const gateway = await vpcWithGateway(bench)
  const connection = await ordered(bench)
  await bench.pass(0)
  await bench.customerSide('PutSite', { name: 'ashburn', prefixes: ['10.0.0.0/16'] })
  await bench.customerSide('PutRouter', { name: 'edge', site: 'ashburn', asn: 65_000, bfd: false })
  await bench.customerSide('PutCrossConnect', { connectionId: connection, router: 'edge' })
  const virtualInterface = await interfaceOn(bench, connection, gateway)
  await bench.customerSide('PostFault', { kind: 'silent', on: `connection:${connection}` })
  await bench.pass(60_000)
  await bench.restart()
  assert.equal(interfaceState(bench, virtualInterface), 'available')
  await bench.pass(29_000)
  assert.equal(interfaceState(bench, virtualInterface), 'available')
  await bench.pass(2000)
  assert.equal(interfaceState(bench, virtualInterface), 'down')
})

test('lead times of AWS: requested, then pending, then available', async () => {
  await using bench = new Bench({ pace: 'aws' })
  await bench.service.start()
  const connection = await ordered(bench)
  assert.equal(connectionState(bench, connection), 'requested')
  await bench.pass(71 * 3_600_000)
  assert.equal(connectionState(bench, connection), 'requested')
  await bench.pass(2 * 3_600_000)
  assert.equal(connectionState(bench, connection), 'available')
})
