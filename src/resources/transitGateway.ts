import type { Tags } from './tags.ts'

/** Transit gateways and what hangs on them (Transit gateway guide, "How transit gateways work"). */
export interface TransitGateway {
  readonly description: string
  readonly amazonSideAsn: number
  readonly state: 'pending' | 'available' | 'modifying' | 'deleting' | 'deleted'
  readonly autoAcceptSharedAttachments: boolean
  readonly defaultRouteTableAssociation: boolean
  readonly defaultRouteTablePropagation: boolean
  readonly vpnEcmpSupport: boolean
  readonly dnsSupport: boolean
  readonly securityGroupReferencingSupport: boolean
  readonly multicastSupport: boolean
  /** At most five: outside addresses of private-IP VPNs and of Connect peers come from them. */
  readonly cidrBlocks: readonly string[]
  readonly associationDefaultRouteTableId?: string
  readonly propagationDefaultRouteTableId?: string
  readonly createdAt: number
  readonly deletedAt?: number
  readonly tags: Tags
}

export type TransitGatewayAttachmentType = 'vpc' | 'vpn' | 'direct-connect-gateway' | 'connect' | 'peering' | 'vpn-concentrator'

type TransitGatewayAttachmentState =
  | 'initiatingRequest'
  | 'pendingAcceptance'
  | 'pending'
  | 'available'
  | 'modifying'
  | 'deleting'
  | 'deleted'
  | 'rejected'
  | 'failed'

/** At most one per attachment (and, of a peering, per side). */
export interface TransitGatewayAssociation {
  readonly routeTableId: string
  readonly state: 'associating' | 'associated' | 'disassociating'
}

interface TransitGatewayPropagation {
  readonly routeTableId: string
  readonly state: 'enabling' | 'enabled' | 'disabling'
}

/**
 * One way into a transit gateway; `tgw-attach-…`. Its row stands in the account and Region of the transit gateway, of a
 * peering in the requester's; who owns what is attached sees it too.
 */
export interface TransitGatewayAttachment {
  readonly transitGatewayId: string
  readonly type: TransitGatewayAttachmentType
  /** `vpc-…`, `vpn-…`, a DX gateway's id, the transport attachment of a Connect, the peer's `tgw-…`, `vpnconcentrator-…`. */
  readonly resourceId: string
  readonly resourceOwnerAccount: string
  readonly state: TransitGatewayAttachmentState
  /** Present while associated; also what its state says to packets: none = they are dropped. */
  readonly association?: TransitGatewayAssociation
  readonly propagations: readonly TransitGatewayPropagation[]
  readonly policyTableId?: string
  readonly vpc?: {
    /** One per Availability Zone. */
    readonly subnetIds: readonly string[]
    readonly applianceModeSupport: boolean
    readonly dnsSupport: boolean
    readonly ipv6Support: boolean
    readonly securityGroupReferencingSupport: boolean
  }
  readonly peering?: {
    /** The accepter's side: the requester's is in the members above. Peerings never propagate. */
    readonly account: string
    readonly region: string
    readonly association?: TransitGatewayAssociation
    /** Present where the order said so: only then it is shown. On is for core networks alone. */
    readonly dynamicRouting?: 'disable'
    readonly tags: Tags
  }
  readonly createdAt: number
  readonly deletedAt?: number
  /** Those of who owns what is attached, of a peering those of the requester. */
  readonly tags: Tags
  /** Those of the transit gateway's owner where that is another account: nobody sees the tags of others. */
  readonly transitGatewayOwnerTags?: Tags
}

export interface TransitGatewayRouteTable {
  readonly transitGatewayId: string
  readonly defaultAssociation: boolean
  readonly defaultPropagation: boolean
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly createdAt: number
  readonly deletedAt?: number
  readonly tags: Tags
}

/** A static route; id `tgw-rtb-…|CIDR`. Without an attachment it is a blackhole; one whose attachment is gone counts as such. */
export interface TransitGatewayRoute {
  readonly routeTableId: string
  readonly destination: string
  readonly attachmentId?: string
}

/** A prefix list as routes of a table; id `tgw-rtb-…|pl-…`. Without an attachment they are blackholes. */
export interface TransitGatewayPrefixListReference {
  readonly routeTableId: string
  readonly prefixListId: string
  readonly attachmentId?: string
  readonly state: 'pending' | 'available' | 'modifying' | 'deleting'
}

/** A GRE tunnel with two BGP sessions over a Connect attachment; `tgw-connect-peer-…`. */
export interface TransitGatewayConnectPeer {
  readonly attachmentId: string
  readonly transitGatewayAddress: string
  readonly peerAddress: string
  /** A /29 of 169.254.0.0/16 and, where IPv6 is routed, a /125 of fd00::/8: the peer has .1, the gateway .2 and .3. */
  readonly insideCidrs: readonly string[]
  readonly peerAsn: number
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly createdAt: number
  readonly deletedAt?: number
  readonly tags: Tags
}

/** Which route table decides about packets that match; the lowest number that matches counts, none = dropped. */
export interface TransitGatewayPolicyEntry {
  readonly ruleNumber: number
  /** Absent = any. */
  readonly sourceCidr?: string
  readonly destinationCidr?: string
  /** `80` or `1024-65535`. */
  readonly sourcePorts?: string
  readonly destinationPorts?: string
  /** A number of IANA's list. */
  readonly protocol?: string
  readonly routeTableId: string
}

export interface TransitGatewayPolicyTable {
  readonly transitGatewayId: string
  /** Absent = none. Ordered by number. */
  readonly entries?: readonly TransitGatewayPolicyEntry[]
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly createdAt: number
  readonly deletedAt?: number
  readonly tags: Tags
}
