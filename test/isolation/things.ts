import { coverageOf } from '../../src/cli/operationTable.ts'
import type { Service } from '../../src/cli/service.ts'
import type { Scope } from '../../src/resources/world.ts'
import { at } from './at.ts'
import type { Noun, Things } from './nouns.ts'
import { shared } from './shared.ts'
import { besideVpc } from './thingsBesideVpc.ts'
import { endPoints } from './thingsEndPoints.ts'
import { transitGateways } from './thingsTransitGateways.ts'

/** Another account that hosts connections and proposes associations to those of the matrix. */
export const PARTNER = '999999999999'

/** Where a route of every set leads. */
export const ROUTED = '192.0.2.0/24'

/** A place in each Region where the matrix orders ports. */
const LOCATIONS: Readonly<Record<string, string>> = { 'us-east-1': 'EqDC2', 'eu-west-1': 'EqLD5' }

type Answer = Record<string, unknown>

/** Makes one of everything through the API; `number` keeps the addresses of several such sets apart. */
export async function populate(service: Service, scope: Scope, number: number): Promise<Things> {
  const things: Partial<Record<Noun, string | undefined>> = { account: scope.account, location: LOCATIONS[scope.region] }
  const call = callerOf(service, scope)
  const byPartner = callerOf(service, { ...scope, account: PARTNER })
  const cidr = (offset: number) => `10.${number + offset}.0.0/16`

  things.vpc = at(await call('ec2', 'CreateVpc', { CidrBlock: cidr(0) }), 'Vpc.VpcId')
  const more = await call('ec2', 'AssociateVpcCidrBlock', { VpcId: things.vpc, CidrBlock: cidr(100) })
  things.cidrAssociation = at(more, 'CidrBlockAssociation.AssociationId')
  const subnet = await call('ec2', 'CreateSubnet', { VpcId: things.vpc, CidrBlock: `10.${number}.1.0/24` })
  things.subnet = at(subnet, 'Subnet.SubnetId')
  things.routeTable = at(await call('ec2', 'CreateRouteTable', { VpcId: things.vpc }), 'RouteTable.RouteTableId')
  const tied = await call('ec2', 'AssociateRouteTable', { RouteTableId: things.routeTable, SubnetId: things.subnet })
  things.routeTableAssociation = at(tied, 'AssociationId')
  things.internetGateway = at(await call('ec2', 'CreateInternetGateway', {}), 'InternetGateway.InternetGatewayId')
  await call('ec2', 'AttachInternetGateway', { InternetGatewayId: things.internetGateway, VpcId: things.vpc })
  const route = { RouteTableId: things.routeTable, GatewayId: things.internetGateway }
  await call('ec2', 'CreateRoute', { ...route, DestinationCidrBlock: ROUTED })
  const Filters = [{ Name: 'vpc-id', Values: [things.vpc] }]
  things.securityGroup = at(await call('ec2', 'DescribeSecurityGroups', { Filters }), 'SecurityGroups.0.GroupId')
  things.networkAcl = at(await call('ec2', 'DescribeNetworkAcls', { Filters }), 'NetworkAcls.0.NetworkAclId')
  Object.assign(things, await endPoints(call, things))
  Object.assign(things, { region: scope.region }, await besideVpc(call, things, scope.region))
  things.virtualPrivateGateway = await attachedGateway(call, things.vpc)
  const router = { Type: 'ipsec.1', BgpAsn: 65_010, IpAddress: `203.0.113.${number}` }
  things.customerGateway = at(await call('ec2', 'CreateCustomerGateway', router), 'CustomerGateway.CustomerGatewayId')
  const vpn = await call('ec2', 'CreateVpnConnection', {
    Type: 'ipsec.1',
    CustomerGatewayId: things.customerGateway,
    VpnGatewayId: things.virtualPrivateGateway,
    Options: { StaticRoutesOnly: true },
  })
  things.vpnConnection = at(vpn, 'VpnConnection.VpnConnectionId')

  Object.assign(things, await transitGateways(call, { ...things, region: scope.region }))

  const port = { location: things.location, bandwidth: '10Gbps', connectionName: 'port' }
  things.connection = at(await call('directconnect', 'CreateConnection', port), 'connectionId')
  const hub = await call('directconnect', 'CreateDirectConnectGateway', {
    directConnectGatewayName: 'hub',
    amazonSideAsn: 64_600,
  })
  things.directConnectGateway = at(hub, 'directConnectGateway.directConnectGatewayId')
  const vif = async (vlan: number) =>
    await call('directconnect', 'CreatePrivateVirtualInterface', {
      connectionId: things.connection,
      newPrivateVirtualInterface: {
        virtualInterfaceName: 'vif',
        vlan,
        asn: 65_000,
        directConnectGatewayId: things.directConnectGateway,
      },
    })
  things.virtualInterface = at(await vif(100), 'virtualInterfaceId')
  const newBGPPeer = { asn: 65_000, addressFamily: 'ipv6' }
  const two = await call('directconnect', 'CreateBGPPeer', { virtualInterfaceId: things.virtualInterface, newBGPPeer })
  things.bgpPeer = at(two, 'virtualInterface.bgpPeers.0.bgpPeerId')
  const tested = await vif(101)
  things.testedVirtualInterface = at(tested, 'virtualInterfaceId')
  things.testedPeer = at(tested, 'bgpPeers.0.bgpPeerId')
  const pair = { directConnectGatewayId: things.directConnectGateway, gatewayId: things.virtualPrivateGateway }
  const association = await call('directconnect', 'CreateDirectConnectGatewayAssociation', pair)
  things.association = at(association, 'directConnectGatewayAssociation.associationId')
  const test = await call('directconnect', 'StartBgpFailoverTest', { virtualInterfaceId: things.testedVirtualInterface })
  things.failoverTest = at(test, 'virtualInterfaceTest.testId')

  things.lag = at(
    await call('directconnect', 'CreateLag', { ...port, lagName: 'lag', numberOfConnections: 1, connectionsBandwidth: '10Gbps' }),
    'lagId',
  )
  const group = { resiliencyGroupName: 'group', intendedResiliencyModel: 'high-resiliency' }
  const grouped = await call('directconnect', 'CreateResiliencyGroup', group)
  things.resiliencyGroup = at(grouped, 'resiliencyGroup.resiliencyGroupId')
  const macSec = await call('directconnect', 'CreateConnection', { ...port, requestMACSec: true })
  things.macSecConnection = at(macSec, 'connectionId')
  const SecretString = JSON.stringify({ ckn: `0${number}`.repeat(32), cak: 'cd'.repeat(32) })
  things.secret = at(await call('secretsmanager', 'CreateSecret', { Name: 'key', SecretString }), 'ARN')
  const alarm = { Namespace: 'x', MetricName: 'x', Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1 }
  await call('monitoring', 'PutMetricAlarm', { AlarmName: 'one', ...alarm, ComparisonOperator: 'LessThanThreshold' })
  things.alarmArn = at(await call('monitoring', 'DescribeAlarms', {}), 'MetricAlarms.0.AlarmArn')
  const key = { connectionId: things.macSecConnection, secretARN: things.secret }
  await call('directconnect', 'AssociateMacSecKey', key)
  things.interconnect = at(
    await call('directconnect', 'CreateInterconnect', { ...port, interconnectName: 'partner' }),
    'interconnectId',
  )
  const child = { bandwidth: '500Mbps', connectionName: 'child', ownerAccount: PARTNER, vlan: 300 }
  const allocated = await call('directconnect', 'AllocateHostedConnection', { ...child, connectionId: things.interconnect })
  things.childConnection = at(allocated, 'connectionId')
  await hosted(byPartner, things, port)
  const { proposalId } = await proposed(byPartner, things.directConnectGateway, scope.account, cidr(50))
  things.proposal = proposalId
  const partners = await byPartner('directconnect', 'CreateDirectConnectGateway', { directConnectGatewayName: 'partners' })
  const partnersHub = at(partners, 'directConnectGateway.directConnectGatewayId')
  things.proposedGateway = (await proposed(call, partnersHub, PARTNER, cidr(30))).gatewayId
  Object.assign(things, await shared(service.store, { scope, number, partner: PARTNER }, call, byPartner))
  for (const [noun, type, region] of [
    ['connection', 'dxcon', scope.region],
    ['virtualInterface', 'dxvif', scope.region],
    ['lag', 'dxlag', scope.region],
    ['interconnect', 'dxcon', scope.region],
    ['directConnectGateway', 'dx-gateway', ''],
    ['resiliencyGroup', 'dx-resiliency-group', ''],
  ] as const) {
    const id = things[noun]
    if (id !== undefined) things[`${noun}Arn`] = `arn:aws:directconnect:${region}:${scope.account}:${type}/${id}`
  }
  return { ...things, ...(await customerSide(call, things, number)) }
}

async function customerSide(call: Call, { macSecConnection, attachedInterface }: Things, number: number): Promise<Things> {
  const names = {
    site: `site${number}`,
    router: `router${number}`,
    host: `host${number}`,
    flow: `flow${number}`,
    applianceTunnel: `tunnel${number}`,
    sharedRisk: `conduit${number}`,
  } as const
  await call('landbridge', 'PutSite', { name: names.site, prefixes: [`10.${number + 200}.0.0/16`] })
  await call('landbridge', 'PutRouter', { name: names.router, site: names.site, asn: 65_000 + number })
  const address = (host: number) => `10.${number + 200}.0.${host}`
  await call('landbridge', 'PutHost', { name: names.host, site: names.site, address: address(1) })
  await call('landbridge', 'PutSharedRisk', { name: names.sharedRisk, members: [names.router] })
  await call('landbridge', 'PutApplianceTunnel', {
    name: names.applianceTunnel,
    router: names.router,
    networkInterfaceId: attachedInterface,
  })
  await call('landbridge', 'PutHost', { name: `${names.host}-other`, site: names.site, address: address(2) })
  await call('landbridge', 'PutFlow', { id: names.flow, from: names.host, to: `${names.host}-other`, steadyBps: 1 })
  // Nothing runs over this one: what stands on the others is not to go down while the matrix looks at it.
  const connectionComponent = `connection:${macSecConnection}`
  const fault = at(await call('landbridge', 'PostFault', { kind: 'silent', on: connectionComponent }), 'id')
  return { ...names, connectionComponent, ...(fault ? { fault } : {}) }
}

/** What a partner does for the account: a connection on its interconnect and a virtual interface on its port. */
async function hosted(byPartner: Call, things: Partial<Record<Noun, string | undefined>>, port: object): Promise<void> {
  const { account } = things
  const interconnect = at(
    await byPartner('directconnect', 'CreateInterconnect', { ...port, interconnectName: 'partner' }),
    'interconnectId',
  )
  const order = { bandwidth: '500Mbps', connectionName: 'hosted', ownerAccount: account, vlan: 200 }
  const connection =
    interconnect && (await byPartner('directconnect', 'AllocateHostedConnection', { ...order, connectionId: interconnect }))
  things.hostedConnection = connection ? at(connection, 'connectionId') : undefined
  const connectionId = at(await byPartner('directconnect', 'CreateConnection', port), 'connectionId')
  const vif = await byPartner('directconnect', 'AllocatePrivateVirtualInterface', {
    connectionId,
    ownerAccount: account,
    newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'hosted', vlan: 300, asn: 65_000 },
  })
  things.hostedVirtualInterface = at(vif, 'virtualInterfaceId')
  const transit = await byPartner('directconnect', 'AllocateTransitVirtualInterface', {
    connectionId,
    ownerAccount: account,
    newTransitVirtualInterfaceAllocation: { virtualInterfaceName: 'transit', vlan: 301, asn: 65_000 },
  })
  things.hostedTransitVirtualInterface = at(transit, 'virtualInterface.virtualInterfaceId')
}

/** Asks the owner of a DX gateway to associate a new gateway of the caller's with it. */
async function proposed(call: Call, hub: string | undefined, owner: string, CidrBlock: string) {
  const gatewayId = await attachedGateway(call, at(await call('ec2', 'CreateVpc', { CidrBlock }), 'Vpc.VpcId'))
  const proposal = await call('directconnect', 'CreateDirectConnectGatewayAssociationProposal', {
    directConnectGatewayId: hub,
    directConnectGatewayOwnerAccount: owner,
    gatewayId,
  })
  return { gatewayId, proposalId: at(proposal, 'directConnectGatewayAssociationProposal.proposalId') }
}

async function attachedGateway(call: Call, VpcId: string | undefined): Promise<string | undefined> {
  const VpnGatewayId = at(await call('ec2', 'CreateVpnGateway', { Type: 'ipsec.1' }), 'VpnGateway.VpnGatewayId')
  await call('ec2', 'AttachVpnGateway', { VpnGatewayId, VpcId })
  return VpnGatewayId
}

type Call = (service: string, operation: string, input: object) => Promise<Answer>

/** Calls what is built and answers nothing for what is not. */
function callerOf(service: Service, { account, region }: Scope): Call {
  const caller = { account, region, accessKey: account, userArn: `arn:aws:iam::${account}:root` }
  return async (name, operation, input) => {
    if (name === 'landbridge') return (await service.performLandbridge(operation, input, account)) as Answer
    if ((await coverageOf(name, operation)) === 'not built') return {}
    return (await service.perform({ service: name, operation, input: input as Answer, caller })) as Answer
  }
}

/** An id or name of the same form that nobody has. */
export function absent(noun: Noun, id: string): string {
  if (noun === 'account') return '888888888888'
  if (/^(resourceShare|resourceShareInvitation|invitedShare)$/.test(noun))
    return id.replace(/[^/]*$/, last => absent('proposal', last))
  if (noun === 'quotaRequest') return '0'.repeat(40)
  if (/Arn$/.test(noun)) return id.replace(/[^/]*$/, last => absent('connection', last))
  if (noun === 'connectionComponent') return `connection:${absent('connection', id.slice('connection:'.length))}`
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-/.test(id)) return '00000000-0000-4000-8000-000000000000'
  if (id.includes('-')) return id.replace(/[^-]*$/, digits => '0'.repeat(digits.length))
  return `no${id}`
}
