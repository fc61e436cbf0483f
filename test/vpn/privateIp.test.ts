import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { customerSide } from '../clients/customerSide.ts'
import { eventually } from '../clients/eventually.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const ACCOUNT = '666666666666'
const WITHIN = '10.255.0.0/24'
const EDGE = '10.0.255.1'

interface Trace {
  readonly outcome: string
  readonly mtu: number
  readonly hops: readonly { readonly node: string; readonly via: string | null }[]
}

/** A transit gateway with a VPC, behind a Direct Connect gateway with one transit virtual interface; nothing is patched by hand. */
async function behindDirectConnect(url: string) {
  const options = { endpoint: url, region: 'us-east-1', credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'any' } }
  const [dx, ec2] = [new DirectConnect(options), new EC2(options)]
  const Options = { AmazonSideAsn: 64_513, TransitGatewayCidrBlocks: [WITHIN] }
  const { TransitGateway } = await ec2.createTransitGateway({ Options })
  const { TransitGatewayId } = TransitGateway ?? {}
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.20.0.0/16' })
  const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: '10.20.1.0/24' })
  await ec2.createTransitGatewayVpcAttachment({ TransitGatewayId, VpcId: Vpc?.VpcId, SubnetIds: [Subnet?.SubnetId ?? ''] })
  const Filters = [{ Name: 'vpc-id', Values: [Vpc?.VpcId ?? ''] }]
  const { RouteTables } = await ec2.describeRouteTables({ Filters })
  const back = { RouteTableId: RouteTables?.[0]?.RouteTableId, DestinationCidrBlock: '10.0.0.0/8' }
  await ec2.createRoute({ ...back, TransitGatewayId })
  const hub = await dx.createDirectConnectGateway({ directConnectGatewayName: 'hub', amazonSideAsn: 64_600 })
  const { directConnectGatewayId } = hub.directConnectGateway ?? {}
  await dx.createDirectConnectGatewayAssociation({
    directConnectGatewayId,
    gatewayId: TransitGatewayId,
    addAllowedPrefixesToDirectConnectGateway: [{ cidr: WITHIN }],
  })
  const tags = [{ key: 'landbridge:router', value: 'edge-1' }]
  const { connectionId } = await dx.createConnection({ location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'port', tags })
  await dx.createTransitVirtualInterface({
    connectionId,
    newTransitVirtualInterface: { virtualInterfaceName: 'hub', vlan: 100, asn: 65_000, mtu: 8500, directConnectGatewayId },
  })
  const attachments = await ec2.describeTransitGatewayAttachments({
    Filters: [{ Name: 'resource-type', Values: ['direct-connect-gateway'] }],
  })
  const transport = attachments.TransitGatewayAttachments?.[0]?.TransitGatewayAttachmentId
  return { ec2, dx, TransitGatewayId, vpcId: Vpc?.VpcId, connectionId, transport }
}

test('a private-IP VPN inside a transit virtual interface carries packets, and goes down with its port', async () => {
  await using service = await serviceUnderTest({ args: ['--clock', 'manual'] })
  const customer = customerSide(service.url, ACCOUNT)
  await customer('PUT', 'sites/ashburn', { prefixes: ['10.0.0.0/16'] })
  await customer('PUT', 'routers/edge-1', { site: 'ashburn', asn: 65_000, privateAddresses: [EDGE] })
  await customer('PUT', 'hosts/app', { site: 'ashburn', address: '10.0.1.10' })
  const { ec2, TransitGatewayId, vpcId, connectionId, transport } = await behindDirectConnect(service.url)
  await customer('PUT', 'hosts/db', { vpcId, address: '10.20.1.10' })
  const { CustomerGateway } = await ec2.createCustomerGateway({ Type: 'ipsec.1', BgpAsn: 65_000, IpAddress: EDGE })
  const { VpnConnection } = await ec2.createVpnConnection({
    Type: 'ipsec.1',
    CustomerGatewayId: CustomerGateway?.CustomerGatewayId,
    TransitGatewayId,
    Options: { OutsideIpAddressType: 'PrivateIpv4', TransportTransitGatewayAttachmentId: transport },
  })
  const VpnConnectionIds = [VpnConnection?.VpnConnectionId ?? '']
  const telemetry = async () =>
    (await ec2.describeVpnConnections({ VpnConnectionIds })).VpnConnections?.[0]?.VgwTelemetry?.map(({ Status }) => Status)
  await eventually('both tunnels', telemetry, ['UP', 'UP'])
  const [shown] = (await ec2.describeVpnConnections({ VpnConnectionIds })).VpnConnections ?? []
  const outside = shown?.VgwTelemetry?.map(({ OutsideIpAddress = '' }) => OutsideIpAddress) ?? []
  assert.ok(
    outside.every(address => address.startsWith('10.255.0.')),
    `${outside} are of the transit gateway's block`,
  )
  const traced = () => customer<Trace>('POST', 'traces', { from: 'app', to: 'db' })
  const before = await traced()
  assert.equal(before.outcome, 'delivered', JSON.stringify(before))
  assert.equal(before.mtu, 1446, 'IPsec inside a frame of 1500: nothing is larger in a private-IP VPN')
  assert.match(before.hops.find(hop => hop.node === 'edge-1')?.via ?? '', /^vpn-[0-9a-f]{17}\/[12]$/)

  await customer('POST', 'faults', { kind: 'cut', on: `connection:${connectionId}` })
  await customer('POST', 'clock', { advance: '2m' })
  await eventually('both tunnels, without the port', telemetry, ['DOWN', 'DOWN'])
  assert.equal((await traced()).outcome, 'dropped')
  assert.equal(service.complaints(), '')
})

test('without a router of one’s own, a private-IP VPN is up once the patched one’s site announces its address', async () => {
  await using service = await serviceUnderTest()
  const customer = customerSide(service.url, ACCOUNT)
  const { ec2, TransitGatewayId, transport } = await behindDirectConnect(service.url)
  const { CustomerGateway } = await ec2.createCustomerGateway({ Type: 'ipsec.1', BgpAsn: 65_000, IpAddress: EDGE })
  const { VpnConnection } = await ec2.createVpnConnection({
    Type: 'ipsec.1',
    CustomerGatewayId: CustomerGateway?.CustomerGatewayId,
    TransitGatewayId,
    Options: { OutsideIpAddressType: 'PrivateIpv4', TransportTransitGatewayAttachmentId: transport },
  })
  const VpnConnectionIds = [VpnConnection?.VpnConnectionId ?? '']
  const telemetry = async () =>
    (await ec2.describeVpnConnections({ VpnConnectionIds })).VpnConnections?.[0]?.VgwTelemetry?.map(({ Status }) => Status)
  assert.deepEqual(await telemetry(), ['DOWN', 'DOWN'], 'nobody told AWS where the address is')
  const { routers } = await customer<{ routers: { name: string }[] }>('GET', 'routers')
  assert.deepEqual(
    routers.map(({ name }) => name),
    ['edge-1'],
    'smart hands put up no second router for a private address',
  )
  await customer('PUT', 'sites/edge-1', { prefixes: ['10.0.0.0/16'] })
  await eventually('both tunnels', telemetry, ['UP', 'UP'])
  assert.equal(service.complaints(), '')
})
