import { type Listing, NAME_TAG, type TagList, tagOf } from './tagged.ts'

/** The answers of AWS's Describe operations, as far as an estate looks at them. */

export interface AwsVpc {
  readonly VpcId: string
  readonly CidrBlock: string
  readonly CidrBlockAssociationSet?: readonly {
    readonly AssociationId: string
    readonly CidrBlock: string
    readonly CidrBlockState?: { readonly State?: string }
  }[]
  readonly Ipv6CidrBlockAssociationSet?: AwsIpv6Blocks
  readonly Tags?: TagList
}
type AwsIpv6Blocks = readonly {
  readonly Ipv6CidrBlock?: string
  readonly Ipv6Pool?: string
  readonly Ipv6CidrBlockState?: { readonly State?: string }
}[]
export interface AwsSubnet {
  readonly SubnetId: string
  readonly VpcId: string
  readonly CidrBlock: string
  readonly AvailabilityZone: string
  readonly Ipv6CidrBlockAssociationSet?: AwsIpv6Blocks
  readonly Tags?: TagList
}
export interface AwsVpnGateway {
  readonly VpnGatewayId: string
  readonly State?: string
  readonly AmazonSideAsn?: number
  readonly VpcAttachments?: readonly { readonly VpcId: string; readonly State: string }[]
  readonly Tags?: TagList
}
export interface AwsCustomerGateway {
  readonly CustomerGatewayId: string
  readonly State?: string
  readonly IpAddress: string
  readonly BgpAsn?: string
  readonly BgpAsnExtended?: string
  readonly Tags?: TagList
}
export interface AwsVpnConnection {
  readonly VpnConnectionId: string
  readonly State?: string
  readonly VpnGatewayId?: string
  readonly TransitGatewayId?: string
  readonly CustomerGatewayId: string
  readonly Options?: {
    readonly StaticRoutesOnly?: boolean
    readonly EnableAcceleration?: boolean
    readonly TunnelBandwidth?: string
    readonly TransportTransitGatewayAttachmentId?: string
    readonly TunnelInsideIpVersion?: string
    readonly OutsideIpAddressType?: string
    readonly TunnelOptions?: readonly {
      readonly OutsideIpAddress: string
      readonly TunnelInsideCidr?: string
      readonly PreSharedKey?: string
    }[]
  }
  readonly Routes?: readonly { readonly DestinationCidrBlock: string; readonly State?: string }[]
  readonly Tags?: TagList
}
export interface AwsConnection {
  readonly connectionId: string
  readonly connectionState: string
  readonly location: string
  readonly bandwidth: string
  readonly ownerAccount: string
  /** Of a hosted one. */
  readonly vlan?: number
  readonly macSecCapable?: boolean
  readonly macSecKeys?: readonly { readonly ckn?: string }[]
  readonly encryptionMode?: string
  readonly billingMode?: string
  readonly tags?: TagList
}
export interface AwsInterconnect {
  readonly interconnectId: string
  readonly interconnectState: string
  readonly location: string
  readonly bandwidth: string
  readonly tags?: TagList
}
export interface AwsLag {
  readonly lagId: string
  readonly lagState: string
  readonly location: string
  readonly connectionsBandwidth: string
  readonly minimumLinks: number
  readonly macSecCapable?: boolean
  readonly macSecKeys?: readonly { readonly ckn?: string }[]
  readonly encryptionMode?: string
  readonly billingMode?: string
  readonly ownerAccount: string
  readonly connections: readonly AwsConnection[]
  readonly tags?: TagList
}
export interface AwsVirtualInterface {
  readonly virtualInterfaceId: string
  readonly virtualInterfaceState: string
  readonly connectionId: string
  readonly vlan: number
  readonly mtu?: number
  readonly asn?: number
  readonly asnLong?: number
  readonly authKey?: string
  readonly amazonAddress?: string
  readonly customerAddress?: string
  /** One per address family. */
  readonly bgpPeers?: readonly {
    readonly bgpPeerId?: string
    readonly addressFamily?: string
    readonly bgpPeerState?: string
    readonly amazonAddress?: string
    readonly customerAddress?: string
  }[]
  readonly virtualGatewayId?: string
  readonly directConnectGatewayId?: string
  readonly siteLinkEnabled?: boolean
  readonly rateLimit?: string
  readonly prefixPoolAllocatedCountIpv4?: number
  readonly prefixPoolAllocatedCountIpv6?: number
  readonly routeFilterPrefixes?: readonly { readonly cidr: string }[]
  readonly tags?: TagList
}
export interface AwsDirectConnectGateway {
  readonly directConnectGatewayId: string
  readonly directConnectGatewayName: string
  readonly directConnectGatewayState: string
  readonly ownerAccount: string
  readonly amazonSideAsn?: number
  readonly tags?: TagList
}

export interface AwsAssociation {
  readonly associationId: string
  readonly associationState: string
  readonly associatedGateway?: { readonly id: string }
  readonly allowedPrefixesToDirectConnectGateway?: readonly { readonly cidr: string }[]
}

const GONE = ['deleting', 'deleted', 'rejected', 'failed']

/** A listing of EC2, by the estate's tag. */
export function ec2<T extends { readonly Tags?: TagList; readonly State?: string }>(
  operation: string,
  items: string,
): Listing<T> {
  return {
    service: 'ec2',
    operation,
    items,
    nameOf: item => tagOf(item.Tags, NAME_TAG),
    isGone: item => GONE.includes(item.State ?? ''),
  }
}

function directConnect<T extends { readonly tags?: TagList }>(
  operation: string,
  items: string,
  stateOf: (item: T) => string,
): Listing<T> {
  return {
    service: 'directconnect',
    operation,
    items,
    nameOf: item => tagOf(item.tags, NAME_TAG),
    isGone: item => GONE.includes(stateOf(item)),
  }
}

export const VPCS = ec2<AwsVpc>('DescribeVpcs', 'Vpcs')
export const VPN_GATEWAYS = ec2<AwsVpnGateway>('DescribeVpnGateways', 'VpnGateways')
export const CUSTOMER_GATEWAYS = ec2<AwsCustomerGateway>('DescribeCustomerGateways', 'CustomerGateways')
export const VPN_CONNECTIONS = ec2<AwsVpnConnection>('DescribeVpnConnections', 'VpnConnections')
export const CONNECTIONS = directConnect<AwsConnection>('DescribeConnections', 'connections', item => item.connectionState)
export const INTERCONNECTS = directConnect<AwsInterconnect>(
  'DescribeInterconnects',
  'interconnects',
  item => item.interconnectState,
)
export const LAGS = directConnect<AwsLag>('DescribeLags', 'lags', item => item.lagState)
export const VIRTUAL_INTERFACES = directConnect<AwsVirtualInterface>(
  'DescribeVirtualInterfaces',
  'virtualInterfaces',
  item => item.virtualInterfaceState,
)
export const DIRECT_CONNECT_GATEWAYS = directConnect<AwsDirectConnectGateway>(
  'DescribeDirectConnectGateways',
  'directConnectGateways',
  item => item.directConnectGatewayState,
)

/** Subnet names are unique within their VPC only. */
export const SUBNETS: Listing<AwsSubnet> = {
  ...ec2<AwsSubnet>('DescribeSubnets', 'Subnets'),
  nameOf: item => (tagOf(item.Tags, NAME_TAG) === undefined ? undefined : `${item.VpcId}/${tagOf(item.Tags, NAME_TAG)}`),
}
