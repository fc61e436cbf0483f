import type { Alarm, AlarmHistoryItem, AlarmNotification } from './alarm.ts'
import type { Connection } from './connection.ts'
import type { CustomerAgreement } from './customerAgreement.ts'
import type { ApplianceTunnel, CrossConnect, Fault, Flow, Host, Router, SharedRisk, Site } from './customerSide.ts'
import type { Dashboard } from './dashboard.ts'
import type { DhcpOptions } from './dhcpOptions.ts'
import type { DirectConnectGateway, DirectConnectGatewayAssociation } from './directConnectGateway.ts'
import type {
  EgressOnlyInternetGateway,
  ElasticAddress,
  Instance,
  ManagedPrefixList,
  NatGateway,
  NetworkInterface,
  VpcEndpoint,
  VpcPeeringConnection,
} from './endPoints.ts'
import type { DirectConnectGatewayAssociationProposal } from './gatewayAssociationProposal.ts'
import type { Lag } from './lag.ts'
import type { MeasuredSeries, Metric, MetricChunk } from './metricSeries.ts'
import type { QuotaIncrease } from './quotaIncrease.ts'
import type { ResiliencyGroup, ResiliencyGroupAssociation } from './resiliencyGroup.ts'
import type { ResourceShare } from './resourceShare.ts'
import type { RouteExport } from './routeExport.ts'
import { routerAddresses } from './routerAddresses.ts'
import type { Secret } from './secret.ts'
import type {
  TransitGateway,
  TransitGatewayAttachment,
  TransitGatewayConnectPeer,
  TransitGatewayPolicyTable,
  TransitGatewayPrefixListReference,
  TransitGatewayRoute,
  TransitGatewayRouteTable,
} from './transitGateway.ts'
import type { UsageRecord } from './usageRecord.ts'
import type { VirtualInterface } from './virtualInterface.ts'
import type { VirtualInterfaceTest } from './virtualInterfaceTest.ts'
import type { DefaultVpcMark, InternetGateway, NetworkAcl, RouteTable, SecurityGroup, Subnet, Vpc } from './vpc.ts'
import type { CustomerGateway, VirtualPrivateGateway, VpnConcentrator, VpnConnection } from './vpn.ts'

/** Every kind of row and the type of its body. */
export interface Bodies {
  connection: Connection
  lag: Lag
  virtualInterface: VirtualInterface
  virtualInterfaceTest: VirtualInterfaceTest
  directConnectGateway: DirectConnectGateway
  directConnectGatewayAssociation: DirectConnectGatewayAssociation
  directConnectGatewayAssociationProposal: DirectConnectGatewayAssociationProposal
  resiliencyGroup: ResiliencyGroup
  resiliencyGroupAssociation: ResiliencyGroupAssociation
  customerAgreement: CustomerAgreement
  secret: Secret
  resourceShare: ResourceShare
  quotaIncrease: QuotaIncrease
  metric: Metric
  metricChunk: MetricChunk
  measuredSeries: MeasuredSeries
  alarm: Alarm
  alarmHistoryItem: AlarmHistoryItem
  alarmNotification: AlarmNotification
  dashboard: Dashboard
  usageRecord: UsageRecord
  vpc: Vpc
  defaultVpcMark: DefaultVpcMark
  dhcpOptions: DhcpOptions
  subnet: Subnet
  routeTable: RouteTable
  internetGateway: InternetGateway
  securityGroup: SecurityGroup
  networkAcl: NetworkAcl
  virtualPrivateGateway: VirtualPrivateGateway
  customerGateway: CustomerGateway
  vpnConnection: VpnConnection
  vpnConcentrator: VpnConcentrator
  transitGateway: TransitGateway
  transitGatewayAttachment: TransitGatewayAttachment
  transitGatewayRouteTable: TransitGatewayRouteTable
  transitGatewayRoute: TransitGatewayRoute
  transitGatewayPrefixListReference: TransitGatewayPrefixListReference
  transitGatewayConnectPeer: TransitGatewayConnectPeer
  transitGatewayPolicyTable: TransitGatewayPolicyTable
  routeExport: RouteExport
  networkInterface: NetworkInterface
  instance: Instance
  elasticAddress: ElasticAddress
  natGateway: NatGateway
  egressOnlyInternetGateway: EgressOnlyInternetGateway
  vpcPeeringConnection: VpcPeeringConnection
  managedPrefixList: ManagedPrefixList
  vpcEndpoint: VpcEndpoint
  site: Site
  router: Router
  host: Host
  flow: Flow
  crossConnect: CrossConnect
  applianceTunnel: ApplianceTunnel
  sharedRisk: SharedRisk
  fault: Fault
}

export type Kind = keyof Bodies

/** Which other rows a body refers to, by id: the index behind `World.referring` and the graph that splits into components. */
export const REFERENCES: { readonly [K in Kind]: (body: Bodies[K]) => readonly (string | undefined)[] } = {
  connection: connection => [connection.lagId, connection.parentId],
  lag: () => [],
  virtualInterface: vif => [vif.connectionId, vif.gateway?.id],
  virtualInterfaceTest: test => [test.virtualInterfaceId],
  directConnectGateway: () => [],
  directConnectGatewayAssociation: association => [association.directConnectGatewayId, association.gateway.id],
  directConnectGatewayAssociationProposal: proposal => [proposal.directConnectGatewayId, proposal.gateway.id],
  resiliencyGroup: () => [],
  resiliencyGroupAssociation: association => [association.resiliencyGroupId, association.portId],
  customerAgreement: () => [],
  secret: () => [],
  resourceShare: share => [...share.resources, ...share.principals].map(({ id }) => id),
  quotaIncrease: () => [],
  metric: () => [],
  metricChunk: chunk => [chunk.seriesId],
  measuredSeries: () => [],
  alarm: () => [],
  alarmHistoryItem: () => [],
  alarmNotification: () => [],
  dashboard: () => [],
  usageRecord: () => [],
  vpc: () => [],
  defaultVpcMark: () => [],
  dhcpOptions: () => [],
  subnet: subnet => [subnet.vpcId],
  routeTable: table => [table.vpcId, ...table.propagatingGateways],
  internetGateway: gateway => [gateway.vpcId],
  securityGroup: group => [group.vpcId],
  networkAcl: acl => [acl.vpcId],
  virtualPrivateGateway: gateway => [gateway.attachment?.vpcId],
  customerGateway: () => [],
  vpnConnection: vpn => [
    vpn.customerGatewayId,
    vpn.virtualPrivateGatewayId,
    vpn.transitGatewayId,
    vpn.vpnConcentratorId,
    vpn.transportAttachmentId,
  ],
  vpnConcentrator: concentrator => [concentrator.transitGatewayId],
  transitGateway: () => [],
  transitGatewayAttachment: attachment => [attachment.transitGatewayId, attachment.resourceId],
  transitGatewayRouteTable: table => [table.transitGatewayId],
  transitGatewayRoute: route => [route.routeTableId, route.attachmentId],
  transitGatewayPrefixListReference: reference => [reference.routeTableId, reference.prefixListId, reference.attachmentId],
  transitGatewayConnectPeer: peer => [peer.attachmentId],
  transitGatewayPolicyTable: table => [table.transitGatewayId],
  routeExport: () => [],
  networkInterface: card => [card.vpcId, card.subnetId, card.attachment?.instanceId],
  instance: instance => [instance.vpcId, instance.subnetId],
  elasticAddress: address => [address.association?.networkInterfaceId],
  natGateway: gateway => [gateway.vpcId, gateway.subnetId, gateway.allocationId],
  egressOnlyInternetGateway: gateway => [gateway.vpcId],
  vpcPeeringConnection: peering => [peering.requesterVpcId, peering.accepterVpcId],
  managedPrefixList: () => [],
  vpcEndpoint: endpoint => [endpoint.vpcId],
  site: () => [],
  router: router => [router.siteId],
  host: host => [host.siteId, host.vpcId],
  flow: flow => [flow.from, flow.to],
  applianceTunnel: tunnel => [tunnel.routerId, tunnel.networkInterfaceId],
  sharedRisk: risk => risk.members.map(member => member.slice(member.indexOf(':') + 1)),
  crossConnect: patch => [patch.connectionId, patch.routerId],
  fault: fault => [fault.on],
}

export function referencesOf<K extends Kind>(kind: K, body: Bodies[K]): string[] {
  return REFERENCES[kind](body).filter(id => id !== undefined)
}

/** Addresses that tunnels begin and end at: each must be found without a look at all that have one. */
const ADDRESSES: { readonly [K in Kind]?: (body: Bodies[K]) => readonly string[] } = {
  customerGateway: gateway => [gateway.ipAddress],
  vpnConnection: vpn => vpn.tunnels.map(tunnel => tunnel.outsideIpAddress),
  transitGatewayConnectPeer: peer => [peer.transitGatewayAddress],
  router: routerAddresses,
}

/** Everything that `World.referring` finds a row by: the ids that it refers to, and its addresses. */
export function lookupKeysOf<K extends Kind>(kind: K, body: Bodies[K]): string[] {
  const addresses = ADDRESSES[kind]?.(body).filter(address => address !== '')
  return addresses ? [...referencesOf(kind, body), ...addresses] : referencesOf(kind, body)
}

/** Versions of the stored bodies; raise one together with a forward migration in `store/`. */
export const BODY_VERSION = 1
