import { DEFAULT_TABLE } from '../attachments.ts'
import { type AwsPrefixList, PREFIX_LISTS } from './prefixLists.ts'
import type { Pruned } from './prunedKinds.ts'
import type { Run } from './run.ts'
import { type Section, scopeKey, scopeOf } from './scopes.ts'
import type { CallScope } from './step.ts'
import {
  type AwsConnect,
  type AwsConnectPeer,
  type AwsTransitGateway,
  type AwsTransitPeering,
  type AwsTransitRouteTable,
  type AwsVpcAttachment,
  CONNECT_PEERS,
  CONNECTS,
  TRANSIT_GATEWAYS,
  TRANSIT_PEERINGS,
  TRANSIT_ROUTE_TABLES,
  VPC_ATTACHMENTS,
} from './transit/transitListings.ts'
import { type AwsVpcPeering, VPC_PEERINGS } from './vpcPeerings.ts'

function named(section: Section) {
  return ({ estate }: Run, scope: CallScope) =>
    Object.keys(estate[section]).filter(name => scopeKey(scopeOf(estate, section, name)) === scopeKey(scope))
}

/** Names within the transit gateways of a scope. */
function within(namesIn: (gateway: Run['estate']['transitGateways'][string]) => readonly string[]) {
  return (run: Run, scope: CallScope) =>
    named('transitGateways')(run, scope).flatMap(gateway =>
      namesIn(run.estate.transitGateways[gateway]!).map(name => `${run.ids.get(`transitGateways.${gateway}`)}/${name}`),
    )
}

export const transitGateways: Pruned<AwsTransitGateway> = {
  section: 'transitGateways',
  listing: TRANSIT_GATEWAYS,
  names: named('transitGateways'),
  calls: ({ TransitGatewayId }) => [{ operation: 'DeleteTransitGateway', input: { TransitGatewayId } }],
}

export const vpcAttachments: Pruned<AwsVpcAttachment> = {
  section: 'transitGatewayVpcAttachments',
  listing: VPC_ATTACHMENTS,
  names: within(({ vpcs }) => Object.keys(vpcs)),
  calls: ({ TransitGatewayAttachmentId }) => [
    { operation: 'DeleteTransitGatewayVpcAttachment', input: { TransitGatewayAttachmentId } },
  ],
}

export const transitRouteTables: Pruned<AwsTransitRouteTable> = {
  section: 'transitGatewayRouteTables',
  listing: TRANSIT_ROUTE_TABLES,
  names: within(({ routeTables }) => (routeTables ? Object.keys(routeTables) : [DEFAULT_TABLE])),
  calls: ({ TransitGatewayRouteTableId }) => [
    { operation: 'DeleteTransitGatewayRouteTable', input: { TransitGatewayRouteTableId } },
  ],
}

export const transitPeerings: Pruned<AwsTransitPeering> = {
  section: 'transitGatewayPeerings',
  listing: TRANSIT_PEERINGS,
  names: named('transitGatewayPeerings'),
  calls: ({ TransitGatewayAttachmentId }) => [
    { operation: 'DeleteTransitGatewayPeeringAttachment', input: { TransitGatewayAttachmentId } },
  ],
}

export const connectPeers: Pruned<AwsConnectPeer> = {
  section: 'connectPeers',
  listing: CONNECT_PEERS,
  names: named('connectPeers'),
  calls: ({ TransitGatewayConnectPeerId }) => [
    { operation: 'DeleteTransitGatewayConnectPeer', input: { TransitGatewayConnectPeerId } },
  ],
}

export const connects: Pruned<AwsConnect> = {
  section: 'connectPeers',
  listing: CONNECTS,
  names: named('connectPeers'),
  calls: ({ TransitGatewayAttachmentId }) => [
    { operation: 'DeleteTransitGatewayConnect', input: { TransitGatewayAttachmentId } },
  ],
}

export const vpcPeerings: Pruned<AwsVpcPeering> = {
  section: 'vpcPeerings',
  listing: VPC_PEERINGS,
  names: named('vpcPeerings'),
  calls: ({ VpcPeeringConnectionId }) => [{ operation: 'DeleteVpcPeeringConnection', input: { VpcPeeringConnectionId } }],
}

export const prefixLists: Pruned<AwsPrefixList> = {
  section: 'prefixLists',
  listing: PREFIX_LISTS,
  names: named('prefixLists'),
  calls: ({ PrefixListId }) => [{ operation: 'DeleteManagedPrefixList', input: { PrefixListId } }],
}
