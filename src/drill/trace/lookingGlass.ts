import type { Convergence } from '../../routing/converge.ts'
import type { RouteEntry } from '../../routing/ownRoutes.ts'
import type { Path } from '../../routing/path.ts'
import { isOthers } from '../../topology/maskedRows.ts'
import type { Topology } from '../../topology/topology.ts'
import { decidedBehind } from './decidedBehind.ts'
import { chosenAndLost, type GlassRoute, glassRoute, type Preferences } from './glassRoute.ts'

/** What `landbridge routes --json` prints: a router's view, as `show ip bgp` would. */
export interface LookingGlass {
  readonly node: string
  readonly which: 'best' | 'received' | 'advertised'
  readonly routes: readonly GlassRoute[]
}

/** The node's routes at this moment; undefined when no router, gateway or table is called so. */
export function lookingGlass(
  topology: Topology,
  { tables }: Convergence,
  name: string,
  which: LookingGlass['which'],
): LookingGlass | undefined {
  const node = nodeNamed(topology, name)
  if (node === undefined) return undefined
  const routes = { best: () => best(node), received: () => received(node), advertised: () => advertised(node) }
  return { node: topology.info.get(node)?.label ?? node, which, routes: routes[which]() }

  function best(at: string): GlassRoute[] {
    const own = (entry: RouteEntry) => chosenAndLost(topology, entry, path => preferencesOf(at, path))
    const entries = [...(tables.routes.get(at)?.values() ?? [])]
    if (topology.info.get(at)?.kind !== 'controlPlane') return entries.flatMap(own)
    const decided = decidedBehind(topology, tables, at)
    return entries.flatMap(entry => decided(entry, own(entry)))
  }

  function received(at: string): GlassRoute[] {
    return endsOf(topology, at).flatMap(key => [
      ...(tables.accepted.get(key) ?? []).map(path =>
        glassRoute(topology, path, { status: 'best', because: 'accepted' }, preferencesOf(at, path)),
      ),
      ...(tables.refused.get(key) ?? []).map(({ path, reason }) =>
        glassRoute(topology, path, { status: 'dropped', because: reason }),
      ),
    ])
  }

  function advertised(at: string): GlassRoute[] {
    return endsOf(topology, at).flatMap(key =>
      (tables.advertised.get(key) ?? []).map(path => ({
        ...glassRoute(topology, path, { status: 'sent', because: 'exported' }),
        via: neighbour(topology, key),
      })),
    )
  }

  function preferencesOf(at: string, { session = '' }: Path): Preferences | undefined {
    const end = topology.network.sessions.get(session)?.ends.find(({ node: each }) => each === at)
    return end?.import.localPreferenceByCommunity
  }
}

/** Names that `lookingGlass` knows: another account's nodes are on the way of packets, and nobody looks into them. */
export function glassNames(topology: Topology): readonly string[] {
  const nodes = [...topology.info].filter(([id, { kind }]) => kind !== 'vpc' && kind !== 'site' && !isOthers(id))
  return nodes.map(([, { label }]) => label)
}

function nodeNamed(topology: Topology, name: string): string | undefined {
  if (topology.info.has(name) && !isOthers(name)) return name
  const found = [...topology.info].filter(([id, { label }]) => label === name && !isOthers(id))
  // A VPC and its gateway may share a name: the one that holds more than local routes is meant.
  return (found.find(([, { kind }]) => kind !== 'vpc' && kind !== 'site') ?? found[0])?.[0]
}

function endsOf(topology: Topology, node: string): string[] {
  return [...topology.network.sessions.values()].filter(s => s.ends.some(end => end.node === node)).map(s => `${s.name}@${node}`)
}

function neighbour(topology: Topology, key: string): string {
  const [session = '', node = ''] = key.split('@')
  const far = topology.network.sessions.get(session)?.ends.find(end => end.node !== node)?.node ?? session
  return topology.info.get(far)?.label ?? far
}
