import type { Convergence } from '../../routing/converge.ts'
import type { LimitHit } from '../../routing/limitHit.ts'
import type { RouteEntry } from '../../routing/ownRoutes.ts'
import type { Path } from '../../routing/path.ts'
import type { Topology } from '../../topology/topology.ts'
import { limitedSession, limitText } from '../report/limitText.ts'
import { decidedBehind } from './decidedBehind.ts'
import { glassHeadings, glassNodes } from './glassNodes.ts'
import { chosenAndLost, type GlassRoute, glassRoute, type Preferences } from './glassRoute.ts'
import { localBlock } from './localBlock.ts'

/** What `landbridge routes --json` prints: a router's view, as `show ip bgp` would. */
export interface LookingGlass {
  readonly node: string
  readonly which: 'best' | 'received' | 'advertised'
  readonly routes: readonly GlassRoute[]
  /** Where the name means several tables, those of a transit gateway or a VPC for one: theirs. Each route says whose it is. */
  readonly tables?: readonly string[]
  /** By name those of `tables` that belong to transit gateways: the attachments whose packets are looked up there. */
  readonly associated?: Readonly<Record<string, readonly string[]>>
  /** Sessions here that a limit of prefixes keeps closed, a sentence each: no route of theirs is anywhere above. */
  readonly closed?: readonly string[]
}

/**
 * The node's routes at this moment, of a transit gateway or a VPC those of its tables; undefined when no router, gateway or table is
 * called so. `closed`: what a limit of prefixes keeps closed.
 */
export function lookingGlass(
  topology: Topology,
  { tables }: Convergence,
  name: string,
  which: LookingGlass['which'],
  closed: Iterable<LimitHit> = tables.limitHits.values(),
): LookingGlass | undefined {
  const nodes = glassNodes(topology, name)
  const [first] = nodes
  if (first === undefined) return undefined
  const routesOf = { best, received, advertised }[which]
  const shut = closedAt(topology, nodes, closed)
  const rest = { which, ...(shut.length > 0 ? { closed: shut } : {}) }
  if (nodes.length === 1) return { node: topology.info.get(first)?.label ?? first, routes: routesOf(first), ...rest }
  const headings = glassHeadings(topology, nodes)
  const routes = nodes.flatMap((node, i) => routesOf(node).map(route => ({ ...route, table: headings[i] ?? node })))
  return { node: name, routes, tables: headings, ...associatedWith(topology, nodes, headings), ...rest }

  function best(at: string): GlassRoute[] {
    const own = (entry: RouteEntry) => chosenAndLost(topology, entry, path => preferencesOf(at, path))
    const entries = [...(tables.routes.get(at)?.values() ?? [])].filter(
      ({ chosen: [first] }) => first === undefined || localBlock(topology, at, first) === undefined,
    )
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

function associatedWith(
  { info }: Topology,
  nodes: readonly string[],
  headings: readonly string[],
): Pick<LookingGlass, 'associated'> {
  const known = nodes.flatMap((node, i) => {
    const associated = info.get(node)?.associated
    return associated ? [[headings[i] ?? node, associated] as const] : []
  })
  return known.length > 0 ? { associated: Object.fromEntries(known) } : {}
}

/** `The BGP session vif-a between hub and edge-1 is closed: 101 prefixes are announced and hub takes 100 …`. */
function closedAt(topology: Topology, nodes: readonly string[], hits: Iterable<LimitHit>): string[] {
  const { sessions } = topology.network
  const isHere = ({ session }: LimitHit) => sessions.get(session)?.ends.some(({ node }) => nodes.includes(node)) ?? false
  return [...hits].filter(isHere).map(hit => `${limitedSession(topology, hit)} is closed: ${limitText(topology, hit)}.`)
}

function endsOf(topology: Topology, node: string): string[] {
  return [...topology.network.sessions.values()].filter(s => s.ends.some(end => end.node === node)).map(s => `${s.name}@${node}`)
}

function neighbour(topology: Topology, key: string): string {
  const [session = '', node = ''] = key.split('@')
  const far = topology.network.sessions.get(session)?.ends.find(end => end.node !== node)?.node ?? session
  return topology.info.get(far)?.label ?? far
}
