import type { Address } from '../../net/address.ts'
import type { Prefix } from '../../net/prefix.ts'
import type { Network, Node, StaticRoute } from '../../routing/network.ts'
import type { TopologyFlow } from '../../topology/topology.ts'
import { type Between, type Edge, EdgeGraph } from './edgeGraph.ts'
import { type HoldingPrefixes, holdingPrefixes } from './holdingPrefixes.ts'

/** Who has something to say about a prefix, and where statics for it lead. */
interface Known {
  readonly nodes: Set<string>
  readonly statics: { readonly node: string; readonly leadsTo: readonly string[] }[]
}

const KNOWN = new WeakMap<Network, CarryingLinks>()

/** Those of a network: indexed once for all who ask. */
export function carryingLinks(network: Network): CarryingLinks {
  const known = KNOWN.get(network) ?? new CarryingLinks(network)
  KNOWN.set(network, known)
  return known
}

/**
 * Which links packets and routes of flows can cross, whatever fails: those on some way between two places that know an
 * address of a flow. The network is indexed once, for any number of questions.
 */
class CarryingLinks {
  readonly #edges: EdgeGraph<Edge>
  readonly #known = new Map<string, Known>()
  readonly #prefixes: HoldingPrefixes

  constructor(network: Network) {
    this.#edges = new EdgeGraph(edgesOf(network))
    this.#prefixes = holdingPrefixes(network)
    const exported = exportedGroups(network)
    for (const node of network.nodes.values()) {
      for (const prefix of [...node.local, ...node.originates]) this.#about(prefix).nodes.add(node.name)
      for (const route of node.statics) {
        const about = this.#about(route.prefix)
        if (exported.get(node.name)?.has(groupOf(node, route))) about.nodes.add(node.name)
        const link = route.link === undefined ? undefined : network.links.get(route.link)
        if (link) about.statics.push({ node: node.name, leadsTo: [...link.ends, ...Object.values(link.enters ?? {})] })
      }
    }
  }

  /** The names of the links that can carry anything of any of these flows. */
  of(flows: readonly TopologyFlow[]): ReadonlySet<string> {
    return new Set(
      this.between(flows)
        .edges()
        .map(({ name }) => name),
    )
  }

  /** The part of the network whose links can. */
  between(flows: readonly TopologyFlow[]): Between<Edge> {
    const ends = flows.flatMap(({ from, to }) => [from, to])
    const about = new Set(ends.flatMap(({ address }) => this.#holding(address)))
    const knowing = new Set(ends.map(({ node }) => node))
    for (const { nodes } of about) for (const node of nodes) knowing.add(node)
    // A static route that packets can come to leads them on, announced or not.
    for (;;) {
      const between = this.#edges.between(knowing)
      const before = knowing.size
      for (const { statics } of about) {
        for (const { node, leadsTo } of statics) {
          if (knowing.has(node) || between.touches(node)) for (const end of leadsTo) knowing.add(end)
        }
      }
      if (knowing.size === before) return between
    }
  }

  #about(prefix: Prefix): Known {
    const known = this.#known.get(prefix.text) ?? { nodes: new Set(), statics: [] }
    this.#known.set(prefix.text, known)
    return known
  }

  #holding(address: Address): readonly Known[] {
    return this.#prefixes.of(address).flatMap(({ text }) => this.#known.get(text) ?? [])
  }
}

function edgesOf({ links }: Network): readonly Edge[] {
  return [...links.values()].flatMap(({ name, ends, enters = {} }) => [
    { name, ends },
    ...Object.entries(enters).map(([end, table]) => ({ name, ends: [end, table] as const })),
  ])
}

function exportedGroups({ sessions }: Network): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { ends } of sessions.values()) {
    for (const end of ends) found.set(end.node, new Set([...(found.get(end.node) ?? []), ...end.export.from]))
  }
  return found
}

function groupOf({ originates }: Node, { group, prefix }: StaticRoute): string {
  return group ?? (originates.some(({ text }) => text === prefix.text) ? 'local' : 'static')
}
