import type { Convergence, Tables } from '../../routing/converge.ts'
import { HeldRoutes, longestOf } from '../../routing/heldRoutes.ts'
import { isOnDemand } from '../../routing/onDemand.ts'
import type { RouteEntry, Routes } from '../../routing/ownRoutes.ts'
import { samePath } from '../../routing/path.ts'
import { speakersOf } from '../../routing/speakers.ts'
import type { PrefixRib } from '../../routing/wave.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'
import { type Passage, passage } from '../passage.ts'
import { holdingPrefixes } from './holdingPrefixes.ts'

/** Everything that forwarding looked at on a way: where it would see the same again, packets go the same way. */
interface Remembered {
  readonly passage: Passage
  readonly entries: readonly Entry[]
  /** Those of nodes that no session ends at. */
  readonly beside: readonly Entry[]
  readonly broken: readonly (readonly [name: string, isBroken: boolean])[]
  readonly down: readonly (readonly [end: string, isDown: boolean])[]
}

type Entry = readonly [node: string, entry: RouteEntry | undefined]

/** Two places, and what is known of the ways from the one to the other. */
interface Pair {
  readonly from: EndPoint
  readonly to: EndPoint
  /** Those that packets can match, the longest first. */
  readonly prefixes: readonly string[]
  /** Those that were of use last first. */
  readonly ways: Remembered[]
  readonly byRibs: ByRibs
}

/** By what everybody has chosen of one prefix after the other. */
interface ByRibs {
  readonly next: Map<object, ByRibs>
  readonly ways: Remembered[]
}

const NOBODY: Pick<PrefixRib, 'comesAgain'> = { comesAgain: true }

/** So many ways between the same two places are kept at hand. */
const MOST_WAYS = 24
/** What everybody has chosen of a prefix: so many are told apart by what they are and not by what they say. */
const MOST_RIBS = 128
/** Of so many states it is known at once. */
const MOST_STATES = 16

/**
 * Passages that were computed once. After most failures most flows go as before, so that it is quicker to look whether
 * anything on a known way differs than to forward anew.
 */
export class PassageMemory {
  readonly #topology: Topology
  readonly #byMoment = new Map<Convergence, Map<ReadonlySet<string>, Map<Pair, Passage>>>()
  readonly #pairs = new WeakMap<EndPoint, WeakMap<EndPoint, Pair>>()
  /** By both ends. */
  readonly #byName = new Map<string, Pair>()

  constructor(topology: Topology) {
    this.#topology = topology
  }

  passage(convergence: Convergence, broken: ReadonlySet<string>, from: EndPoint, to: EndPoint): Passage {
    const pair = this.#pairs.get(from)?.get(to) ?? this.#pair(from, to)
    const known = this.#at(convergence, broken)
    const before = known.get(pair)
    if (before) return before
    const { passage } = isOnDemand(convergence) ? this.#byRibs(pair, convergence, broken) : this.#way(pair, convergence, broken)
    known.set(pair, passage)
    return passage
  }

  #pair(from: EndPoint, to: EndPoint): Pair {
    const name = `${from.node} ${to.address.text}`
    const prefixes = holdingPrefixes(this.#topology.network)
      .of(to.address)
      .map(({ text }) => text)
    const pair = this.#byName.get(name) ?? { from, to, prefixes, ways: [], byRibs: { next: new Map(), ways: [] } }
    this.#byName.set(name, pair)
    const byTo = this.#pairs.get(from) ?? new WeakMap<EndPoint, Pair>()
    this.#pairs.set(from, byTo)
    byTo.set(to, pair)
    return pair
  }

  #at(convergence: Convergence, broken: ReadonlySet<string>): Map<Pair, Passage> {
    let moments = this.#byMoment.get(convergence)
    if (!moments) {
      moments = new Map()
      this.#byMoment.set(convergence, moments)
      const [oldest] = this.#byMoment.keys()
      if (this.#byMoment.size > MOST_STATES && oldest) this.#byMoment.delete(oldest)
    }
    let known = moments.get(broken)
    if (!known) {
      known = new Map()
      moments.set(broken, known)
    }
    return known
  }

  /** States that are settled on demand share what everybody has chosen of a prefix, wherever that is the same. */
  #byRibs(pair: Pair, convergence: Convergence, broken: ReadonlySet<string>): Remembered {
    let here = pair.byRibs
    for (const prefix of pair.prefixes) {
      const rib = convergence.rib.prefixes.get(prefix) ?? NOBODY
      if (!rib.comesAgain) return this.#way(pair, convergence, broken)
      let next = here.next.get(rib)
      if (!next) {
        if (here.next.size >= MOST_RIBS) here.next.clear()
        next = { next: new Map(), ways: [] }
        here.next.set(rib, next)
      }
      here = next
    }
    const { tables } = convergence
    for (const way of here.ways) {
      if (sameLinks(way, tables, broken) && sameEntries(way.beside, tables, pair.prefixes)) return way
    }
    const way = this.#way(pair, convergence, broken)
    if (here.ways.length < MOST_WAYS) here.ways.push(way)
    return way
  }

  #way({ from, to, prefixes, ways }: Pair, convergence: Convergence, broken: ReadonlySet<string>): Remembered {
    const { tables } = convergence
    const at = ways.findIndex(way => sameLinks(way, tables, broken) && sameEntries(way.entries, tables, prefixes))
    const way = at < 0 ? looked(this.#topology, convergence, broken, from, to, prefixes) : ways[at]!
    if (at !== 0) {
      // The first one is how things are before any failure, and stays.
      if (at > 0) ways.splice(at, 1)
      ways.splice(Math.min(1, ways.length), 0, way)
      if (ways.length > MOST_WAYS) ways.pop()
    }
    return way
  }
}

function sameLinks({ broken: links, down }: Remembered, { linkEndsDown }: Tables, broken: ReadonlySet<string>): boolean {
  for (const [name, isBroken] of links) if (broken.has(name) !== isBroken) return false
  for (const [end, isDown] of down) if (linkEndsDown.has(end) !== isDown) return false
  return true
}

function sameEntries(entries: readonly Entry[], { routes }: Tables, prefixes: readonly string[]): boolean {
  for (const [node, entry] of entries) {
    const found = longestOf(routes.get(node), prefixes)
    if (found !== entry && !leadsAlike(found, entry)) return false
  }
  return true
}

/** What lost does not carry packets. */
function leadsAlike(a: RouteEntry | undefined, b: RouteEntry | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.mtuLimit === b.mtuLimit &&
    a.chosen.length === b.chosen.length &&
    a.chosen.every((path, i) => leadsAs(path, b.chosen[i]!))
  )
}

function leadsAs(a: RouteEntry['chosen'][number], b: RouteEntry['chosen'][number]): boolean {
  return a.discard === b.discard && a.label === b.label && samePath(a, b)
}

/** Forwards, and notes what was looked at. */
function looked(
  topology: Topology,
  convergence: Convergence,
  broken: ReadonlySet<string>,
  from: EndPoint,
  to: EndPoint,
  prefixes: readonly string[],
): Remembered {
  const { tables } = convergence
  const nodes = new Set<string>()
  const links = new NotedSet(broken)
  const ends = new NotedSet(tables.linkEndsDown)
  const routes = new NotedTables(tables.routes, prefixes, nodes)
  const seen: Tables = { ...tables, routes, linkEndsDown: ends }
  const found = passage(topology, { ...convergence, tables: seen }, links, from, to)
  const entries = [...nodes].map(node => [node, longestOf(tables.routes.get(node), prefixes)] as const)
  const { byName } = speakersOf(topology.network)
  return {
    passage: found,
    entries,
    beside: entries.filter(([node]) => !byName.has(node)),
    broken: links.asked(),
    down: ends.asked(),
  }
}

/** A set that notes what it is asked for. It is never said to be empty, for that would be an answer about everything. */
class NotedSet extends Set<string> {
  readonly #of: ReadonlySet<string>
  readonly #asked = new Set<string>()

  constructor(of: ReadonlySet<string>) {
    super()
    this.#of = of
  }

  override get size(): number {
    return this.#of.size + 1
  }

  override has(name: string): boolean {
    this.#asked.add(name)
    return this.#of.has(name)
  }

  asked(): readonly (readonly [string, boolean])[] {
    return [...this.#asked].map(name => [name, this.#of.has(name)])
  }
}

/**
 * Tables by node that note which nodes they are asked for. They hold the prefixes that packets can match and no others,
 * so that nobody puts whole tables in order to find the longest of a few.
 */
class NotedTables extends Map<string, Routes> {
  readonly #of: ReadonlyMap<string, Routes>
  readonly #prefixes: readonly string[]
  readonly #asked: Set<string>

  constructor(of: ReadonlyMap<string, Routes>, prefixes: readonly string[], asked: Set<string>) {
    super()
    this.#of = of
    this.#prefixes = prefixes
    this.#asked = asked
  }

  override get(name: string): Routes | undefined {
    this.#asked.add(name)
    const table = this.#of.get(name)
    return table && new HeldRoutes(table, this.#prefixes)
  }
}
