import type { Prefix } from '../net/prefix.ts'
import { type Beliefs, nodeOf } from './beliefs.ts'
import { type Decision, decide } from './decision.ts'
import type { Network, Node } from './network.ts'
import { ownPaths } from './ownPaths.ts'
import type { Path } from './path.ts'

export interface RouteEntry extends Decision {
  readonly prefix: Prefix
  /** Limit on packets of this prefix when candidates differ in MTU, else Infinity. */
  readonly mtuLimit: number
}

type Routes = ReadonlyMap<string, RouteEntry>

/** Tables of nodes without sessions while none of their links is down: the same in every run over a network. */
const KNOWN = new WeakMap<Network, Map<string, Routes>>()

/** The tables of nodes that no session ends at: nothing that others say matters to them. */
export class OwnRoutes {
  readonly #network: Network
  readonly #beliefs: Beliefs
  readonly #known: Map<string, Routes>
  /** Nodes with an end of a link that is down. */
  readonly #touched: ReadonlySet<string>

  constructor(network: Network, beliefs: Beliefs) {
    this.#network = network
    this.#beliefs = beliefs
    this.#known = KNOWN.get(network) ?? new Map()
    KNOWN.set(network, this.#known)
    this.#touched = new Set([...beliefs.linkEndsDown].map(nodeOf))
  }

  of(node: Node): Routes {
    if (this.#touched.has(node.name)) return chosenRoutes(node, ownPaths(node, this.#network, this.#beliefs))
    const known = this.#known.get(node.name)
    if (known) return known
    const routes = chosenRoutes(node, ownPaths(node, this.#network, this.#beliefs))
    this.#known.set(node.name, routes)
    return routes
  }
}

/** Forgets what is known of nodes that were given other routes. */
export function forgetOwnRoutes(network: Network, names: Iterable<string>): void {
  for (const name of names) KNOWN.get(network)?.delete(name)
}

/** What a node chooses among its candidates, prefix by prefix. */
export function chosenRoutes(node: Node, candidates: Iterable<Path>): Map<string, RouteEntry> {
  const byPrefix = new Map<string, Path | Path[]>()
  for (const path of candidates) {
    const known = byPrefix.get(path.prefix.text)
    if (known === undefined) byPrefix.set(path.prefix.text, path)
    else if (Array.isArray(known)) known.push(path)
    else byPrefix.set(path.prefix.text, [known, path])
  }
  const routes = new Map<string, RouteEntry>()
  for (const [text, found] of byPrefix) {
    const paths = Array.isArray(found) ? found : [found]
    const decision = decide(node, paths)
    const prefix = paths[0]?.prefix
    if (decision && prefix) routes.set(text, { ...decision, prefix, mtuLimit: mtuLimit(node, paths) })
  }
  return routes
}

function mtuLimit(node: Node, candidates: readonly Path[]): number {
  if (node.mixedMtu === undefined || candidates.length < 2) return Number.POSITIVE_INFINITY
  const sizes = new Set(candidates.filter(path => path.nextHop).map(path => path.mtu))
  return sizes.size > 1 ? node.mixedMtu : Number.POSITIVE_INFINITY
}
