import type { Tags } from './tags.ts'

/** What packets start from and arrive at inside a VPC, and what they may pass on the way. VPC guide. */
export interface NetworkInterface {
  readonly vpcId: string
  readonly subnetId: string
  readonly description: string
  readonly interfaceType: 'interface' | 'nat_gateway' | 'transit_gateway' | 'vpc_endpoint'
  /** Managed by AWS for something else: nobody changes or deletes it by hand. */
  readonly requesterManaged: boolean
  readonly macAddress: string
  /** The first is the primary one. */
  readonly privateAddresses: readonly string[]
  readonly ipv6Addresses: readonly string[]
  readonly securityGroupIds: readonly string[]
  /** False: it may forward packets that are not its own, as an appliance does. */
  readonly sourceDestCheck: boolean
  readonly attachment?: {
    readonly id: string
    readonly instanceId: string
    readonly deviceIndex: number
    readonly attachedAt: number
    readonly deleteOnTermination: boolean
  }
  /** Lent from Amazon's pool while the instance runs; an Elastic IP address on the primary address takes its place. */
  readonly publicIp?: string
  readonly clientToken?: string
  readonly createdAt: number
  readonly tags: Tags
}

/** A light end point: it can be probed and can forward, and computes nothing. */
export interface Instance {
  readonly imageId: string
  readonly instanceType: string
  readonly state: 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated'
  readonly subnetId: string
  readonly vpcId: string
  readonly reservationId: string
  readonly keyName?: string
  readonly launchedAt: number
  readonly endedAt?: number
  readonly clientToken?: string
  /** Of the launch, so that the same token with another request is refused. */
  readonly request?: string
  /** Its place among those that were launched together; absent = 0. */
  readonly launchIndex?: number
  readonly settings?: InstanceSettings
  readonly tags: Tags
}

/** What was asked for at launch or changed since; absent = AWS's default. None of it changes what the network does. */
export interface InstanceSettings {
  readonly disableApiTermination?: boolean
  readonly disableApiStop?: boolean
  readonly shutdownBehavior?: 'stop' | 'terminate'
  readonly monitoring?: boolean
  readonly ebsOptimized?: boolean
  readonly tenancy?: 'default' | 'dedicated' | 'host'
  readonly cpuCredits?: 'standard' | 'unlimited'
  readonly httpTokens?: 'optional' | 'required'
  readonly httpEndpoint?: 'enabled' | 'disabled'
  readonly httpPutResponseHopLimit?: number
  readonly instanceMetadataTags?: 'enabled' | 'disabled'
  /** Whether its primary interface gets a public address whenever it starts. */
  readonly publicAddress?: boolean
  readonly rootVolume?: {
    readonly sizeGiB?: number
    readonly type?: string
    readonly encrypted?: boolean
    readonly deleteOnTermination?: boolean
    readonly iops?: number
    readonly throughput?: number
    readonly tags?: Tags
  }
}

/** An Elastic IP address; id `eipalloc-…`. */
export interface ElasticAddress {
  readonly publicIp: string
  readonly association?: { readonly id: string; readonly networkInterfaceId: string; readonly privateIp: string }
  readonly tags: Tags
}

export interface NatGateway {
  readonly vpcId: string
  readonly subnetId: string
  readonly connectivity: 'public' | 'private'
  readonly state: 'pending' | 'failed' | 'available' | 'deleting' | 'deleted'
  readonly networkInterfaceId: string
  readonly privateIp: string
  readonly publicIp?: string
  readonly allocationId?: string
  readonly failure?: { readonly code: string; readonly message: string }
  readonly clientToken?: string
  readonly createdAt: number
  readonly deletedAt?: number
  readonly tags: Tags
}

export interface EgressOnlyInternetGateway {
  readonly vpcId: string
  readonly tags: Tags
}

/** A rule of a security group; stateful: answers to what it lets in or out pass. */
export interface SecurityGroupRule {
  readonly id: string
  readonly isEgress: boolean
  /** `-1` = all, `tcp`, `udp`, `icmp`, `icmpv6` or a number. */
  readonly protocol: string
  /** Ports, or ICMP type and code; -1 = all. Absent where the protocol has none. */
  readonly fromPort?: number
  readonly toPort?: number
  /** Exactly one of them. */
  readonly cidr?: string
  readonly prefixListId?: string
  readonly groupId?: string
  readonly description?: string
  readonly tags: Tags
}

/** An entry of a network ACL: the lowest number that matches decides; stateless: answers need an entry of their own. */
export interface NetworkAclEntry {
  readonly ruleNumber: number
  readonly isEgress: boolean
  readonly protocol: string
  readonly action: 'allow' | 'deny'
  readonly cidr: string
  readonly fromPort?: number
  readonly toPort?: number
  readonly icmpType?: number
  readonly icmpCode?: number
}

/** Between two VPCs, of any accounts and Regions; not transitive. Its row stands in the requester's account and Region. */
export interface VpcPeeringConnection {
  readonly requesterVpcId: string
  readonly accepterVpcId: string
  readonly accepterAccount: string
  readonly accepterRegion: string
  readonly state:
    | 'initiating-request'
    | 'pending-acceptance'
    | 'active'
    | 'deleted'
    | 'rejected'
    | 'failed'
    | 'expired'
    | 'provisioning'
    | 'deleting'
  readonly message: string
  readonly expiresAt?: number
  readonly requesterDns: boolean
  readonly accepterDns: boolean
  readonly tags: Tags
  /** What the accepter calls it; `tags` are the requester's. */
  readonly accepterTags?: Tags
}

/** `pl-…`; AWS's own are derived, not stored (see managedPrefixLists.ts). */
export interface ManagedPrefixList {
  readonly name: string
  readonly addressFamily: 'IPv4' | 'IPv6'
  readonly maxEntries: number
  readonly version: number
  readonly state: 'create-complete' | 'modify-complete'
  readonly entries: readonly { readonly cidr: string; readonly description?: string }[]
  /** Earlier versions, oldest first, as far as they are kept. */
  readonly history: readonly { readonly version: number; readonly entries: ManagedPrefixList['entries'] }[]
  readonly tags: Tags
}

export interface VpcEndpoint {
  readonly vpcId: string
  readonly type: 'Gateway' | 'Interface'
  readonly serviceName: string
  readonly state: 'pendingAcceptance' | 'pending' | 'available' | 'deleting' | 'deleted' | 'rejected' | 'failed'
  readonly policyDocument?: string
  /** Of a gateway endpoint: tables that have its prefix list as a route. */
  readonly routeTableIds: readonly string[]
  /** Of an interface endpoint: one network interface per subnet. */
  readonly subnetIds: readonly string[]
  readonly networkInterfaceIds: readonly string[]
  readonly securityGroupIds: readonly string[]
  readonly privateDnsEnabled: boolean
  readonly ipAddressType: 'ipv4' | 'dualstack' | 'ipv6'
  readonly createdAt: number
  readonly tags: Tags
}
