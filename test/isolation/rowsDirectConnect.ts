import type { Things } from './nouns.ts'
import type { Rows } from './rows.ts'
import { PARTNER } from './things.ts'

const VIF = { virtualInterfaceName: 'vif', vlan: 777, asn: 65_000 }
const PUBLIC = {
  ...VIF,
  amazonAddress: '203.0.113.1/30',
  customerAddress: '203.0.113.2/30',
  routeFilterPrefixes: [{ cidr: '203.0.113.0/24' }],
}
const HOSTED = { bandwidth: '500Mbps', connectionName: 'hosted', ownerAccount: PARTNER, vlan: 201 }

/** A virtual interface ends on one gateway: on this one unless the id of another kind is put in. */
function gatewayUnless({ directConnectGateway }: Things, path: string): object {
  return path.endsWith('virtualGatewayId') ? {} : { directConnectGatewayId: directConnectGateway }
}

export const ROWS_DIRECT_CONNECT: Rows = {
  AcceptDirectConnectGatewayAssociationProposal: own => ({
    directConnectGatewayId: own.directConnectGateway,
    proposalId: own.proposal,
    associatedGatewayOwnerAccount: PARTNER,
  }),
  AllocateConnectionOnInterconnect: own => ({ ...HOSTED, interconnectId: own.interconnect }),
  AllocateHostedConnection: own => ({ ...HOSTED, connectionId: own.interconnect ?? own.connection }),
  AllocatePrivateVirtualInterface: own => ({
    connectionId: own.connection,
    ownerAccount: PARTNER,
    newPrivateVirtualInterfaceAllocation: VIF,
  }),
  AllocatePublicVirtualInterface: own => ({
    connectionId: own.connection,
    ownerAccount: PARTNER,
    newPublicVirtualInterfaceAllocation: PUBLIC,
  }),
  AllocateTransitVirtualInterface: own => ({
    connectionId: own.connection,
    ownerAccount: PARTNER,
    newTransitVirtualInterfaceAllocation: VIF,
  }),
  AssociateConnectionWithLag: own => ({ connectionId: own.connection, lagId: own.lag }),
  AssociateHostedConnection: own => ({ connectionId: own.childConnection, parentConnectionId: own.interconnect }),
  AssociateConnectionsToResiliencyGroup: own => ({
    resiliencyGroupId: own.resiliencyGroup,
    connectionIdentifiers: [own.connection],
  }),
  AssociateMacSecKey: (own, path) => ({
    connectionId: own.macSecConnection,
    ...(path !== 'secretARN' && { cak: 'a'.repeat(64), ckn: 'b'.repeat(64) }),
  }),
  AssociateVirtualInterface: own => ({ connectionId: own.connection, virtualInterfaceId: own.virtualInterface }),
  ConfirmConnection: own => ({ connectionId: own.hostedConnection ?? own.connection }),
  ConfirmPrivateVirtualInterface: (own, path) => ({
    virtualInterfaceId: own.hostedVirtualInterface,
    ...gatewayUnless(own, path),
  }),
  ConfirmPublicVirtualInterface: own => ({ virtualInterfaceId: own.hostedVirtualInterface }),
  ConfirmTransitVirtualInterface: own => ({
    virtualInterfaceId: own.hostedTransitVirtualInterface,
    directConnectGatewayId: own.directConnectGateway,
  }),
  CreateBGPPeer: own => ({
    virtualInterfaceId: own.virtualInterface,
    newBGPPeer: { asn: 65_000, addressFamily: 'ipv6' },
  }),
  CreateConnection: own => ({ location: own.location, bandwidth: '10Gbps', connectionName: 'port' }),
  CreateDirectConnectGatewayAssociation: own => ({
    directConnectGatewayId: own.directConnectGateway,
    gatewayId: own.virtualPrivateGateway,
  }),
  CreateDirectConnectGatewayAssociationProposal: own => ({
    directConnectGatewayId: own.directConnectGateway,
    directConnectGatewayOwnerAccount: own.account,
    gatewayId: own.virtualPrivateGateway,
  }),
  CreateInterconnect: own => ({ location: own.location, bandwidth: '10Gbps', interconnectName: 'partner' }),
  CreateLag: own => ({ location: own.location, lagName: 'lag', numberOfConnections: 1, connectionsBandwidth: '10Gbps' }),
  CreatePrivateVirtualInterface: (own, path) => ({
    connectionId: own.connection,
    newPrivateVirtualInterface: { ...VIF, ...gatewayUnless(own, path) },
  }),
  CreatePublicVirtualInterface: own => ({ connectionId: own.connection, newPublicVirtualInterface: PUBLIC }),
  CreateTransitVirtualInterface: own => ({
    connectionId: own.connection,
    newTransitVirtualInterface: { ...VIF, directConnectGatewayId: own.directConnectGateway },
  }),
  DeleteBGPPeer: own => ({ virtualInterfaceId: own.virtualInterface, bgpPeerId: own.bgpPeer }),
  DeleteConnection: own => ({ connectionId: own.connection }),
  DeleteDirectConnectGateway: own => ({ directConnectGatewayId: own.directConnectGateway }),
  DeleteDirectConnectGatewayAssociation: own => ({ associationId: own.association }),
  DeleteDirectConnectGatewayAssociationProposal: own => ({ proposalId: own.proposal }),
  DeleteInterconnect: own => ({ interconnectId: own.interconnect }),
  DeleteLag: own => ({ lagId: own.lag }),
  DeleteVirtualInterface: own => ({ virtualInterfaceId: own.virtualInterface }),
  DescribeConnectionLoa: own => ({ connectionId: own.connection }),
  DescribeConnections: () => ({}),
  DescribeConnectionsOnInterconnect: own => ({ interconnectId: own.interconnect }),
  DescribeDirectConnectGatewayAssociationProposals: () => ({}),
  DescribeDirectConnectGatewayAssociations: () => ({}),
  DescribeDirectConnectGatewayAttachments: () => ({}),
  DescribeDirectConnectGateways: () => ({}),
  DescribeHostedConnections: own => ({ connectionId: own.interconnect ?? own.connection }),
  DescribeInterconnectLoa: own => ({ interconnectId: own.interconnect }),
  DescribeInterconnects: () => ({}),
  DescribeLags: () => ({}),
  DescribeLoa: own => ({ connectionId: own.connection }),
  DescribeRouterConfiguration: own => ({ virtualInterfaceId: own.virtualInterface }),
  DescribeTags: own => ({ resourceArns: [own.connectionArn] }),
  DescribeVirtualInterfaces: () => ({}),
  DisassociateConnectionFromLag: own => ({ connectionId: own.connection, lagId: own.lag }),
  DisassociateConnectionsFromResiliencyGroup: own => ({
    resiliencyGroupId: own.resiliencyGroup,
    connectionIdentifiers: [own.connection],
  }),
  DisassociateMacSecKey: own => ({ connectionId: own.macSecConnection, secretARN: own.secret }),
  DeleteResiliencyGroup: own => ({ resiliencyGroupId: own.resiliencyGroup }),
  GetResiliencyGroup: own => ({ resiliencyGroupId: own.resiliencyGroup }),
  ListResiliencyGroupAssociations: own => ({ resiliencyGroupId: own.resiliencyGroup }),
  UpdateConnectionsBillingMode: own => ({ connectionIds: [own.connection], billingMode: 'PayAsYouGo' }),
  UpdateResiliencyGroup: own => ({ resiliencyGroupId: own.resiliencyGroup, resiliencyGroupName: 'other' }),
  ListVirtualInterfaceRoutes: own => ({ virtualInterfaceId: own.virtualInterface }),
  ListVirtualInterfaceTestHistory: () => ({}),
  StartBgpFailoverTest: own => ({ virtualInterfaceId: own.virtualInterface }),
  StopBgpFailoverTest: own => ({ virtualInterfaceId: own.testedVirtualInterface }),
  TagResource: own => ({ resourceArn: own.connectionArn, tags: [{ key: 'k', value: 'v' }] }),
  UntagResource: own => ({ resourceArn: own.connectionArn, tagKeys: ['k'] }),
  UpdateConnection: own => ({ connectionId: own.connection, connectionName: 'renamed' }),
  UpdateDirectConnectGateway: own => ({ directConnectGatewayId: own.directConnectGateway, newDirectConnectGatewayName: 'other' }),
  UpdateDirectConnectGatewayAssociation: own => ({
    associationId: own.association,
    addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/8' }],
  }),
  UpdateLag: own => ({ lagId: own.lag, lagName: 'renamed' }),
  UpdateVirtualInterfaceAttributes: own => ({ virtualInterfaceId: own.virtualInterface, virtualInterfaceName: 'renamed' }),
}
