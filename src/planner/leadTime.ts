import { LEAD_TIMES } from '../resources/leadTimes.ts'
import { sameLocation } from '../resources/location.ts'
import type { Design, DesignPort } from './design.ts'
import { cheapest } from './feesOf.ts'
import type { Requirements } from './requirementsSchema.ts'

/** Days until a cross-connect works: AWS's review goes before it. */
const CROSS_CONNECTED = LEAD_TIMES.port.days + LEAD_TIMES.crossConnect.days

export interface LeadTime {
  readonly days: number
  /** What takes longest. */
  readonly because: string
  /** What can carry traffic until then; null = nothing has to, or nothing can. */
  readonly bridge: string | null
}

/** Days until everything of a design works; what somebody quoted goes before what is usual. */
export function leadTime(design: Design, requirements: Requirements): LeadTime {
  const ports = design.ports.map(port => portDays(port, design, requirements))
  const tunnels = design.tunnels.some(({ exists }) => !exists) ? [{ days: LEAD_TIMES.vpn.days, because: 'a VPN' }] : []
  const slowest = [...ports, ...tunnels].sort((a, b) => b.days - a.days)[0] ?? { days: 0, because: 'nothing has to be ordered' }
  const missing = [...new Set(design.ports.filter(({ exists }) => !exists).map(({ site }) => site))]
  const canBridge = missing.length > 0 && missing.every(site => requirements.sites[site]?.uplink !== undefined)
  const already =
    canBridge && missing.every(site => design.tunnels.some(tunnel => tunnel.site === site && tunnel.over === 'internet'))
  const bridge = !canBridge ? null : already ? 'its own VPN' : `a VPN from ${missing.join(', ')}, which works in a day`
  return { ...slowest, bridge: slowest.days > LEAD_TIMES.vpn.days ? bridge : null }
}

function portDays(
  port: DesignPort,
  { publicInterface }: Design,
  { sites, quotes }: Requirements,
): { days: number; because: string } {
  if (port.exists) return { days: 0, because: `${port.name} is there` }
  const more = publicInterface ? LEAD_TIMES.ownership.days : 0
  const quoted = (kind: 'hosted' | 'layer3' | 'circuit' | 'crossConnect') => cheapest(quotes, port, kind)?.days
  if (port.kind !== 'dedicated') {
    return {
      days: (quoted(port.kind === 'hosted' ? 'hosted' : 'layer3') ?? LEAD_TIMES.hosted.days) + more,
      because: `the partner’s ${port.location}`,
    }
  }
  const building = sites[port.site]?.building
  const isHere = building !== undefined && sameLocation(building, port.location)
  const days = isHere ? (quoted('crossConnect') ?? CROSS_CONNECTED) : (quoted('circuit') ?? LEAD_TIMES.circuit.days)
  return { days: days + more, because: isHere ? `the cross-connect at ${port.location}` : `the circuit to ${port.location}` }
}
