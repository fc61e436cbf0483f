import { negotiatedTunnel } from '../resources/negotiatedTunnel.ts'
import type { VpnTunnel } from '../resources/vpn.ts'

/**
 * Largest packet a tunnel carries without fragments, by what both ends will settle on (Site-to-Site VPN guide, "Best
 * practices for a customer gateway device"). A managed router proposes AES-GCM first; only a tunnel whose options leave it
 * out falls back to CBC and its integrity algorithm. Accelerated ones always have NAT traversal.
 */
export function tunnelMtu(tunnel: VpnTunnel, natTraversal = false): number {
  const { phase2Integrity: integrity } = negotiatedTunnel(tunnel)
  const by = natTraversal ? 'withNatTraversal' : 'without'
  if (integrity === undefined) return MTU.gcm[by]
  if (integrity === 'SHA1' || integrity === 'SHA2-256') return MTU.small[by]
  return MTU[integrity === 'SHA2-384' ? 'medium' : 'large'][by]
}

/** The table of that page; `small`, `medium` and `large` are CBC's integrity values. */
const MTU = {
  gcm: { without: 1446, withNatTraversal: 1438 },
  small: { without: 1438, withNatTraversal: 1422 },
  medium: { without: 1422, withNatTraversal: 1422 },
  large: { without: 1422, withNatTraversal: 1406 },
} as const
