import type { Things } from './nouns.ts'
import type { Rows } from './rows.ts'
import { ROUTED } from './things.ts'

const THERE = { DestinationCidrBlock: ROUTED }
const ELSEWHERE = { DestinationCidrBlock: '198.18.0.0/15' }

function tabled(own: Things): object {
  return { TransitGatewayRouteTableId: own.transitGatewayRouteTable }
}

function attached(own: Things): object {
  return { TransitGatewayAttachmentId: own.transitGatewayAttachment }
}

function policed(own: Things): object {
  return { TransitGatewayPolicyTableId: own.transitGatewayPolicyTable }
}

export const ROWS_TRANSIT_GATEWAYS: Rows = {
  AcceptTransitGatewayPeeringAttachment: own => ({ TransitGatewayAttachmentId: own.peeringAttachment }),
  AcceptTransitGatewayVpcAttachment: attached,
  AssociateTransitGatewayPolicyTable: own => ({ ...policed(own), ...attached(own) }),
  AssociateTransitGatewayRouteTable: own => ({ ...tabled(own), ...attached(own) }),
  CreateTransitGatewayConnect: own => ({
    TransportTransitGatewayAttachmentId: own.transitGatewayAttachment,
    Options: { Protocol: 'gre' },
  }),
  CreateTransitGatewayConnectPeer: own => ({
    TransitGatewayAttachmentId: own.connectAttachment,
    PeerAddress: '192.0.2.2',
    InsideCidrBlocks: ['169.254.7.0/29'],
  }),
  CreateTransitGatewayPeeringAttachment: own => ({
    TransitGatewayId: own.transitGateway,
    PeerTransitGatewayId: 'tgw-0123456789abcdef0',
    PeerAccountId: own.account,
    PeerRegion: 'us-west-2',
  }),
  CreateTransitGatewayPolicyTable: own => ({ TransitGatewayId: own.transitGateway }),
  CreateTransitGatewayPolicyTableEntry: own => ({
    ...policed(own),
    PolicyRuleNumber: '2',
    TargetRouteTableId: own.transitGatewayRouteTable,
  }),
  CreateTransitGatewayPrefixListReference: own => ({ ...tabled(own), ...attached(own), PrefixListId: own.prefixList }),
  CreateTransitGatewayRoute: own => ({ ...ELSEWHERE, ...tabled(own), ...attached(own) }),
  CreateTransitGatewayRouteTable: own => ({ TransitGatewayId: own.transitGateway }),
  CreateTransitGatewayVpcAttachment: own => ({
    TransitGatewayId: own.transitGateway,
    VpcId: own.vpc,
    SubnetIds: [own.subnet],
  }),
  DeleteTransitGateway: own => ({ TransitGatewayId: own.transitGateway }),
  DeleteTransitGatewayConnect: own => ({ TransitGatewayAttachmentId: own.connectAttachment }),
  DeleteTransitGatewayConnectPeer: own => ({ TransitGatewayConnectPeerId: own.connectPeer }),
  DeleteTransitGatewayPeeringAttachment: own => ({ TransitGatewayAttachmentId: own.peeringAttachment }),
  DeleteTransitGatewayPolicyTable: policed,
  DeleteTransitGatewayPolicyTableEntry: own => ({ ...policed(own), PolicyRuleNumber: '1' }),
  DeleteTransitGatewayPrefixListReference: own => ({ ...tabled(own), PrefixListId: own.prefixList }),
  DeleteTransitGatewayRoute: own => ({ ...THERE, ...tabled(own) }),
  DeleteTransitGatewayRouteTable: tabled,
  DeleteTransitGatewayVpcAttachment: attached,
  DescribeTransitGatewayAttachments: () => ({}),
  DescribeTransitGatewayConnectPeers: () => ({}),
  DescribeTransitGatewayConnects: () => ({}),
  DescribeTransitGatewayPeeringAttachments: () => ({}),
  DescribeTransitGatewayPolicyTables: () => ({}),
  DescribeTransitGatewayRouteTables: () => ({}),
  DescribeTransitGateways: () => ({}),
  DescribeTransitGatewayVpcAttachments: () => ({}),
  DisableTransitGatewayRouteTablePropagation: own => ({ ...tabled(own), ...attached(own) }),
  DisassociateTransitGatewayPolicyTable: own => ({ ...policed(own), ...attached(own) }),
  DisassociateTransitGatewayRouteTable: own => ({ ...tabled(own), ...attached(own) }),
  EnableTransitGatewayRouteTablePropagation: own => ({ ...tabled(own), ...attached(own) }),
  GetTransitGatewayAttachmentPropagations: attached,
  GetTransitGatewayPolicyTableAssociations: policed,
  GetTransitGatewayPolicyTableEntries: policed,
  GetTransitGatewayPrefixListReferences: tabled,
  GetTransitGatewayRouteTableAssociations: tabled,
  GetTransitGatewayRouteTablePropagations: tabled,
  ModifyTransitGateway: own => ({ TransitGatewayId: own.transitGateway }),
  ModifyTransitGatewayPolicyTableEntry: own => ({ ...policed(own), PolicyRuleNumber: '1' }),
  ModifyTransitGatewayPrefixListReference: own => ({ ...tabled(own), ...attached(own), PrefixListId: own.prefixList }),
  ModifyTransitGatewayVpcAttachment: attached,
  RejectTransitGatewayPeeringAttachment: own => ({ TransitGatewayAttachmentId: own.peeringAttachment }),
  RejectTransitGatewayVpcAttachment: attached,
  ReplaceTransitGatewayRoute: own => ({ ...THERE, ...tabled(own), ...attached(own) }),
  ExportTransitGatewayRoutes: own => ({ ...tabled(own), S3Bucket: 'routes' }),
  SearchTransitGatewayRoutes: own => ({ ...tabled(own), Filters: [{ Name: 'type', Values: ['static', 'propagated'] }] }),
}
