import type { NetworkAclEntry, SecurityGroupRule } from './endPoints.ts'
import type { Tags } from './tags.ts'

export interface Vpc {
  readonly cidrs: readonly { readonly associationId: string; readonly cidr: string }[]
  /** `pool` is the customer's own that a block was taken from (BYOIP); absent = Amazon's. */
  readonly ipv6Cidrs: readonly { readonly associationId: string; readonly cidr: string; readonly pool?: string }[]
  readonly isDefault: boolean
  readonly instanceTenancy: 'default' | 'dedicated' | 'host'
  readonly dhcpOptionsId: string
  readonly enableDnsSupport: boolean
  readonly enableDnsHostnames: boolean
  readonly enableNetworkAddressUsageMetrics: boolean
  readonly state: 'pending' | 'available'
  readonly tags: Tags
}

export interface Subnet {
  readonly vpcId: string
  readonly cidr: string
  readonly ipv6Cidrs?: readonly { readonly associationId: string; readonly cidr: string }[]
  readonly assignIpv6AddressOnCreation?: boolean
  readonly availabilityZone: string
  readonly availabilityZoneId: string
  readonly mapPublicIpOnLaunch: boolean
  readonly defaultForAz: boolean
  readonly state: 'pending' | 'available'
  readonly tags: Tags
}

export type RouteTargetKind =
  | 'local'
  | 'virtualPrivateGateway'
  | 'internetGateway'
  | 'transitGateway'
  | 'networkInterface'
  | 'natGateway'
  | 'vpcPeeringConnection'
  | 'egressOnlyInternetGateway'
  | 'vpcEndpoint'
  | 'other'

/** A route that somebody wrote. Propagated ones are not stored: they are observed (see observed.ts). */
export interface Route {
  /** IPv4 or IPv6 CIDR, or a `pl-…` prefix list. */
  readonly destination: string
  readonly target: { readonly kind: RouteTargetKind; readonly id: string }
  readonly origin: 'CreateRouteTable' | 'CreateRoute'
  /** The instance that was named as target; its primary network interface is the target. */
  readonly instanceId?: string
}

export interface RouteTable {
  readonly vpcId: string
  readonly associations: readonly {
    readonly id: string
    readonly main: boolean
    readonly subnetId?: string
    readonly gatewayId?: string
  }[]
  readonly routes: readonly Route[]
  /** VGWs whose routes are propagated into this table. */
  readonly propagatingGateways: readonly string[]
  readonly tags: Tags
}

export interface InternetGateway {
  readonly vpcId?: string
  readonly tags: Tags
}

export interface SecurityGroup {
  readonly vpcId: string
  readonly name: string
  readonly description: string
  /** Absent = what a VPC's default group has from the start: all from itself, all out (see securityGroupRules.ts). */
  readonly rules?: readonly SecurityGroupRule[]
  readonly tags: Tags
}

export interface NetworkAcl {
  readonly vpcId: string
  readonly isDefault: boolean
  /** Absent = what a VPC's default ACL has from the start: everything passes both ways. */
  readonly entries?: readonly NetworkAclEntry[]
  /** Subnets that somebody associated with it; all others of the VPC are with the default one. */
  readonly associations?: readonly { readonly id: string; readonly subnetId: string }[]
  readonly clientToken?: string
  readonly tags: Tags
}

/**
 * The mark that an account's default VPC in a Region is stored rows; before that it is derived (see defaultVpc.ts). The
 * mark stays when the VPC is deleted. Its id is `account/region`.
 */
export interface DefaultVpcMark {
  readonly vpcId: string
}
