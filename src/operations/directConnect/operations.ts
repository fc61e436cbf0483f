import type { NOT_BUILT, Operation } from '../operation.ts'
import { acceptDirectConnectGatewayAssociationProposal } from './acceptDirectConnectGatewayAssociationProposal.ts'
import { allocateConnectionOnInterconnect } from './allocateConnectionOnInterconnect.ts'
import { allocateHostedConnection } from './allocateHostedConnection.ts'
import { allocatePrivateVirtualInterface } from './allocatePrivateVirtualInterface.ts'
import { allocatePublicVirtualInterface } from './allocatePublicVirtualInterface.ts'
import { allocateTransitVirtualInterface } from './allocateTransitVirtualInterface.ts'
import { associateConnectionsToResiliencyGroup } from './associateConnectionsToResiliencyGroup.ts'
import { associateConnectionWithLag } from './associateConnectionWithLag.ts'
import { associateHostedConnection } from './associateHostedConnection.ts'
import { associateMacSecKey } from './associateMacSecKey.ts'
import { associateVirtualInterface } from './associateVirtualInterface.ts'
import { confirmConnection } from './confirmConnection.ts'
import { confirmCustomerAgreement } from './confirmCustomerAgreement.ts'
import { confirmPrivateVirtualInterface } from './confirmPrivateVirtualInterface.ts'
import { confirmPublicVirtualInterface } from './confirmPublicVirtualInterface.ts'
import { confirmTransitVirtualInterface } from './confirmTransitVirtualInterface.ts'
import { createBGPPeer } from './createBGPPeer.ts'
import { createConnection } from './createConnection.ts'
import { createDirectConnectGateway } from './createDirectConnectGateway.ts'
import { createDirectConnectGatewayAssociation } from './createDirectConnectGatewayAssociation.ts'
import { createDirectConnectGatewayAssociationProposal } from './createDirectConnectGatewayAssociationProposal.ts'
import { createInterconnect } from './createInterconnect.ts'
import { createLag } from './createLag.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { createPublicVirtualInterface } from './createPublicVirtualInterface.ts'
import { createResiliencyGroup } from './createResiliencyGroup.ts'
import { createTransitVirtualInterface } from './createTransitVirtualInterface.ts'
import { deleteBGPPeer } from './deleteBGPPeer.ts'
import { deleteConnection } from './deleteConnection.ts'
import { deleteDirectConnectGateway } from './deleteDirectConnectGateway.ts'
import { deleteDirectConnectGatewayAssociation } from './deleteDirectConnectGatewayAssociation.ts'
import { deleteDirectConnectGatewayAssociationProposal } from './deleteDirectConnectGatewayAssociationProposal.ts'
import { deleteInterconnect } from './deleteInterconnect.ts'
import { deleteLag } from './deleteLag.ts'
import { deleteResiliencyGroup } from './deleteResiliencyGroup.ts'
import { deleteVirtualInterface } from './deleteVirtualInterface.ts'
import { describeConnectionLoa } from './describeConnectionLoa.ts'
import { describeConnections } from './describeConnections.ts'
import { describeConnectionsOnInterconnect } from './describeConnectionsOnInterconnect.ts'
import { describeCustomerMetadata } from './describeCustomerMetadata.ts'
import { describeDirectConnectGatewayAssociationProposals } from './describeDirectConnectGatewayAssociationProposals.ts'
import { describeDirectConnectGatewayAssociations } from './describeDirectConnectGatewayAssociations.ts'
import { describeDirectConnectGatewayAttachments } from './describeDirectConnectGatewayAttachments.ts'
import { describeDirectConnectGateways } from './describeDirectConnectGateways.ts'
import { describeHostedConnections } from './describeHostedConnections.ts'
import { describeInterconnectLoa, type InterconnectLoaInput } from './describeInterconnectLoa.ts'
import { describeInterconnects } from './describeInterconnects.ts'
import { describeLags } from './describeLags.ts'
import { describeLoa, type LoaInput } from './describeLoa.ts'
import { describeLocations } from './describeLocations.ts'
import { describeRouterConfiguration } from './describeRouterConfiguration.ts'
import { describeTags } from './describeTags.ts'
import { describeVirtualGateways } from './describeVirtualGateways.ts'
import { describeVirtualInterfaces } from './describeVirtualInterfaces.ts'
import type { DirectConnectOperations } from './directConnectOperation.ts'
import { disassociateConnectionFromLag } from './disassociateConnectionFromLag.ts'
import { disassociateConnectionsFromResiliencyGroup } from './disassociateConnectionsFromResiliencyGroup.ts'
import { disassociateMacSecKey } from './disassociateMacSecKey.ts'
import { getResiliencyGroup } from './getResiliencyGroup.ts'
import { listResiliencyGroupAssociations } from './listResiliencyGroupAssociations.ts'
import { listResiliencyGroups } from './listResiliencyGroups.ts'
import { listVirtualInterfaceRoutes } from './listVirtualInterfaceRoutes.ts'
import { listVirtualInterfaceTestHistory } from './listVirtualInterfaceTestHistory.ts'
import { startBgpFailoverTest } from './startBgpFailoverTest.ts'
import { stopBgpFailoverTest } from './stopBgpFailoverTest.ts'
import { tagResource } from './tagResource.ts'
import { untagResource } from './untagResource.ts'
import { updateConnection } from './updateConnection.ts'
import { updateConnectionsBillingMode } from './updateConnectionsBillingMode.ts'
import { updateDirectConnectGateway } from './updateDirectConnectGateway.ts'
import { updateDirectConnectGatewayAssociation } from './updateDirectConnectGatewayAssociation.ts'
import { updateLag } from './updateLag.ts'
import { updateResiliencyGroup } from './updateResiliencyGroup.ts'
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes.ts'

/** One row per operation of the model: what is not built says so here and cannot be forgotten. */
export const DIRECT_CONNECT = {
  AcceptDirectConnectGatewayAssociationProposal: acceptDirectConnectGatewayAssociationProposal,
  AllocateConnectionOnInterconnect: allocateConnectionOnInterconnect,
  AllocateHostedConnection: allocateHostedConnection,
  AllocatePrivateVirtualInterface: allocatePrivateVirtualInterface,
  AllocatePublicVirtualInterface: allocatePublicVirtualInterface,
  AllocateTransitVirtualInterface: allocateTransitVirtualInterface,
  AssociateConnectionWithLag: associateConnectionWithLag,
  AssociateConnectionsToResiliencyGroup: associateConnectionsToResiliencyGroup,
  AssociateHostedConnection: associateHostedConnection,
  AssociateMacSecKey: associateMacSecKey,
  AssociateVirtualInterface: associateVirtualInterface,
  ConfirmConnection: confirmConnection,
  ConfirmCustomerAgreement: confirmCustomerAgreement,
  ConfirmPrivateVirtualInterface: confirmPrivateVirtualInterface,
  ConfirmPublicVirtualInterface: confirmPublicVirtualInterface,
  ConfirmTransitVirtualInterface: confirmTransitVirtualInterface,
  CreateBGPPeer: createBGPPeer,
  CreateConnection: createConnection,
  CreateDirectConnectGateway: createDirectConnectGateway,
  CreateDirectConnectGatewayAssociation: createDirectConnectGatewayAssociation,
  CreateDirectConnectGatewayAssociationProposal: createDirectConnectGatewayAssociationProposal,
  CreateInterconnect: createInterconnect,
  CreateLag: createLag,
  CreatePrivateVirtualInterface: createPrivateVirtualInterface,
  CreatePublicVirtualInterface: createPublicVirtualInterface,
  CreateResiliencyGroup: createResiliencyGroup,
  CreateTransitVirtualInterface: createTransitVirtualInterface,
  DeleteBGPPeer: deleteBGPPeer,
  DeleteConnection: deleteConnection,
  DeleteDirectConnectGateway: deleteDirectConnectGateway,
  DeleteDirectConnectGatewayAssociation: deleteDirectConnectGatewayAssociation,
  DeleteDirectConnectGatewayAssociationProposal: deleteDirectConnectGatewayAssociationProposal,
  DeleteInterconnect: deleteInterconnect,
  DeleteLag: deleteLag,
  DeleteResiliencyGroup: deleteResiliencyGroup,
  DeleteVirtualInterface: deleteVirtualInterface,
  DescribeConnectionLoa: describeConnectionLoa,
  DescribeConnections: describeConnections,
  DescribeConnectionsOnInterconnect: describeConnectionsOnInterconnect,
  DescribeCustomerMetadata: describeCustomerMetadata,
  DescribeDirectConnectGatewayAssociationProposals: describeDirectConnectGatewayAssociationProposals,
  DescribeDirectConnectGatewayAssociations: describeDirectConnectGatewayAssociations,
  DescribeDirectConnectGatewayAttachments: describeDirectConnectGatewayAttachments,
  DescribeDirectConnectGateways: describeDirectConnectGateways,
  DescribeHostedConnections: describeHostedConnections,
  DescribeInterconnectLoa: describeInterconnectLoa,
  DescribeInterconnects: describeInterconnects,
  DescribeLags: describeLags,
  DescribeLoa: describeLoa,
  DescribeLocations: describeLocations,
  DescribeRouterConfiguration: describeRouterConfiguration,
  DescribeTags: describeTags,
  DescribeVirtualGateways: describeVirtualGateways,
  DescribeVirtualInterfaces: describeVirtualInterfaces,
  DisassociateConnectionFromLag: disassociateConnectionFromLag,
  DisassociateConnectionsFromResiliencyGroup: disassociateConnectionsFromResiliencyGroup,
  DisassociateMacSecKey: disassociateMacSecKey,
  GetResiliencyGroup: getResiliencyGroup,
  ListResiliencyGroupAssociations: listResiliencyGroupAssociations,
  ListResiliencyGroups: listResiliencyGroups,
  ListVirtualInterfaceRoutes: listVirtualInterfaceRoutes,
  ListVirtualInterfaceTestHistory: listVirtualInterfaceTestHistory,
  StartBgpFailoverTest: startBgpFailoverTest,
  StopBgpFailoverTest: stopBgpFailoverTest,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateConnection: updateConnection,
  UpdateConnectionsBillingMode: updateConnectionsBillingMode,
  UpdateDirectConnectGateway: updateDirectConnectGateway,
  UpdateDirectConnectGatewayAssociation: updateDirectConnectGatewayAssociation,
  UpdateLag: updateLag,
  UpdateResiliencyGroup: updateResiliencyGroup,
  UpdateVirtualInterfaceAttributes: updateVirtualInterfaceAttributes,
} as const satisfies { [Op in keyof DirectConnectOperations]: Built<Op> | typeof NOT_BUILT }

/** What the row of an operation holds: its own handler; those that answer a document tree have no bytes where the SDK has. */
type Built<Op extends keyof DirectConnectOperations> = Op extends 'DescribeLoa' | 'DescribeConnectionLoa'
  ? Operation<LoaInput, object>
  : Op extends 'DescribeInterconnectLoa'
    ? Operation<InterconnectLoaInput, object>
    : DirectConnectOperations[Op]
