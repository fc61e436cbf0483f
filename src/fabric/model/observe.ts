import type { Beliefs, Convergence } from '../../routing/converge.ts'
import type { Path } from '../../routing/path.ts'
import { isInternalCommunity } from '../../topology/awsPolicy.ts'
import type { Observation, ObservedRoute, Topology } from '../../topology/topology.ts'

type WithoutSince<T> = T extends { readonly since: number } ? Omit<T, 'since'> : T

/** What AWS's side would report at this moment, before times are added. */
export function observations(
  topology: Topology,
  convergence: Convergence,
  beliefs: Beliefs,
  cut: ReadonlySet<string>,
  now: number,
): WithoutSince<Observation>[] {
  const { light, peers, tunnels, propagated } = topology.observables
  const linkUp = (link: string, node: string) => !beliefs.linkEndsDown.has(`${link}@${node}`)
  const sessionUp = (name: string, node: string) => {
    const link = topology.network.sessions.get(name)?.link ?? ''
    const closed = convergence.tables.overLimit.has(name)
    return linkUp(link, node) && !beliefs.sessionEndsDown.has(`${name}@${node}`) && !closed
  }
  const routes = (paths: readonly Path[] | undefined) => (paths ?? []).map(path => routeOf(path, now))
  const found: WithoutSince<Observation>[] = []
  for (const [id, parts] of light) found.push({ kind: 'light', id, up: !parts.some(part => cut.has(part)) })
  for (const [id, { amazonEnd }] of peers) {
    const up = sessionUp(id, amazonEnd)
    const end = `${id}@${amazonEnd}`
    found.push({
      kind: 'session',
      id,
      up,
      accepted: up ? routes(convergence.tables.accepted.get(end)) : [],
      advertised: up ? routes(convergence.tables.advertised.get(end)) : [],
    })
  }
  for (const [id, { amazonEnd, bgp }] of tunnels) {
    const ike = linkUp(id, amazonEnd)
    const session = ike && bgp && sessionUp(id, amazonEnd)
    const acceptedRouteCount = session ? (convergence.tables.accepted.get(`${id}@${amazonEnd}`)?.length ?? 0) : 0
    found.push({ kind: 'tunnel', id, ike, ...(bgp ? { bgp: session } : {}), acceptedRouteCount })
  }
  for (const [id, prefixes] of propagated) found.push({ kind: 'propagated', id, prefixes })
  return found
}

function routeOf(path: Path, now: number): ObservedRoute {
  return {
    cidr: path.prefix.text,
    asPath: path.asPath,
    communities: path.communities.filter(community => !isInternalCommunity(community)),
    installedAt: now,
  }
}
