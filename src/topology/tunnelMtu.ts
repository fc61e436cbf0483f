import type { VpnTunnel } from '../resources/vpn.ts'

/**
 * Largest packet a tunnel carries without fragments, by what both ends will settle on (Site-to-Site VPN guide, "Best
 * practices for a customer gateway device"; without NAT traversal). A managed router proposes AES-GCM first; only a
 * tunnel whose options leave it out falls back to CBC and its integrity algorithm.
 */
export function tunnelMtu(tunnel: VpnTunnel): number {
  const encryption = tunnel.phase2EncryptionAlgorithms
  if (!encryption || encryption.length === 0 || encryption.some(name => name.includes('GCM'))) return 1446
  const integrity = tunnel.phase2IntegrityAlgorithms
  const small = !integrity || integrity.length === 0 || integrity.some(name => name === 'SHA1' || name === 'SHA2-256')
  return small ? 1438 : 1422
}
