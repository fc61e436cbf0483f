import { sameLocation } from '../resources/location.ts'
import type { Design, DesignPort } from './design.ts'
import { cheapest } from './feesOf.ts'
import type { Requirements } from './requirementsSchema.ts'

/** Days until something works, at the long end of what is usual; quotes go before them. Direct Connect user guide, and practice. */
export const LEAD_DAYS = {
  vpn: 1,
  /** On a partner's port that works already. */
  hosted: 5,
  /** AWS's review and the LOA take up to 72 hours, the cross-connect in the same building up to ten working days. */
  crossConnect: 17,
  /** With a circuit to the location: 4 to 12 weeks. */
  circuit: 84,
  /** AWS checks who owns the prefixes of a public virtual interface, up to 72 hours. */
  publicInterface: 3,
} as const

export interface LeadTime {
  readonly days: number
  /** What takes longest. */
  readonly because: string
  /** What can carry traffic until then; null = nothing has to, or nothing can. */
  readonly bridge: string | null
}

export function leadTime(design: Design, requirements: Requirements): LeadTime {
  const ports = design.ports.map(port => portDays(port, design, requirements))
  const tunnels = design.tunnels.some(({ exists }) => !exists) ? [{ days: LEAD_DAYS.vpn, because: 'a VPN' }] : []
  const slowest = [...ports, ...tunnels].sort((a, b) => b.days - a.days)[0] ?? { days: 0, because: 'nothing has to be ordered' }
  const missing = [...new Set(design.ports.filter(({ exists }) => !exists).map(({ site }) => site))]
  const canBridge = missing.length > 0 && missing.every(site => requirements.sites[site]?.uplink !== undefined)
  const already =
    canBridge && missing.every(site => design.tunnels.some(tunnel => tunnel.site === site && tunnel.over === 'internet'))
  const bridge = !canBridge ? null : already ? 'its own VPN' : `a VPN from ${missing.join(', ')}, which works in a day`
  return { ...slowest, bridge: slowest.days > LEAD_DAYS.vpn ? bridge : null }
}

function portDays(
  port: DesignPort,
  { publicInterface }: Design,
  { sites, quotes }: Requirements,
): { days: number; because: string } {
  if (port.exists) return { days: 0, because: `${port.name} is there` }
  const more = publicInterface ? LEAD_DAYS.publicInterface : 0
  const quoted = (kind: 'hosted' | 'layer3' | 'circuit' | 'crossConnect') => cheapest(quotes, port, kind)?.days
  if (port.kind !== 'dedicated') {
    return {
      days: (quoted(port.kind === 'hosted' ? 'hosted' : 'layer3') ?? LEAD_DAYS.hosted) + more,
      because: `the partner’s ${port.location}`,
    }
  }
  const building = sites[port.site]?.building
  const isHere = building !== undefined && sameLocation(building, port.location)
  const days = isHere ? (quoted('crossConnect') ?? LEAD_DAYS.crossConnect) : (quoted('circuit') ?? LEAD_DAYS.circuit)
  return { days: days + more, because: isHere ? `the cross-connect at ${port.location}` : `the circuit to ${port.location}` }
}
