import { TUNNEL_CHOICES } from './tunnelOptions.ts'
import type { VpnTunnel } from './vpn.ts'

/** What both ends of a tunnel settle on; without an integrity algorithm where the encryption brings its own (RFC 4106). */
export interface NegotiatedTunnel {
  readonly ikeVersion: string
  readonly phase1Encryption: string
  readonly phase2Encryption: string
  readonly phase1Integrity: string
  readonly phase2Integrity?: string
  readonly phase1DhGroup: number
  readonly phase2DhGroup: number
}

/** What our routers propose, strong first and weak only where a tunnel allows nothing better. */
const PROPOSED = {
  ikeVersions: [['ikev2'], ['ikev1']],
  encryption: [
    ['AES128-GCM-16', 'AES256-GCM-16'],
    ['AES128', 'AES256'],
  ],
  integrity: [['SHA2-256', 'SHA2-384', 'SHA2-512'], ['SHA1']],
  dhGroups: [
    [14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
    [2, 5],
  ],
} as const

/**
 * AWS takes, of what the peer proposes, the lowest of its own allowed list, whatever order the peer prefers (VPN guide,
 * "Tunnel options").
 */
export function negotiatedTunnel(tunnel: VpnTunnel): NegotiatedTunnel {
  const pick = <T>(option: keyof typeof TUNNEL_CHOICES, proposed: readonly (readonly T[])[]): T => {
    const choices = TUNNEL_CHOICES[option] as readonly unknown[] as readonly T[]
    const allowed = (tunnel[option] ?? choices) as readonly unknown[] as readonly T[]
    const best = proposed.find(group => group.some(choice => allowed.includes(choice))) ?? []
    const lowest = choices.find(choice => allowed.includes(choice) && best.includes(choice))
    if (lowest === undefined) throw new TypeError(`a stored tunnel allows no ${option}`)
    return lowest
  }
  const phase2Encryption = pick<string>('phase2EncryptionAlgorithms', PROPOSED.encryption)
  return {
    ikeVersion: pick<string>('ikeVersions', PROPOSED.ikeVersions),
    phase1Encryption: pick<string>('phase1EncryptionAlgorithms', PROPOSED.encryption),
    phase2Encryption,
    phase1Integrity: pick<string>('phase1IntegrityAlgorithms', PROPOSED.integrity),
    ...(phase2Encryption.includes('GCM')
      ? undefined
      : { phase2Integrity: pick<string>('phase2IntegrityAlgorithms', PROPOSED.integrity) }),
    phase1DhGroup: pick<number>('phase1DhGroupNumbers', PROPOSED.dhGroups),
    phase2DhGroup: pick<number>('phase2DhGroupNumbers', PROPOSED.dhGroups),
  }
}
