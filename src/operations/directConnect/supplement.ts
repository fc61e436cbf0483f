import type { Connection, Tag } from '@aws-sdk/client-direct-connect'
import type { Operation } from '../operation.ts'

/** The types of what `models/supplements/directconnect.json` adds to the npm client's: newer operations and members. */

interface RateLimited {
  readonly rateLimit?: string | undefined
}

interface PrefixAllocating {
  readonly prefixPoolAllocatedCountIpv4?: number | undefined
  readonly prefixPoolAllocatedCountIpv6?: number | undefined
}

interface Billed {
  readonly billingMode?: string | undefined
}

/** Members that requests of older operations have meanwhile. */
export interface NewerMembers {
  CreateConnection: Billed
  CreateLag: Billed
  CreatePrivateVirtualInterface: { readonly newPrivateVirtualInterface?: (RateLimited & PrefixAllocating) | undefined }
  CreatePublicVirtualInterface: { readonly newPublicVirtualInterface?: RateLimited | undefined }
  CreateTransitVirtualInterface: { readonly newTransitVirtualInterface?: (RateLimited & PrefixAllocating) | undefined }
  AllocatePrivateVirtualInterface: { readonly newPrivateVirtualInterfaceAllocation?: RateLimited | undefined }
  AllocatePublicVirtualInterface: { readonly newPublicVirtualInterfaceAllocation?: RateLimited | undefined }
  AllocateTransitVirtualInterface: { readonly newTransitVirtualInterfaceAllocation?: RateLimited | undefined }
  UpdateVirtualInterfaceAttributes: RateLimited & PrefixAllocating
}

/** Members that answers of older operations have meanwhile, where these are flat. */
export interface NewerAnswers {
  CreateConnection: PortAllowances
  CreatePrivateVirtualInterface: NewerVirtualInterface
  CreatePublicVirtualInterface: NewerVirtualInterface
  AllocatePrivateVirtualInterface: NewerVirtualInterface
  AllocatePublicVirtualInterface: NewerVirtualInterface
  AssociateVirtualInterface: NewerVirtualInterface
  UpdateVirtualInterfaceAttributes: NewerVirtualInterface
}

interface RateLimiterStatus {
  readonly maxAllowed: number
  readonly inUse: number
  readonly remaining: number
  readonly totalBandwidth: string
}

/** Members that a virtual interface has meanwhile. */
export interface NewerVirtualInterface {
  readonly rateLimit?: string | undefined
  readonly prefixPoolAllocatedCountIpv4?: number
  readonly prefixPoolAllocatedCountIpv6?: number
}

/** Members that a dedicated connection or LAG has meanwhile. */
export interface PortAllowances {
  readonly billingMode?: string
  readonly rateLimiterStatus?: RateLimiterStatus | undefined
  readonly prefixPoolSizeIpv4?: number
  readonly prefixPoolSizeIpv6?: number
  readonly prefixPoolUnallocatedCountIpv4?: number
  readonly prefixPoolUnallocatedCountIpv6?: number
}

export interface VirtualInterfaceRoute {
  readonly cidr: string
  readonly routeDirection: 'accepted' | 'advertised'
  readonly addressFamily: 'ipv4' | 'ipv6'
  readonly asPath: readonly { readonly pathType: 'seq' | 'set'; readonly path: readonly number[] }[]
  readonly communities: readonly string[]
  readonly awsLogicalDeviceId?: string | undefined
  readonly routeInstalledAt: Date
}

export interface VirtualInterfaceRouteFilters {
  readonly routeDirection?: 'accepted' | 'advertised' | undefined
  readonly addressFamily?: 'ipv4' | 'ipv6' | undefined
  readonly cidrs?: readonly string[] | undefined
  readonly asPath?: readonly number[] | undefined
  readonly communities?: readonly string[] | undefined
}

export interface ResiliencyGroup {
  readonly resiliencyGroupId?: string
  readonly resiliencyGroupArn?: string
  readonly resiliencyGroupName?: string
  readonly resiliencyGroupType?: 'Managed'
  readonly ownerAccount?: string
  readonly state?: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly tags?: readonly Tag[]
}

export interface ResiliencyGroupAssociation {
  readonly resiliencyGroupId?: string
  readonly connectionArn?: string
  readonly state?: 'associating' | 'associated' | 'disassociating' | 'disassociated'
}

interface Paged {
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

interface Named {
  readonly resiliencyGroupId: string | undefined
}

interface ConnectionsOfGroup extends Named {
  readonly connectionIdentifiers: readonly string[] | undefined
  readonly clientToken?: string | undefined
}

interface Group {
  readonly resiliencyGroup?: ResiliencyGroup
}

/** Operations that the npm client does not know. */
export interface SupplementOperations {
  ListVirtualInterfaceRoutes: Operation<
    Paged & { readonly virtualInterfaceId?: string | undefined; readonly filters?: VirtualInterfaceRouteFilters | undefined },
    { readonly virtualInterfaceId?: string; readonly routes?: readonly VirtualInterfaceRoute[]; readonly nextToken?: string }
  >
  CreateResiliencyGroup: Operation<
    {
      readonly resiliencyGroupName: string | undefined
      readonly intendedResiliencyModel: 'maximum-resiliency' | 'high-resiliency' | 'basic-resiliency' | undefined
      readonly clientToken?: string | undefined
      readonly tags?: readonly Tag[] | undefined
    },
    Group
  >
  GetResiliencyGroup: Operation<Named, Group>
  ListResiliencyGroups: Operation<Paged, { readonly items?: readonly ResiliencyGroup[]; readonly nextToken?: string }>
  UpdateResiliencyGroup: Operation<
    Named & { readonly resiliencyGroupName: string | undefined; readonly clientToken?: string | undefined },
    Group
  >
  DeleteResiliencyGroup: Operation<Named, Group>
  AssociateConnectionsToResiliencyGroup: Operation<
    ConnectionsOfGroup,
    { readonly resiliencyGroupAssociations?: readonly ResiliencyGroupAssociation[] }
  >
  DisassociateConnectionsFromResiliencyGroup: Operation<
    ConnectionsOfGroup,
    { readonly resiliencyGroupAssociations?: readonly ResiliencyGroupAssociation[] }
  >
  ListResiliencyGroupAssociations: Operation<
    Named & Paged,
    { readonly items?: readonly ResiliencyGroupAssociation[]; readonly nextToken?: string }
  >
  UpdateConnectionsBillingMode: Operation<
    { readonly connectionIds: readonly string[] | undefined; readonly billingMode: string | undefined },
    { readonly billingMode?: string; readonly connections?: readonly Connection[] }
  >
}
