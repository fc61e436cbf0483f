import { ec2 } from '../listings.ts'
import { type Listing, NAME_TAG, type TagList, tagOf } from '../tagged.ts'

export interface AwsTransitGateway {
  readonly TransitGatewayId: string
  readonly State: string
  readonly OwnerId: string
  readonly Options?: {
    readonly AmazonSideAsn?: number
    readonly VpnEcmpSupport?: string
    readonly TransitGatewayCidrBlocks?: readonly string[]
    readonly DefaultRouteTableAssociation?: string
    readonly DefaultRouteTablePropagation?: string
    readonly AssociationDefaultRouteTableId?: string
    readonly PropagationDefaultRouteTableId?: string
  }
  readonly Tags?: TagList
}
export interface AwsVpcAttachment {
  readonly TransitGatewayAttachmentId: string
  readonly TransitGatewayId: string
  readonly VpcId: string
  readonly State: string
  readonly SubnetIds?: readonly string[]
  readonly Options?: { readonly ApplianceModeSupport?: string; readonly Ipv6Support?: string }
  readonly Tags?: TagList
}
export interface AwsTransitPeering {
  readonly TransitGatewayAttachmentId: string
  readonly RequesterTgwInfo?: { readonly TransitGatewayId: string }
  readonly AccepterTgwInfo?: { readonly TransitGatewayId: string }
  readonly State: string
  readonly Tags?: TagList
}
export interface AwsConnect {
  readonly TransitGatewayAttachmentId: string
  readonly TransportTransitGatewayAttachmentId: string
  readonly TransitGatewayId: string
  readonly State: string
  readonly Tags?: TagList
}
export interface AwsConnectPeer {
  readonly TransitGatewayConnectPeerId: string
  readonly TransitGatewayAttachmentId: string
  readonly State: string
  readonly ConnectPeerConfiguration?: {
    readonly PeerAddress?: string
    readonly InsideCidrBlocks?: readonly string[]
    readonly BgpConfigurations?: readonly { readonly PeerAsn?: number }[]
  }
  readonly Tags?: TagList
}
export interface AwsTransitRouteTable {
  readonly TransitGatewayRouteTableId: string
  readonly TransitGatewayId: string
  readonly State: string
  readonly Tags?: TagList
}
/** Of any type, as the owner of the transit gateway sees it. */
export interface AwsTransitAttachment {
  readonly TransitGatewayAttachmentId: string
  readonly TransitGatewayId: string
  readonly ResourceType: string
  readonly ResourceId: string
  readonly State: string
  readonly Association?: { readonly TransitGatewayRouteTableId: string; readonly State: string }
}

export const TRANSIT_GATEWAYS = ec2<AwsTransitGateway>('DescribeTransitGateways', 'TransitGateways')
export const TRANSIT_PEERINGS = ec2<AwsTransitPeering>(
  'DescribeTransitGatewayPeeringAttachments',
  'TransitGatewayPeeringAttachments',
)
export const CONNECTS = ec2<AwsConnect>('DescribeTransitGatewayConnects', 'TransitGatewayConnects')
export const CONNECT_PEERS = ec2<AwsConnectPeer>('DescribeTransitGatewayConnectPeers', 'TransitGatewayConnectPeers')
/** Attachments of VPCs and route tables have names within their transit gateway only. */
export const VPC_ATTACHMENTS = within(
  ec2<AwsVpcAttachment>('DescribeTransitGatewayVpcAttachments', 'TransitGatewayVpcAttachments'),
)
export const TRANSIT_ROUTE_TABLES = within(
  ec2<AwsTransitRouteTable>('DescribeTransitGatewayRouteTables', 'TransitGatewayRouteTables'),
)

function within<T extends { readonly TransitGatewayId: string; readonly Tags?: TagList }>(listing: Listing<T>): Listing<T> {
  const nameOf = (item: T) => {
    const name = tagOf(item.Tags, NAME_TAG)
    return name === undefined ? undefined : `${item.TransitGatewayId}/${name}`
  }
  return { ...listing, nameOf }
}
