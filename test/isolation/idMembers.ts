import { BESIDE_VPC_FILTERS, BESIDE_VPC_MEMBERS, BESIDE_VPC_MEMBERS_OF_NOTHING } from './idMembersBesideVpc.ts'
import { END_POINT_FILTERS, END_POINT_MEMBERS, END_POINT_MEMBERS_OF_NOTHING } from './idMembersEndPoints.ts'
import {
  TRANSIT_GATEWAY_FILTERS,
  TRANSIT_GATEWAY_MEMBERS,
  TRANSIT_GATEWAY_MEMBERS_OF_NOTHING,
} from './idMembersTransitGateways.ts'
import type { Noun } from './nouns.ts'

/**
 * What the members of inputs that are named like ids take, by the last part of their path, or by service, operation and
 * member where that is not enough. A member that is named like one and is not here fails the matrix: say what it takes.
 */
const ID_MEMBERS: Readonly<Record<string, readonly Noun[]>> = {
  ...END_POINT_MEMBERS,
  ...TRANSIT_GATEWAY_MEMBERS,
  ...BESIDE_VPC_MEMBERS,
  'connectionIds[]': ['connection'],
  'connectionIdentifiers[]': ['connection', 'lag', 'hostedConnection'],
  resiliencyGroupId: ['resiliencyGroup'],
  secretARN: ['secret'],
  ResourceARN: ['alarmArn'],
  SecretId: ['secret'],
  connectionId: ['connection', 'lag', 'interconnect', 'hostedConnection', 'childConnection'],
  parentConnectionId: ['connection', 'lag', 'interconnect'],
  interconnectId: ['interconnect'],
  lagId: ['lag'],
  virtualInterfaceId: ['virtualInterface', 'testedVirtualInterface', 'hostedVirtualInterface', 'hostedTransitVirtualInterface'],
  bgpPeerId: ['bgpPeer'],
  'bgpPeers[]': ['bgpPeer', 'testedPeer'],
  testId: ['failoverTest'],
  directConnectGatewayId: ['directConnectGateway'],
  gatewayId: ['virtualPrivateGateway', 'transitGateway'],
  virtualGatewayId: ['virtualPrivateGateway'],
  associatedGatewayId: ['virtualPrivateGateway', 'proposedGateway', 'transitGateway'],
  associationId: ['association', 'transitAssociation'],
  proposalId: ['proposal'],
  resourceArn: [
    'connectionArn',
    'virtualInterfaceArn',
    'directConnectGatewayArn',
    'lagArn',
    'interconnectArn',
    'resiliencyGroupArn',
  ],
  'resourceArns[]': [
    'connectionArn',
    'virtualInterfaceArn',
    'directConnectGatewayArn',
    'lagArn',
    'interconnectArn',
    'resiliencyGroupArn',
  ],
  VpcId: ['vpc'],
  'VpcIds[]': ['vpc'],
  SubnetId: ['subnet'],
  'SubnetIds[]': ['subnet'],
  RouteTableId: ['routeTable'],
  'RouteTableIds[]': ['routeTable'],
  InternetGatewayId: ['internetGateway'],
  'InternetGatewayIds[]': ['internetGateway'],
  VpnGatewayId: ['virtualPrivateGateway'],
  'VpnGatewayIds[]': ['virtualPrivateGateway'],
  CustomerGatewayId: ['customerGateway'],
  'CustomerGatewayIds[]': ['customerGateway'],
  VpnConnectionId: ['vpnConnection'],
  'VpnConnectionIds[]': ['vpnConnection'],
  VpnConcentratorId: ['vpnConcentrator'],
  'VpnConcentratorIds[]': ['vpnConcentrator'],
  'NetworkAclIds[]': ['networkAcl'],
  'GroupIds[]': ['securityGroup'],
  GatewayId: ['internetGateway', 'virtualPrivateGateway'],
  'ec2 DisassociateRouteTable AssociationId': ['routeTableAssociation'],
  'ec2 ReplaceRouteTableAssociation AssociationId': ['routeTableAssociation'],
  'ec2 DisassociateVpcCidrBlock AssociationId': ['cidrAssociation'],
  'Resources[]': [
    'vpc',
    'subnet',
    'routeTable',
    'internetGateway',
    'virtualPrivateGateway',
    'customerGateway',
    'vpnConnection',
    'vpnConcentrator',
    'securityGroup',
    'networkAcl',
    'securityGroupRule',
    'networkInterface',
    'instance',
    'elasticAddress',
    'natGateway',
    'transitGateway',
    'transitGatewayAttachment',
    'transitGatewayRouteTable',
    'peeringAttachment',
    'connectPeer',
    'transitGatewayPolicyTable',
  ],
  resourceShareArn: ['resourceShare'],
  'resourceShareArns[]': ['resourceShare'],
  'ram GetResourceShareInvitations resourceShareArns[]': ['invitedShare'],
  resourceShareInvitationArn: ['resourceShareInvitation'],
  'resourceShareInvitationArns[]': ['resourceShareInvitation'],
  'ram resourceArn': ['sharedPrefixListArn'],
  'ram resourceArns[]': ['sharedPrefixListArn'],
  'ram TagResource resourceArn': ['resourceShare'],
  'ram UntagResource resourceArn': ['resourceShare'],
  'servicequotas RequestId': ['quotaRequest'],
  'landbridge PutSite name': ['site'],
  'landbridge DeleteSite name': ['site'],
  'landbridge PutRouter name': ['router'],
  'landbridge DeleteRouter name': ['router'],
  'landbridge PutApplianceTunnel name': ['applianceTunnel'],
  'landbridge PutSharedRisk name': ['sharedRisk'],
  'landbridge DeleteSharedRisk name': ['sharedRisk'],
  'landbridge PutApplianceTunnel networkInterfaceId': ['attachedInterface'],
  'landbridge DeleteApplianceTunnel name': ['applianceTunnel'],
  'landbridge PutHost name': ['host'],
  'landbridge DeleteHost name': ['host'],
  'landbridge PutFlow id': ['flow'],
  'landbridge DeleteFlow id': ['flow'],
  'landbridge DeleteFault id': ['fault'],
  'landbridge GetRouteExport id': ['routeExport'],
  'landbridge PostFault on': ['connectionComponent'],
  'landbridge connectionId': ['connection'],
  vpcId: ['vpc'],
  site: ['site'],
  router: ['router'],
  from: ['host'],
  to: ['host'],
}

/** Members that are named like ids and take none of anything that is built, with what they take. */
const OF_NOTHING_BUILT: Readonly<Record<string, string>> = {
  ...END_POINT_MEMBERS_OF_NOTHING,
  ...TRANSIT_GATEWAY_MEMBERS_OF_NOTHING,
  ...BESIDE_VPC_MEMBERS_OF_NOTHING,
  CarrierGatewayId: 'a carrier gateway',
  AlarmContributorId: 'a contributor of an alarm of a kind that is not built',
  ThresholdMetricId: 'a query of the same alarm, for anomaly detection',
  'monitoring GetMetricData MetricDataQueries[].Id': 'a query of the same call',
  'monitoring GetMetricData MetricDataQueries[].AccountId': 'an account that shares its metrics, of which there is none',
  'monitoring PutMetricAlarm Metrics[].Id': 'a query of the same call',
  'monitoring PutMetricAlarm Metrics[].AccountId': 'an account that shares its metrics, of which there is none',
  ContextId: 'a resource with a quota of its own, of which there is none',
  ExternalId: 'a word that two companies agreed upon',
  ProviderArn: 'an identity provider of IAM',
  RoleArn: 'a role, which is taken across accounts where one trusts the other (test/accounts/sessions.test.ts)',
  permissionArn: 'a permission of RAM, which all share',
  'permissionArns[]': 'permissions of RAM, which all share',
  CertificateArn: 'a certificate of ACM',
  CoreNetworkArn: 'a core network of Cloud WAN',
  Ipv4IpamPoolId: 'a pool of IPAM',
  Ipv6IpamPoolId: 'a pool of IPAM',
  BgpLogGroupArn: 'a log group of CloudWatch',
  LogGroupArn: 'a log group of CloudWatch',
  LocalGatewayId: 'a local gateway of Outposts',
  OdbNetworkArn: 'a network of Oracle Database@AWS',
  OutpostArn: 'an Outpost',
  VpcEndpointId: 'a VPC endpoint',
  VpnConnectionDeviceTypeId: 'a make of device, the same for all',
  AvailabilityZoneId: 'a zone, which all share',
  'ZoneIds[]': 'zones, which all share',
  routerTypeIdentifier: 'a make of router, the same for all',
  KmsKeyId: 'a key of KMS',
  VersionId: 'a version of the secret that the request names',
  'landbridge PostFault to': 'a rate',
  syncGroup: 'a name among one account’s routers',
}

/** Filters of EC2 that take an id. */
export const ID_FILTERS: Readonly<Record<string, readonly Noun[]>> = {
  ...END_POINT_FILTERS,
  ...TRANSIT_GATEWAY_FILTERS,
  ...BESIDE_VPC_FILTERS,
  'vpc-id': ['vpc'],
  'subnet-id': ['subnet'],
  'route-table-id': ['routeTable'],
  'internet-gateway-id': ['internetGateway'],
  'vpn-gateway-id': ['virtualPrivateGateway'],
  'customer-gateway-id': ['customerGateway'],
  'vpn-connection-id': ['vpnConnection'],
  'vpn-concentrator-id': ['vpnConcentrator'],
  'group-id': ['securityGroup'],
  'network-acl-id': ['networkAcl'],
  'attachment.vpc-id': ['vpc'],
  'association.subnet-id': ['subnet'],
  'association.route-table-id': ['routeTable'],
  'association.route-table-association-id': ['routeTableAssociation'],
  'cidr-block-association.association-id': ['cidrAssociation'],
  'route.gateway-id': ['internetGateway', 'virtualPrivateGateway'],
  'resource-id': ['vpc', 'virtualPrivateGateway'],
  'owner-id': ['account'],
}

/** Whether a member is named like one that takes an id. */
export function isNamedLikeId(service: string, path: string): boolean {
  const last = lastOf(path)
  if (service === 'landbridge') return /^(name|id|on|site|router|from|to|syncGroup)$|Ids?$/.test(last)
  return /(Id|Arn|ARN|Ids\[\]|Identifiers?(\[\])?|Arns\[\]|^Resources\[\]|^bgpPeers\[\])$/.test(last) && !/Token$/.test(last)
}

/** The nouns that a member takes, `nothing` for one that takes none of ours, undefined where nobody has said. */
export function nounsOf(service: string, operation: string, path: string): readonly Noun[] | 'nothing' | undefined {
  const [place, last] = [`${service} ${operation} ${path}`, lastOf(path)]
  if (Object.hasOwn(OF_NOTHING_BUILT, place)) return 'nothing'
  return (
    ID_MEMBERS[place] ??
    ID_MEMBERS[`${service} ${last}`] ??
    (Object.hasOwn(OF_NOTHING_BUILT, last) ? 'nothing' : ID_MEMBERS[last])
  )
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
