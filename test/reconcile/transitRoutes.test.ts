import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bench } from './bench.ts'

interface Route {
  readonly DestinationCidrBlock: string
  readonly State: string
  readonly Type: string
  readonly TransitGatewayAttachments?: readonly { readonly ResourceId: string }[]
}

async function search(bench: Bench, table: string): Promise<string[]> {
  const { Routes } = await bench.ec2<{ Routes: readonly Route[] }>('SearchTransitGatewayRoutes', {
    TransitGatewayRouteTableId: table,
    Filters: [{ Name: 'state', Values: ['active', 'blackhole'] }],
  })
  return Routes.map(({ DestinationCidrBlock, Type, State, TransitGatewayAttachments = [] }) =>
    [DestinationCidrBlock, Type, State, ...TransitGatewayAttachments.map(({ ResourceId }) => ResourceId)].join(' '),
  ).sort()
}

/** A transit gateway with one VPC, in its default route table. */
async function hub(bench: Bench) {
  const { TransitGateway } = await bench.ec2<{ TransitGateway: { TransitGatewayId: string } }>('CreateTransitGateway', {
    Options: { AmazonSideAsn: 64_700 },
  })
  const { TransitGatewayId } = TransitGateway
  await bench.pass(0)
  const { Vpc } = await bench.ec2<{ Vpc: { VpcId: string } }>('CreateVpc', { CidrBlock: '10.20.0.0/16' })
  const { Subnet } = await bench.ec2<{ Subnet: { SubnetId: string } }>('CreateSubnet', {
    VpcId: Vpc.VpcId,
    CidrBlock: '10.20.1.0/24',
    AvailabilityZone: 'us-east-1a',
  })
  const { TransitGatewayVpcAttachment } = await bench.ec2<{
    TransitGatewayVpcAttachment: { TransitGatewayAttachmentId: string }
  }>('CreateTransitGatewayVpcAttachment', { TransitGatewayId, VpcId: Vpc.VpcId, SubnetIds: [Subnet.SubnetId] })
  await bench.pass(0)
  const tables = await bench.ec2<{ TransitGatewayRouteTables: readonly { TransitGatewayRouteTableId: string }[] }>(
    'DescribeTransitGatewayRouteTables',
    {},
  )
  const table = tables.TransitGatewayRouteTables[0]?.TransitGatewayRouteTableId
  assert.ok(table)
  return { TransitGatewayId, vpc: Vpc.VpcId, attachment: TransitGatewayVpcAttachment.TransitGatewayAttachmentId, table }
}

test('a transit gateway’s routes are answered as the network has them', async () => {
  await using bench = new Bench()
  await bench.service.start()
  const { table, vpc, attachment } = await hub(bench)
  assert.deepEqual(await search(bench, table), [`10.20.0.0/16 propagated active ${vpc}`])
  const route = { TransitGatewayRouteTableId: table, DestinationCidrBlock: '10.66.0.0/16' }
  await bench.ec2('CreateTransitGatewayRoute', { ...route, Blackhole: true })
  await bench.ec2('CreateTransitGatewayRoute', {
    ...route,
    DestinationCidrBlock: '10.99.0.0/16',
    TransitGatewayAttachmentId: attachment,
  })
  await bench.pass(0)
  const all = [`10.20.0.0/16 propagated active ${vpc}`, '10.66.0.0/16 static blackhole', `10.99.0.0/16 static active ${vpc}`]
  assert.deepEqual(await search(bench, table), all)
  await bench.restart()
  assert.deepEqual(await search(bench, table), all)
  await bench.ec2('DeleteTransitGatewayRoute', route)
  await bench.ec2('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: attachment })
  await bench.pass(0)
  assert.deepEqual(await search(bench, table), ['10.99.0.0/16 static blackhole'])
})

test('a site behind a Direct Connect gateway is in the transit gateway’s table while its BGP is up', async () => {
  await using bench = new Bench()
  await bench.service.start()
  const { table, TransitGatewayId, vpc } = await hub(bench)
  const gateway = await bench.directConnect<{ directConnectGateway: { directConnectGatewayId: string } }>(
    'CreateDirectConnectGateway',
    { directConnectGatewayName: 'dxgw', amazonSideAsn: 64_600 },
  )
  const { directConnectGatewayId } = gateway.directConnectGateway
  await bench.directConnect('CreateDirectConnectGatewayAssociation', {
    directConnectGatewayId,
    gatewayId: TransitGatewayId,
    addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/8' }],
  })
  await bench.pass(0)
  const order = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'dx-a' }
  const { connectionId } = await bench.directConnect('CreateConnection', order)
  await bench.pass(0)
  const { virtualInterface } = await bench.directConnect<{ virtualInterface: { virtualInterfaceId: string } }>(
    'CreateTransitVirtualInterface',
    {
      connectionId,
      newTransitVirtualInterface: { virtualInterfaceName: 'vif-a', vlan: 100, asn: 65_000, mtu: 8500, directConnectGatewayId },
    },
  )
  await bench.pass(1000)
  const row = bench.store.world.get('virtualInterface', virtualInterface.virtualInterfaceId)
  assert.equal(row?.body.state, 'available')
  const [peer] = row.body.peers
  assert.deepEqual(
    bench.store.observed.get('session', peer?.id ?? '')?.advertised.map(({ cidr }) => cidr),
    ['10.0.0.0/8'],
  )
  assert.deepEqual(await search(bench, table), [`10.20.0.0/16 propagated active ${vpc}`])
})
