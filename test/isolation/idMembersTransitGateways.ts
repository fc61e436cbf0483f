import type { Noun } from './nouns.ts'

const ATTACHMENTS = ['transitGatewayAttachment', 'peeringAttachment', 'connectAttachment', 'hubAttachment'] as const

/** Members of EC2's inputs that take ids of transit gateways and of what hangs on them. */
export const TRANSIT_GATEWAY_MEMBERS: Readonly<Record<string, readonly Noun[]>> = {
  TransitGatewayId: ['transitGateway'],
  'TransitGatewayIds[]': ['transitGateway'],
  PeerTransitGatewayId: ['transitGateway'],
  PeerAccountId: ['account'],
  TransitGatewayAttachmentId: ATTACHMENTS,
  'TransitGatewayAttachmentIds[]': ATTACHMENTS,
  TransportTransitGatewayAttachmentId: ['transitGatewayAttachment', 'hubAttachment'],
  TransitGatewayRouteTableId: ['transitGatewayRouteTable'],
  'TransitGatewayRouteTableIds[]': ['transitGatewayRouteTable'],
  AssociationDefaultRouteTableId: ['transitGatewayRouteTable'],
  PropagationDefaultRouteTableId: ['transitGatewayRouteTable'],
  TargetRouteTableId: ['transitGatewayRouteTable'],
  TransitGatewayConnectPeerId: ['connectPeer'],
  'TransitGatewayConnectPeerIds[]': ['connectPeer'],
  TransitGatewayPolicyTableId: ['transitGatewayPolicyTable'],
  'TransitGatewayPolicyTableIds[]': ['transitGatewayPolicyTable'],
  PrefixListId: ['prefixList'],
  'AddSubnetIds[]': ['subnet'],
  'RemoveSubnetIds[]': ['subnet'],
}

/** Members of theirs that are named like ids and take none of anything that is built. */
export const TRANSIT_GATEWAY_MEMBERS_OF_NOTHING: Readonly<Record<string, string>> = {
  TransitGatewayRouteTableAnnouncementId: 'an announcement of a route table',
}

/** Filters of theirs that take an id. */
export const TRANSIT_GATEWAY_FILTERS: Readonly<Record<string, readonly Noun[]>> = {
  'transit-gateway-id': ['transitGateway'],
  'transit-gateway-attachment-id': ATTACHMENTS,
  'transport-transit-gateway-attachment-id': ['transitGatewayAttachment'],
  'transit-gateway-route-table-id': ['transitGatewayRouteTable'],
  'association.transit-gateway-route-table-id': ['transitGatewayRouteTable'],
  'transit-gateway-connect-peer-id': ['connectPeer'],
  'transit-gateway-policy-table-id': ['transitGatewayPolicyTable'],
  'target-route-table-id': ['transitGatewayRouteTable'],
  'attachment.transit-gateway-attachment-id': ['transitGatewayAttachment'],
  'attachment.resource-id': ['vpc'],
  'transit-gateway-owner-id': ['account'],
  'resource-owner-id': ['account'],
  'local-owner-id': ['account'],
  'remote-owner-id': ['account'],
}
