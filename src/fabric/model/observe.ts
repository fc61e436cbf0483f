import { at, isEndUp } from '../../routing/beliefs.ts'
import type { Path } from '../../routing/path.ts'
import { isInternalCommunity } from '../../topology/awsPolicy.ts'
import type { Light, ObservedRoute, Topology } from '../../topology/topology.ts'
import { transitRoutesOf } from '../../topology/transitRoutesOf.ts'
import type { ClosedSessions, Standing } from './closedSessions.ts'
import type { Seen } from './dated.ts'

/** What AWS's side would report at this moment, before times are added. */
export function observations(
  topology: Topology,
  { beliefs, convergence }: Standing,
  { cut, closed }: { readonly cut: ReadonlySet<string>; readonly closed: ClosedSessions },
  now: number,
): Seen[] {
  const { light, encrypted, peers, tunnels, propagated, transitRoutes } = topology.observables
  const linkUp = (link: string, node: string) => !beliefs.linkEndsDown.has(at(link, node))
  const sessionUp = (name: string, node: string) => {
    const session = topology.network.sessions.get(name)
    return session !== undefined && isEndUp(beliefs, session, node) && !convergence.tables.overLimit.has(name)
  }
  const routes = (paths: readonly Path[] | undefined) => (paths ?? []).map(path => routeOf(path, now))
  const whyClosed = (name: string) => {
    const byLimit = closed.of(name)
    return byLimit ? { closed: byLimit } : {}
  }
  const found: Seen[] = []
  for (const [id, parts] of light) {
    const up = isLit(parts, cut)
    found.push({ kind: 'light', id, up, ...(encrypted.has(id) ? { encrypted: up } : {}) })
  }
  for (const [id, { amazonEnd }] of peers) {
    const up = sessionUp(id, amazonEnd)
    const end = `${id}@${amazonEnd}`
    found.push({
      kind: 'session',
      id,
      up,
      accepted: up ? routes(convergence.tables.accepted.get(end)) : [],
      advertised: up ? routes(convergence.tables.advertised.get(end)) : [],
      ...whyClosed(id),
    })
  }
  for (const [id, { amazonEnd, bgp }] of tunnels) {
    const ike = linkUp(id, amazonEnd)
    const session = ike && bgp && sessionUp(id, amazonEnd)
    const acceptedRouteCount = session ? (convergence.tables.accepted.get(`${id}@${amazonEnd}`)?.length ?? 0) : 0
    found.push({ kind: 'tunnel', id, ike, ...(bgp ? { bgp: session } : {}), acceptedRouteCount, ...whyClosed(id) })
  }
  for (const [id, prefixes] of propagated) found.push({ kind: 'propagated', id, prefixes })
  for (const [id, table] of transitRoutes) {
    found.push({ kind: 'transitRoutes', id, routes: transitRoutesOf(convergence.tables, id, table) })
  }
  return found
}

function isLit({ ports, needed }: Light, cut: ReadonlySet<string>): boolean {
  return ports.filter(port => !port.some(part => cut.has(part))).length >= needed
}

function routeOf(path: Path, now: number): ObservedRoute {
  return {
    cidr: path.prefix.text,
    asPath: path.asPath,
    communities: path.communities.filter(community => !isInternalCommunity(community)),
    installedAt: now,
  }
}
