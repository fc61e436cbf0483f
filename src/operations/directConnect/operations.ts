import type { Operation } from '../operation.ts'
import { NOT_BUILT } from '../operation.ts'
import { createBGPPeer } from './createBGPPeer.ts'
import { createConnection } from './createConnection.ts'
import { createDirectConnectGateway } from './createDirectConnectGateway.ts'
import { createDirectConnectGatewayAssociation } from './createDirectConnectGatewayAssociation.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { deleteBGPPeer } from './deleteBGPPeer.ts'
import { deleteConnection } from './deleteConnection.ts'
import { deleteDirectConnectGateway } from './deleteDirectConnectGateway.ts'
import { deleteDirectConnectGatewayAssociation } from './deleteDirectConnectGatewayAssociation.ts'
import { deleteVirtualInterface } from './deleteVirtualInterface.ts'
import { describeConnectionLoa } from './describeConnectionLoa.ts'
import { describeConnections } from './describeConnections.ts'
import { describeCustomerMetadata } from './describeCustomerMetadata.ts'
import { describeDirectConnectGatewayAssociationProposals } from './describeDirectConnectGatewayAssociationProposals.ts'
import { describeDirectConnectGatewayAssociations } from './describeDirectConnectGatewayAssociations.ts'
import { describeDirectConnectGatewayAttachments } from './describeDirectConnectGatewayAttachments.ts'
import { describeDirectConnectGateways } from './describeDirectConnectGateways.ts'
import { describeHostedConnections } from './describeHostedConnections.ts'
import { describeInterconnects } from './describeInterconnects.ts'
import { describeLags } from './describeLags.ts'
import { describeLoa, type LoaInput } from './describeLoa.ts'
import { describeLocations } from './describeLocations.ts'
import { describeTags } from './describeTags.ts'
import { describeVirtualGateways } from './describeVirtualGateways.ts'
import { describeVirtualInterfaces } from './describeVirtualInterfaces.ts'
import type { DirectConnectOperations } from './directConnectOperation.ts'
import { listVirtualInterfaceTestHistory } from './listVirtualInterfaceTestHistory.ts'
import { tagResource } from './tagResource.ts'
import { untagResource } from './untagResource.ts'
import { updateConnection } from './updateConnection.ts'
import { updateDirectConnectGateway } from './updateDirectConnectGateway.ts'
import { updateDirectConnectGatewayAssociation } from './updateDirectConnectGatewayAssociation.ts'
import { updateVirtualInterfaceAttributes } from './updateVirtualInterfaceAttributes.ts'

/** One row per operation of the model: what is not built says so here and cannot be forgotten. */
export const DIRECT_CONNECT = {
  AcceptDirectConnectGatewayAssociationProposal: NOT_BUILT,
  AllocateConnectionOnInterconnect: NOT_BUILT,
  AllocateHostedConnection: NOT_BUILT,
  AllocatePrivateVirtualInterface: NOT_BUILT,
  AllocatePublicVirtualInterface: NOT_BUILT,
  AllocateTransitVirtualInterface: NOT_BUILT,
  AssociateConnectionWithLag: NOT_BUILT,
  AssociateHostedConnection: NOT_BUILT,
  AssociateMacSecKey: NOT_BUILT,
  AssociateVirtualInterface: NOT_BUILT,
  ConfirmConnection: NOT_BUILT,
  ConfirmCustomerAgreement: NOT_BUILT,
  ConfirmPrivateVirtualInterface: NOT_BUILT,
  ConfirmPublicVirtualInterface: NOT_BUILT,
  ConfirmTransitVirtualInterface: NOT_BUILT,
  CreateBGPPeer: createBGPPeer,
  CreateConnection: createConnection,
  CreateDirectConnectGateway: createDirectConnectGateway,
  CreateDirectConnectGatewayAssociation: createDirectConnectGatewayAssociation,
  CreateDirectConnectGatewayAssociationProposal: NOT_BUILT,
  CreateInterconnect: NOT_BUILT,
  CreateLag: NOT_BUILT,
  CreatePrivateVirtualInterface: createPrivateVirtualInterface,
  CreatePublicVirtualInterface: NOT_BUILT,
  CreateTransitVirtualInterface: NOT_BUILT,
  DeleteBGPPeer: deleteBGPPeer,
  DeleteConnection: deleteConnection,
  DeleteDirectConnectGateway: deleteDirectConnectGateway,
  DeleteDirectConnectGatewayAssociation: deleteDirectConnectGatewayAssociation,
  DeleteDirectConnectGatewayAssociationProposal: NOT_BUILT,
  DeleteInterconnect: NOT_BUILT,
  DeleteLag: NOT_BUILT,
  DeleteVirtualInterface: deleteVirtualInterface,
  DescribeConnectionLoa: describeConnectionLoa,
  DescribeConnections: describeConnections,
  DescribeConnectionsOnInterconnect: NOT_BUILT,
  DescribeCustomerMetadata: describeCustomerMetadata,
  DescribeDirectConnectGatewayAssociationProposals: describeDirectConnectGatewayAssociationProposals,
  DescribeDirectConnectGatewayAssociations: describeDirectConnectGatewayAssociations,
  DescribeDirectConnectGatewayAttachments: describeDirectConnectGatewayAttachments,
  DescribeDirectConnectGateways: describeDirectConnectGateways,
  DescribeHostedConnections: describeHostedConnections,
  DescribeInterconnectLoa: NOT_BUILT,
  DescribeInterconnects: describeInterconnects,
  DescribeLags: describeLags,
  DescribeLoa: describeLoa,
  DescribeLocations: describeLocations,
  DescribeRouterConfiguration: NOT_BUILT,
  DescribeTags: describeTags,
  DescribeVirtualGateways: describeVirtualGateways,
  DescribeVirtualInterfaces: describeVirtualInterfaces,
  DisassociateConnectionFromLag: NOT_BUILT,
  DisassociateMacSecKey: NOT_BUILT,
  ListVirtualInterfaceTestHistory: listVirtualInterfaceTestHistory,
  StartBgpFailoverTest: NOT_BUILT,
  StopBgpFailoverTest: NOT_BUILT,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateConnection: updateConnection,
  UpdateDirectConnectGateway: updateDirectConnectGateway,
  UpdateDirectConnectGatewayAssociation: updateDirectConnectGatewayAssociation,
  UpdateLag: NOT_BUILT,
  UpdateVirtualInterfaceAttributes: updateVirtualInterfaceAttributes,
} as const satisfies { [Op in keyof DirectConnectOperations]: Built<Op> | typeof NOT_BUILT }

/** What the row of an operation holds: its own handler; those that answer a document tree have no bytes where the SDK has. */
type Built<Op extends keyof DirectConnectOperations> = Op extends 'DescribeLoa' | 'DescribeConnectionLoa'
  ? Operation<LoaInput, object>
  : DirectConnectOperations[Op]
