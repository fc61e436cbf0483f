import { insideAddresses } from '../resources/tunnelAddresses.ts'
import { TUNNEL_CHOICES } from '../resources/tunnelOptions.ts'
import type { VpnConnection, VpnTunnel } from '../resources/vpn.ts'
import { largestPacket } from '../topology/tunnelMtu.ts'
import type { TunnelEnds } from './customerGatewayConfiguration.ts'

/** What a device has to know of a VPN connection, ready to be written down in any vendor's language. */
export interface VpnFacts {
  readonly id: string
  readonly ikeVersion: IkeVersion
  readonly isStatic: boolean
  readonly family: 'ipv4' | 'ipv6'
  /** The device's own address, or a placeholder in angle brackets where nobody said it. */
  readonly customerAddress: string
  readonly customerAsn: number
  readonly amazonAsn: number
  /** What lies behind AWS, as far as the connection says. */
  readonly remoteCidr: string
  readonly tunnels: readonly TunnelFacts[]
}

export interface TunnelFacts {
  readonly number: number
  readonly amazonAddress: string
  readonly inside: { readonly amazon: string; readonly customer: string; readonly length: number }
  /** The key, or a placeholder in angle brackets where a secret or a certificate has it. */
  readonly key: string
  readonly ike: Suite
  readonly esp: Suite
  readonly dpdRetries: number
  readonly replayWindow: number
  readonly mtu: number
  readonly mss: number
}

/** Algorithms of a phase by AWS's names. Integrity counts for nothing in ESP with GCM. */
export interface Suite {
  readonly encryption: string
  readonly integrity: string
  readonly group: number
  readonly lifetimeSeconds: number
}

export function isGcm({ encryption }: Suite): boolean {
  return encryption.includes('GCM')
}

/** Of AES, in bits. */
export function keyLength({ encryption }: Suite): number {
  return encryption.startsWith('AES256') ? 256 : 128
}

/** `aes-256-gcm`, as Junos and PAN-OS write it. */
export function cipherName(suite: Suite): string {
  return `aes-${keyLength(suite)}-${isGcm(suite) ? 'gcm' : 'cbc'}`
}

type IkeVersion = 'ikev1' | 'ikev2'
type SampleType = 'compatibility' | 'recommended'

/** VPN guide, "Tunnel options": a probe every ten seconds. */
export const DPD_INTERVAL_SECONDS = 10

export interface Sample {
  readonly ikeVersion: IkeVersion
  readonly sampleType: SampleType
}

/** The facts of a stored connection. `compatibility` takes the lowest algorithms it allows, `recommended` the strongest. */
export function vpnFacts(id: string, vpn: VpnConnection, ends: TunnelEnds, { ikeVersion, sampleType }: Sample): VpnFacts {
  const isIpv6 = vpn.tunnelInsideIpVersion === 'ipv6'
  return {
    id,
    ikeVersion,
    isStatic: vpn.staticRoutesOnly,
    family: isIpv6 ? 'ipv6' : 'ipv4',
    customerAddress: ends.customerAddress || '<address-of-this-device>',
    customerAsn: ends.customerAsn,
    amazonAsn: ends.amazonSideAsn,
    remoteCidr: isIpv6 ? (vpn.remoteIpv6NetworkCidr ?? '::/0') : vpn.remoteIpv4NetworkCidr,
    tunnels: vpn.tunnels.map((tunnel, index) =>
      tunnelFacts(tunnel, { number: index + 1, isIpv6, isAccelerated: vpn.enableAcceleration, sampleType }),
    ),
  }
}

interface Place {
  readonly number: number
  readonly isIpv6: boolean
  readonly isAccelerated: boolean
  readonly sampleType: SampleType
}

function tunnelFacts(tunnel: VpnTunnel, { number, isIpv6, isAccelerated, sampleType }: Place): TunnelFacts {
  const cidr = (isIpv6 ? tunnel.insideIpv6Cidr : undefined) ?? tunnel.insideCidr
  const ike = suite(tunnel, 1, sampleType)
  const esp = suite(tunnel, 2, sampleType)
  const integrity = isGcm(esp) ? undefined : esp.integrity
  const mtu = largestPacket({ integrity, outside: tunnel.outsideIpAddress, natTraversal: isAccelerated })
  return {
    number,
    amazonAddress: tunnel.outsideIpAddress,
    inside: { ...insideAddresses(cidr), length: Number(cidr.split('/')[1]) },
    key: tunnel.preSharedKey || '<pre-shared-key>',
    ike,
    esp,
    dpdRetries: Math.ceil(tunnel.dpdTimeoutSeconds / DPD_INTERVAL_SECONDS),
    replayWindow: tunnel.replayWindowSize,
    mtu,
    // Without the headers of IP, 20 bytes or 40, and of TCP.
    mss: mtu - (isIpv6 ? 60 : 40),
  }
}

/** Strong ones that devices commonly have come first. */
const STRONGEST = {
  encryption: ['AES256-GCM-16', 'AES256', 'AES128-GCM-16', 'AES128'],
  integrity: ['SHA2-384', 'SHA2-512', 'SHA2-256', 'SHA1'],
  group: [20, 21, 19, 16, 15, 14, 18, 17, 24, 23, 22, 5, 2],
} as const

function suite(tunnel: VpnTunnel, phase: 1 | 2, type: SampleType): Suite {
  const best = <T>(allowed: readonly T[], lowestFirst: readonly T[], strongestFirst: readonly T[]): T => {
    const order = type === 'compatibility' ? lowestFirst : strongestFirst
    return order.find(choice => allowed.includes(choice)) ?? allowed[0]!
  }
  const encryptions = TUNNEL_CHOICES[`phase${phase}EncryptionAlgorithms`]
  const integrities = TUNNEL_CHOICES[`phase${phase}IntegrityAlgorithms`]
  const groups = TUNNEL_CHOICES[`phase${phase}DhGroupNumbers`]
  const { phase1LifetimeSeconds, phase2LifetimeSeconds } = tunnel
  return {
    encryption: best<string>(tunnel[`phase${phase}EncryptionAlgorithms`] ?? encryptions, encryptions, STRONGEST.encryption),
    integrity: best<string>(tunnel[`phase${phase}IntegrityAlgorithms`] ?? integrities, integrities, STRONGEST.integrity),
    group: best<number>(tunnel[`phase${phase}DhGroupNumbers`] ?? groups, groups, STRONGEST.group),
    lifetimeSeconds: phase === 1 ? phase1LifetimeSeconds : phase2LifetimeSeconds,
  }
}
