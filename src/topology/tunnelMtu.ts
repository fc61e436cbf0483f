import { parseAddress } from '../net/address.ts'
import { negotiatedTunnel } from '../resources/negotiatedTunnel.ts'
import type { VpnTunnel } from '../resources/vpn.ts'

/**
 * Largest packet a tunnel carries without fragments, by what both ends will settle on. A managed router proposes AES-GCM
 * first; only a tunnel whose options leave it out falls back to CBC and its integrity algorithm. Accelerated ones always have
 * NAT traversal.
 */
export function tunnelMtu(tunnel: VpnTunnel, natTraversal = false): number {
  const { phase2Integrity: integrity } = negotiatedTunnel(tunnel)
  return largestPacket({ integrity, outside: tunnel.outsideIpAddress, natTraversal })
}

interface Esp {
  /** AWS's name of CBC's algorithm; undefined = AES-GCM. */
  readonly integrity: string | undefined
  /** An address that the tunnel is between. */
  readonly outside: string
  readonly natTraversal: boolean
}

/**
 * What ESP (RFC 4303) leaves of 1,500 bytes: between IPv4 addresses just the table of the Site-to-Site VPN guide ("Best
 * practices for a customer gateway device"), which has none for IPv6.
 */
export function largestPacket({ integrity, outside, natTraversal }: Esp): number {
  const cipher = integrity === undefined ? GCM : { ...CBC, value: CBC_VALUES[integrity] ?? LONGEST_VALUE }
  const outer = IP_HEADER[parseAddress(outside)?.family ?? 4] + (natTraversal ? UDP_HEADER : 0)
  const room = PATH_MTU - outer - ESP_HEADER - cipher.vector - cipher.value
  return room - (room % cipher.align) - ESP_TRAILER
}

const PATH_MTU = 1500
const IP_HEADER = { 4: 20, 6: 40 } as const
const UDP_HEADER = 8
/** Security parameters index and sequence number; behind the packet, the length of the padding and the next header. */
const ESP_HEADER = 8
const ESP_TRAILER = 2

/** RFC 4106: initialisation vector and integrity check value of AES-GCM-16, padded to 4 bytes. RFC 3602: AES-CBC, to its blocks. */
const GCM = { vector: 8, value: 16, align: 4 } as const
const CBC = { vector: 16, align: 16 } as const

/** RFC 2404 and RFC 4868: HMACs are cut to these lengths. */
const CBC_VALUES: Readonly<Record<string, number>> = { SHA1: 12, 'SHA2-256': 16, 'SHA2-384': 24, 'SHA2-512': 32 }
const LONGEST_VALUE = 32
