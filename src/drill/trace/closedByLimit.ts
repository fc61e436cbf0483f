import type { LimitHit } from '../../routing/limitHit.ts'
import { speakersOf } from '../../routing/speakers.ts'
import type { ClosedByLimit, Observation, Topology } from '../../topology/topology.ts'

/** What was observed last of things. */
interface Seen {
  get(kind: Observation['kind'], id: string): Observation | undefined
}

/** What was observed last to keep a session closed: of a BGP peer, or of a tunnel's BGP. */
export function closedByLimit(seen: Seen, session: string): ClosedByLimit | undefined {
  const known = seen.get('session', session) ?? seen.get('tunnel', session)
  return known?.kind === 'session' || known?.kind === 'tunnel' ? known.closed : undefined
}

/** The sessions of a network that a limit of prefixes keeps closed, as observed last. */
export function closedSessions(topology: Pick<Topology, 'network'>, seen: Seen): readonly string[] {
  return closedHits(topology, seen).map(({ session }) => session)
}

/** The same, each with what closed it. */
export function closedHits({ network }: Pick<Topology, 'network'>, seen: Seen): readonly LimitHit[] {
  const limited = new Set(speakersOf(network).limited.map(({ session }) => session.name))
  return [...limited].flatMap(session => {
    const closed = closedByLimit(seen, session)
    return closed === undefined ? [] : [{ session, node: closed.node, limit: closed.limit, prefixes: closed.prefixes }]
  })
}
