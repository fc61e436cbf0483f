import { bandwidthText } from '../../net/bandwidth.ts'
import { isDrained } from '../../routing/withdrawals.ts'
import type { DomainKind, FailureDomain, Topology } from '../../topology/topology.ts'
import { kindText } from '../report/faultText.ts'
import type { Faulty } from '../script.ts'

/** What lies between AWS and a router: packets cross it once, and it has two directions. */
const BETWEEN: ReadonlySet<DomainKind> = new Set([
  'connection',
  'lag',
  'member',
  'partner',
  'virtual-interface',
  'cross-connect',
  'carrier',
  'optic',
  'vpn',
  'tunnel',
  'vpn-endpoint',
  'uplink',
])

const ALLOWED =
  'it takes what lies between AWS and a router: a connection, LAG, cross-connect, carrier, virtual interface, VPN, tunnel or uplink'

/** Why a thing cannot fail in this way, in one sentence; undefined = it can. */
export function grayProblem(topology: Topology, { domain, ...fault }: Faulty): string | undefined {
  const { kind, direction } = fault
  if (kind === 'drain') return drainProblem(topology, domain)
  if (kind === 'rate')
    return isBetween(topology, domain) ? rateProblem(topology, domain, fault.toBps ?? 0) : wrongThing('a lowered rate', domain)
  const isDirected = direction !== undefined || kind === 'loss'
  if (!isDirected || isBetween(topology, domain)) return undefined
  return wrongThing(kind === 'loss' ? 'loss' : 'a failure of one direction', domain)
}

function wrongThing(what: string, { id, name }: FailureDomain): string {
  return `${name} (${kindText(id)}) cannot have ${what} in a drill: ${ALLOWED}.`
}

/** These are what they take with them. */
const OVER_OTHERS: ReadonlySet<DomainKind> = new Set(['shared-risk', 'room', 'line-card'])

function isBetween({ domains, network }: Topology, { id, kind }: FailureDomain): boolean {
  if (!OVER_OTHERS.has(kind)) return BETWEEN.has(kind)
  const kinds = (network.sharedFate?.get(id) ?? []).map(part => domains.find(domain => domain.id === part)?.kind)
  return kinds.length > 0 && kinds.every(part => part !== undefined && BETWEEN.has(part))
}

function drainProblem({ network }: Topology, { id, name }: FailureDomain): string | undefined {
  const parts = new Set([id, ...(network.sharedFate?.get(id) ?? [])])
  if ([...network.sessions.values()].some(session => isDrained(network, session, parts))) return undefined
  return `${name} (${kindText(id)}) has no BGP session to shut, so it cannot be drained; cut it instead.`
}

/** What lowers nothing is a mistake in the number. */
function rateProblem({ network }: Topology, { id, name }: FailureDomain, toBps: number): string | undefined {
  const parts = [id, ...(network.sharedFate?.get(id) ?? [])]
  const isHit = ({ elements }: { elements: readonly { readonly component: string }[] }) =>
    elements.some(({ component }) => parts.includes(component))
  const carried = [...network.links.values()].flatMap(link => {
    const members = link.bundle?.members ?? []
    const hit = members.filter(isHit)
    if (!isHit(link) && hit.length === 0) return []
    const own = link.pipes.map(({ bps }) => bps)
    const most = hit.reduce((sum, { pipes }) => sum + Math.min(...pipes.map(({ bps }) => bps), Infinity), 0)
    return [Math.min(...own, ...(hit.length > 0 ? [most] : []), Infinity)]
  })
  if (carried.length === 0) return `${name} carries nothing on this network, so its rate cannot be lowered.`
  const most = carried.reduce((sum, bps) => Math.max(sum, bps), 0)
  if (toBps < most) return undefined
  return `${name} carries ${bandwidthText(most)} as it is, so ${bandwidthText(toBps)} lowers nothing; give a rate below that.`
}
