import type { Tags } from './tags.ts'

export interface VirtualPrivateGateway {
  readonly amazonSideAsn: number
  readonly availabilityZone?: string
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  /** At most one VPC at a time. Detached ones stay visible until the next attach. */
  readonly attachment?: { readonly vpcId: string; readonly state: 'attaching' | 'attached' | 'detaching' | 'detached' }
  readonly deletedAt?: number
  readonly tags: Tags
}

export interface CustomerGateway {
  readonly bgpAsn: number
  /** Empty where a certificate alone tells who calls. */
  readonly ipAddress: string
  readonly deviceName?: string
  readonly certificateArn?: string
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly deletedAt?: number
  readonly tags: Tags
}

/** One of the two IPsec tunnels. Undefined option lists mean AWS's default: every allowed value. */
export interface VpnTunnel {
  readonly outsideIpAddress: string
  /** A /30 of 169.254.0.0/16: AWS has its first usable address, the customer the second. */
  readonly insideCidr: string
  /** A /126 of fd00::/8 where the tunnels carry IPv6, its ends as in the IPv4 block. */
  readonly insideIpv6Cidr?: string
  /** Empty where a secret has it (`preSharedKeyArn`) or certificates stand in for it. */
  readonly preSharedKey: string
  /** The certificate of AWS's end, where the customer gateway has one too. */
  readonly certificateArn?: string
  readonly phase1LifetimeSeconds: number
  readonly phase2LifetimeSeconds: number
  readonly rekeyMarginTimeSeconds: number
  readonly rekeyFuzzPercentage: number
  readonly replayWindowSize: number
  readonly dpdTimeoutSeconds: number
  readonly dpdTimeoutAction: 'clear' | 'none' | 'restart'
  readonly startupAction: 'add' | 'start'
  readonly ikeVersions?: readonly string[]
  readonly phase1EncryptionAlgorithms?: readonly string[]
  readonly phase2EncryptionAlgorithms?: readonly string[]
  readonly phase1IntegrityAlgorithms?: readonly string[]
  readonly phase2IntegrityAlgorithms?: readonly string[]
  readonly phase1DhGroupNumbers?: readonly number[]
  readonly phase2DhGroupNumbers?: readonly number[]
  readonly enableTunnelLifecycleControl: boolean
  /** Where its logs would go. Absent = nowhere. */
  readonly logs?: TunnelLogs
  /** True while its end at AWS is being replaced and it carries nothing. */
  readonly isReplaced?: boolean
  /** Last replacement. Absent = none since the connection was made. */
  readonly replacedAt?: number
  /** Last maintenance of AWS that was applied. */
  readonly maintainedAt?: number
  /** Options that the caller gave: Describe shows these and no defaults, as AWS does. Absent = none. */
  readonly given?: readonly TunnelOptionName[]
}

export interface TunnelLogs {
  readonly isOn?: boolean
  readonly groupArn?: string
  readonly format?: 'json' | 'text'
  readonly isBgpOn?: boolean
  readonly bgpGroupArn?: string
  readonly bgpFormat?: 'json' | 'text'
}

/** What a tunnel is, as opposed to the options that a request may set. */
export type TunnelFact =
  | 'outsideIpAddress'
  | 'insideCidr'
  | 'insideIpv6Cidr'
  | 'preSharedKey'
  | 'certificateArn'
  | 'isReplaced'
  | 'replacedAt'
  | 'maintainedAt'

export type TunnelOptionName = Exclude<keyof VpnTunnel, TunnelFact | 'given'>

export interface VpnConnection {
  readonly customerGatewayId: string
  readonly virtualPrivateGatewayId?: string
  readonly transitGatewayId?: string
  /** `modifying` while tunnels are replaced because something about them changed. */
  readonly state: 'pending' | 'available' | 'modifying' | 'deleting' | 'deleted'
  /** When `modifying` ends, or last ended. */
  readonly modifyingUntil?: number
  readonly staticRoutesOnly: boolean
  readonly staticRoutes: readonly { readonly cidr: string; readonly state: 'pending' | 'available' | 'deleting' | 'deleted' }[]
  readonly localIpv4NetworkCidr: string
  readonly remoteIpv4NetworkCidr: string
  readonly enableAcceleration: boolean
  /** Absent = `ipv4`: what the tunnels carry. */
  readonly tunnelInsideIpVersion?: 'ipv4' | 'ipv6'
  readonly localIpv6NetworkCidr?: string
  readonly remoteIpv6NetworkCidr?: string
  /** Absent = `PublicIpv4`. Private ones ride on a transit virtual interface. */
  readonly outsideIpAddressType?: 'PublicIpv4' | 'PrivateIpv4' | 'Ipv6'
  /** The DX gateway's attachment that a private-IP VPN rides on. */
  readonly transportAttachmentId?: string
  /** Absent = `standard`, 1.25 Gbit/s a tunnel; `large` is 5. */
  readonly tunnelBandwidth?: 'standard' | 'large'
  readonly vpnConcentratorId?: string
  /** The secret that holds the pre-shared keys, where they are not kept here. */
  readonly preSharedKeyArn?: string
  readonly tunnels: readonly [VpnTunnel, VpnTunnel]
  readonly createdAt: number
  readonly deletedAt?: number
  readonly tags: Tags
}

/** A site-to-site hub for many small sites on a transit gateway; `vcn-…`. */
export interface VpnConcentrator {
  readonly transitGatewayId: string
  readonly attachmentId: string
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly deletedAt?: number
  readonly tags: Tags
}
