import type { Ec2Operations } from '../ec2Operation.ts'
import { acceptTransitGatewayPeeringAttachment } from './acceptTransitGatewayPeeringAttachment.ts'
import { acceptTransitGatewayVpcAttachment } from './acceptTransitGatewayVpcAttachment.ts'
import { associateTransitGatewayPolicyTable } from './associateTransitGatewayPolicyTable.ts'
import { associateTransitGatewayRouteTable } from './associateTransitGatewayRouteTable.ts'
import { createTransitGateway } from './createTransitGateway.ts'
import { createTransitGatewayConnect } from './createTransitGatewayConnect.ts'
import { createTransitGatewayConnectPeer } from './createTransitGatewayConnectPeer.ts'
import { createTransitGatewayPeeringAttachment } from './createTransitGatewayPeeringAttachment.ts'
import { createTransitGatewayPolicyTable } from './createTransitGatewayPolicyTable.ts'
import { createTransitGatewayPolicyTableEntry } from './createTransitGatewayPolicyTableEntry.ts'
import { createTransitGatewayPrefixListReference } from './createTransitGatewayPrefixListReference.ts'
import { createTransitGatewayRoute } from './createTransitGatewayRoute.ts'
import { createTransitGatewayRouteTable } from './createTransitGatewayRouteTable.ts'
import { createTransitGatewayVpcAttachment } from './createTransitGatewayVpcAttachment.ts'
import { deleteTransitGateway } from './deleteTransitGateway.ts'
import { deleteTransitGatewayConnect } from './deleteTransitGatewayConnect.ts'
import { deleteTransitGatewayConnectPeer } from './deleteTransitGatewayConnectPeer.ts'
import { deleteTransitGatewayPeeringAttachment } from './deleteTransitGatewayPeeringAttachment.ts'
import { deleteTransitGatewayPolicyTable } from './deleteTransitGatewayPolicyTable.ts'
import { deleteTransitGatewayPolicyTableEntry } from './deleteTransitGatewayPolicyTableEntry.ts'
import { deleteTransitGatewayPrefixListReference } from './deleteTransitGatewayPrefixListReference.ts'
import { deleteTransitGatewayRoute } from './deleteTransitGatewayRoute.ts'
import { deleteTransitGatewayRouteTable } from './deleteTransitGatewayRouteTable.ts'
import { deleteTransitGatewayVpcAttachment } from './deleteTransitGatewayVpcAttachment.ts'
import { describeTransitGatewayAttachments } from './describeTransitGatewayAttachments.ts'
import { describeTransitGatewayConnectPeers } from './describeTransitGatewayConnectPeers.ts'
import { describeTransitGatewayConnects } from './describeTransitGatewayConnects.ts'
import { describeTransitGatewayPeeringAttachments } from './describeTransitGatewayPeeringAttachments.ts'
import { describeTransitGatewayPolicyTables } from './describeTransitGatewayPolicyTables.ts'
import { describeTransitGatewayRouteTables } from './describeTransitGatewayRouteTables.ts'
import { describeTransitGateways } from './describeTransitGateways.ts'
import { describeTransitGatewayVpcAttachments } from './describeTransitGatewayVpcAttachments.ts'
import { disableTransitGatewayRouteTablePropagation } from './disableTransitGatewayRouteTablePropagation.ts'
import { disassociateTransitGatewayPolicyTable } from './disassociateTransitGatewayPolicyTable.ts'
import { disassociateTransitGatewayRouteTable } from './disassociateTransitGatewayRouteTable.ts'
import { enableTransitGatewayRouteTablePropagation } from './enableTransitGatewayRouteTablePropagation.ts'
import { exportTransitGatewayRoutes } from './exportTransitGatewayRoutes.ts'
import { getTransitGatewayAttachmentPropagations } from './getTransitGatewayAttachmentPropagations.ts'
import { getTransitGatewayPolicyTableAssociations } from './getTransitGatewayPolicyTableAssociations.ts'
import { getTransitGatewayPolicyTableEntries } from './getTransitGatewayPolicyTableEntries.ts'
import { getTransitGatewayPrefixListReferences } from './getTransitGatewayPrefixListReferences.ts'
import { getTransitGatewayRouteTableAssociations } from './getTransitGatewayRouteTableAssociations.ts'
import { getTransitGatewayRouteTablePropagations } from './getTransitGatewayRouteTablePropagations.ts'
import { modifyTransitGateway } from './modifyTransitGateway.ts'
import { modifyTransitGatewayPolicyTableEntry } from './modifyTransitGatewayPolicyTableEntry.ts'
import { modifyTransitGatewayPrefixListReference } from './modifyTransitGatewayPrefixListReference.ts'
import { modifyTransitGatewayVpcAttachment } from './modifyTransitGatewayVpcAttachment.ts'
import { rejectTransitGatewayPeeringAttachment } from './rejectTransitGatewayPeeringAttachment.ts'
import { rejectTransitGatewayVpcAttachment } from './rejectTransitGatewayVpcAttachment.ts'
import { replaceTransitGatewayRoute } from './replaceTransitGatewayRoute.ts'
import { searchTransitGatewayRoutes } from './searchTransitGatewayRoutes.ts'

/**
 * Transit gateways, their attachments and their tables. Not here, so not built: multicast, metering, announcements of
 * route tables, client VPN, and ExportTransitGatewayRoutes, which would write into a bucket of S3 that nobody has here.
 */
export const TRANSIT_GATEWAY_OPERATIONS = {
  AcceptTransitGatewayPeeringAttachment: acceptTransitGatewayPeeringAttachment,
  AcceptTransitGatewayVpcAttachment: acceptTransitGatewayVpcAttachment,
  AssociateTransitGatewayPolicyTable: associateTransitGatewayPolicyTable,
  AssociateTransitGatewayRouteTable: associateTransitGatewayRouteTable,
  CreateTransitGateway: createTransitGateway,
  CreateTransitGatewayConnect: createTransitGatewayConnect,
  CreateTransitGatewayConnectPeer: createTransitGatewayConnectPeer,
  CreateTransitGatewayPeeringAttachment: createTransitGatewayPeeringAttachment,
  CreateTransitGatewayPolicyTable: createTransitGatewayPolicyTable,
  CreateTransitGatewayPolicyTableEntry: createTransitGatewayPolicyTableEntry,
  CreateTransitGatewayPrefixListReference: createTransitGatewayPrefixListReference,
  CreateTransitGatewayRoute: createTransitGatewayRoute,
  CreateTransitGatewayRouteTable: createTransitGatewayRouteTable,
  CreateTransitGatewayVpcAttachment: createTransitGatewayVpcAttachment,
  DeleteTransitGateway: deleteTransitGateway,
  DeleteTransitGatewayConnect: deleteTransitGatewayConnect,
  DeleteTransitGatewayConnectPeer: deleteTransitGatewayConnectPeer,
  DeleteTransitGatewayPeeringAttachment: deleteTransitGatewayPeeringAttachment,
  DeleteTransitGatewayPolicyTable: deleteTransitGatewayPolicyTable,
  DeleteTransitGatewayPolicyTableEntry: deleteTransitGatewayPolicyTableEntry,
  DeleteTransitGatewayPrefixListReference: deleteTransitGatewayPrefixListReference,
  DeleteTransitGatewayRoute: deleteTransitGatewayRoute,
  DeleteTransitGatewayRouteTable: deleteTransitGatewayRouteTable,
  DeleteTransitGatewayVpcAttachment: deleteTransitGatewayVpcAttachment,
  DescribeTransitGatewayAttachments: describeTransitGatewayAttachments,
  DescribeTransitGatewayConnectPeers: describeTransitGatewayConnectPeers,
  DescribeTransitGatewayConnects: describeTransitGatewayConnects,
  DescribeTransitGatewayPeeringAttachments: describeTransitGatewayPeeringAttachments,
  DescribeTransitGatewayPolicyTables: describeTransitGatewayPolicyTables,
  DescribeTransitGatewayRouteTables: describeTransitGatewayRouteTables,
  DescribeTransitGatewayVpcAttachments: describeTransitGatewayVpcAttachments,
  DescribeTransitGateways: describeTransitGateways,
  DisableTransitGatewayRouteTablePropagation: disableTransitGatewayRouteTablePropagation,
  DisassociateTransitGatewayPolicyTable: disassociateTransitGatewayPolicyTable,
  DisassociateTransitGatewayRouteTable: disassociateTransitGatewayRouteTable,
  EnableTransitGatewayRouteTablePropagation: enableTransitGatewayRouteTablePropagation,
  ExportTransitGatewayRoutes: exportTransitGatewayRoutes,
  GetTransitGatewayAttachmentPropagations: getTransitGatewayAttachmentPropagations,
  GetTransitGatewayPolicyTableAssociations: getTransitGatewayPolicyTableAssociations,
  GetTransitGatewayPolicyTableEntries: getTransitGatewayPolicyTableEntries,
  GetTransitGatewayPrefixListReferences: getTransitGatewayPrefixListReferences,
  GetTransitGatewayRouteTableAssociations: getTransitGatewayRouteTableAssociations,
  GetTransitGatewayRouteTablePropagations: getTransitGatewayRouteTablePropagations,
  ModifyTransitGateway: modifyTransitGateway,
  ModifyTransitGatewayPolicyTableEntry: modifyTransitGatewayPolicyTableEntry,
  ModifyTransitGatewayPrefixListReference: modifyTransitGatewayPrefixListReference,
  ModifyTransitGatewayVpcAttachment: modifyTransitGatewayVpcAttachment,
  RejectTransitGatewayPeeringAttachment: rejectTransitGatewayPeeringAttachment,
  RejectTransitGatewayVpcAttachment: rejectTransitGatewayVpcAttachment,
  ReplaceTransitGatewayRoute: replaceTransitGatewayRoute,
  SearchTransitGatewayRoutes: searchTransitGatewayRoutes,
} as const satisfies Partial<Ec2Operations>
