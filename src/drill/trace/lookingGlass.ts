import type { Convergence } from '../../routing/converge.ts'
import type { Path } from '../../routing/path.ts'
import { isInternalCommunity } from '../../topology/awsPolicy.ts'
import { isOthers } from '../../topology/maskedRows.ts'
import type { Topology } from '../../topology/topology.ts'
import { viaText } from '../report/viaText.ts'

/** What `landbridge routes --json` prints: a router's view, as `show ip bgp` would. */
export interface LookingGlass {
  readonly node: string
  readonly which: 'best' | 'received' | 'advertised'
  readonly routes: readonly GlassRoute[]
}

interface GlassRoute {
  readonly prefix: string
  /** Neighbour or way it came from, goes to or leaves by; `here` where packets have arrived. */
  readonly via: string
  readonly source: string
  readonly localPreference: number
  readonly med: number
  readonly asPath: readonly number[]
  readonly communities: readonly string[]
  /** best: in use. lost: another one is, by the step in `because`. dropped: a filter or limit in `because` refused it. */
  readonly status: 'best' | 'lost' | 'dropped' | 'sent'
  readonly because: string
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
    return [...(tables.routes.get(at)?.values() ?? [])].flatMap(entry => [
      ...entry.chosen.map(path => glass(topology, path, 'best', entry.lost.length > 0 ? entry.decidedBy : 'only path')),
      ...entry.lost.map(({ path, at: step }) => glass(topology, path, 'lost', step)),
    ])
  }

  function received(at: string): GlassRoute[] {
    return endsOf(topology, at).flatMap(key => [
      ...(tables.accepted.get(key) ?? []).map(path => glass(topology, path, 'best', 'accepted')),
      ...(tables.refused.get(key) ?? []).map(({ path, reason }) => glass(topology, path, 'dropped', reason)),
    ])
  }

  function advertised(at: string): GlassRoute[] {
    return endsOf(topology, at).flatMap(key =>
      (tables.advertised.get(key) ?? []).map(path => ({
        ...glass(topology, path, 'sent', 'exported'),
        via: neighbour(topology, key),
      })),
    )
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

function glass(topology: Topology, path: Path, status: GlassRoute['status'], because: string): GlassRoute {
  return {
    prefix: path.prefix.text,
    via: viaText(topology, path),
    source: path.protocol === 'bgp' ? path.learnedFrom : path.label,
    localPreference: path.localPreference,
    med: path.med,
    asPath: path.asPath,
    communities: path.communities.filter(community => !isInternalCommunity(community)),
    status,
    because,
  }
}
