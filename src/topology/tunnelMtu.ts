import type { VpnTunnel } from '../resources/vpn.ts'

/**
 * Largest packet a tunnel carries without fragments, by what both ends will settle on (Site-to-Site VPN guide, "Best
 * practices for a customer gateway device"). A managed router proposes AES-GCM first; only a tunnel whose options leave it
 * out falls back to CBC and its integrity algorithm. Accelerated ones always have NAT traversal.
 */
export function tunnelMtu(tunnel: VpnTunnel, natTraversal = false): number {
  const encryption = tunnel.phase2EncryptionAlgorithms
  const by = natTraversal ? 'withNatTraversal' : 'without'
  if (!encryption || encryption.length === 0 || encryption.some(name => name.includes('GCM'))) return MTU.gcm[by]
  const integrity = tunnel.phase2IntegrityAlgorithms
  if (!integrity || integrity.length === 0) return MTU.small[by]
  if (integrity.some(name => name === 'SHA1' || name === 'SHA2-256')) return MTU.small[by]
  return MTU[integrity.includes('SHA2-384') ? 'medium' : 'large'][by]
}

/** The table of that page; `small`, `medium` and `large` are CBC's integrity values. */
const MTU = {
  gcm: { without: 1446, withNatTraversal: 1438 },
  small: { without: 1438, withNatTraversal: 1422 },
  medium: { without: 1422, withNatTraversal: 1422 },
  large: { without: 1422, withNatTraversal: 1406 },
} as const
