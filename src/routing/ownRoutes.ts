import type { Prefix } from '../net/prefix.ts'
import { type Beliefs, nodeOf } from './beliefs.ts'
import { type Decision, decide } from './decision.ts'
import { MapView } from './mapView.ts'
import type { Network, Node } from './network.ts'
import { endsDown, ownPaths } from './ownPaths.ts'
import type { Path } from './path.ts'

export interface RouteEntry extends Decision {
  readonly prefix: Prefix
  /** Limit on packets of this prefix when candidates differ in MTU, else Infinity. */
  readonly mtuLimit: number
}

export type Routes = ReadonlyMap<string, RouteEntry>

/** Tables of nodes without sessions, by name and by what is down at them: the same in every run over a network. */
const KNOWN = new WeakMap<Network, Map<string, Routes>>()

/**
 * Settled tables together with those of nodes that no session ends at. Nothing that others say matters to these, and most
 * of thousands are never asked for: each is computed when it is.
 */
export class RoutesByNode extends MapView<Routes> {
  readonly #settled: ReadonlyMap<string, Routes>
  readonly #network: Network
  readonly #beliefs: Beliefs
  readonly #known: Map<string, Routes>
  /** Nodes with an end of a link that is down. */
  #hasEndDown: ReadonlySet<string> | undefined

  constructor(settled: ReadonlyMap<string, Routes>, network: Network, beliefs: Beliefs) {
    super()
    this.#settled = settled
    this.#network = network
    this.#beliefs = beliefs
    this.#known = KNOWN.get(network) ?? new Map()
    KNOWN.set(network, this.#known)
  }

  get(name: string): Routes | undefined {
    const known = this.#settled.get(name)
    const node = known ? undefined : this.#network.nodes.get(name)
    if (!node) return known
    this.#hasEndDown ??= new Set(Array.from(this.#beliefs.linkEndsDown, nodeOf))
    const down = this.#hasEndDown.has(name) ? endsDown(node, this.#beliefs) : ''
    const key = down === '' ? name : `${name} ${down}`
    const routes = this.#known.get(key) ?? chosenRoutes(node, ownPaths(node, this.#network, this.#beliefs))
    this.#known.set(key, routes)
    return routes
  }

  get size(): number {
    return this.#network.nodes.size
  }

  has(name: string): boolean {
    return this.#network.nodes.has(name)
  }

  keys(): MapIterator<string> {
    return this.#network.nodes.keys()
  }
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
    const entry = chosenRoute(node, Array.isArray(found) ? found : [found])
    if (entry) routes.set(text, entry)
  }
  return routes
}

/** What a node chooses among its candidates for one prefix; undefined if there are none. */
export function chosenRoute(node: Node, candidates: readonly Path[]): RouteEntry | undefined {
  const decision = decide(node, candidates)
  const prefix = candidates[0]?.prefix
  if (!decision || !prefix) return undefined
  const { chosen, decidedBy, lost } = decision
  return { chosen, decidedBy, lost, prefix, mtuLimit: mtuLimit(node, candidates) }
}

function mtuLimit(node: Node, candidates: readonly Path[]): number {
  if (node.mixedMtu === undefined || candidates.length < 2) return Number.POSITIVE_INFINITY
  const sizes = new Set(candidates.filter(path => path.nextHop).map(path => path.mtu))
  return sizes.size > 1 ? node.mixedMtu : Number.POSITIVE_INFINITY
}
