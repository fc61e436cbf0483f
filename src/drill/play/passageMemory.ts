import type { Convergence, Tables } from '../../routing/converge.ts'
import { forwardBy, isOneWay } from '../../routing/forward.ts'
import { longestOf } from '../../routing/longestOf.ts'
import { isOnDemand } from '../../routing/onDemand.ts'
import type { RouteEntry } from '../../routing/ownRoutes.ts'
import { samePath } from '../../routing/path.ts'
import { speakersOf } from '../../routing/speakers.ts'
import type { PrefixRib } from '../../routing/wave.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'
import { type Passage, passageOver } from '../passage.ts'
import { holdingPrefixes } from './holdingPrefixes.ts'

/** Everything that forwarding looked at on a way: where it would see the same again, packets go the same way. */
interface Remembered {
  readonly passage: Passage
  readonly entries: readonly Entry[]
  /** Those of nodes that no session ends at. */
  readonly beside: readonly Entry[]
  readonly broken: Asked
  /** Whether it was asked of what is broken which end's packets vanish. */
  readonly isOneWay: boolean
  readonly down: Asked
}

interface Entry {
  readonly node: string
  /** Its number among those with sessions; absent = no session ends at it. */
  readonly speaker?: number
  readonly entry: RouteEntry | undefined
}

/** What a node has of the prefixes that packets can match. */
type EntryAt = (node: string, speaker: number | undefined) => RouteEntry | undefined

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

const NOBODY = {}

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
    const { passage } = isOnDemand(convergence)
      ? this.#byRibs(pair, convergence, broken)
      : this.#byTables(pair, convergence, broken)
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
    const ribs = pair.prefixes.map(prefix => convergence.rib.prefixes.get(prefix))
    const { tables } = convergence
    const entryAt: EntryAt = (node, speaker) =>
      speaker === undefined ? longestOf(tables.routes.get(node), pair.prefixes) : longestIn(ribs, speaker)
    let here = pair.byRibs
    for (const rib of ribs) {
      // What was heard and not chosen leads nobody.
      const chosen = rib?.routes ?? NOBODY
      let next = here.next.get(chosen)
      if (!next) {
        if (rib && !rib.comesAgain) return this.#way(pair, convergence, broken, entryAt)
        if (here.next.size >= MOST_RIBS) here.next.clear()
        next = { next: new Map(), ways: [] }
        here.next.set(chosen, next)
      }
      here = next
    }
    for (let i = 0; i < here.ways.length; i++) {
      const way = here.ways[i]!
      if (isSame(way, tables, broken) && sameEntries(way.beside, entryAt)) return way
    }
    const way = this.#way(pair, convergence, broken, entryAt)
    if (here.ways.length < MOST_WAYS) here.ways.push(way)
    return way
  }

  #byTables(pair: Pair, convergence: Convergence, broken: ReadonlySet<string>): Remembered {
    const { routes } = convergence.tables
    return this.#way(pair, convergence, broken, node => longestOf(routes.get(node), pair.prefixes))
  }

  #way(pair: Pair, { tables }: Convergence, broken: ReadonlySet<string>, entryAt: EntryAt): Remembered {
    const { ways } = pair
    const at = ways.findIndex(way => isSame(way, tables, broken) && sameEntries(way.entries, entryAt))
    const way = at < 0 ? looked(this.#topology, tables, broken, pair, entryAt) : ways[at]!
    if (at !== 0) {
      // The first one is how things are before any failure, and stays.
      if (at > 0) ways.splice(at, 1)
      ways.splice(Math.min(1, ways.length), 0, way)
      if (ways.length > MOST_WAYS) ways.pop()
    }
    return way
  }
}

function isSame(way: Remembered, { linkEndsDown }: Tables, broken: ReadonlySet<string>): boolean {
  const { broken: links, down } = way
  return way.isOneWay === isOneWay(broken) && links.isSameIn(broken) && down.isSameIn(linkEndsDown)
}

function sameEntries(entries: readonly Entry[], entryAt: EntryAt): boolean {
  for (let i = 0; i < entries.length; i++) {
    const { node, speaker, entry } = entries[i]!
    const found = entryAt(node, speaker)
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

/** The same as `longestOf`, of what everybody has chosen of prefixes, the longest first. */
function longestIn(ribs: readonly (PrefixRib | undefined)[], speaker: number): RouteEntry | undefined {
  for (const rib of ribs) {
    const entry = rib?.routes.at(speaker)
    if (entry && !entry.chosen[0]?.onlyToldOn) return entry
  }
  return undefined
}

/** Forwards, and notes what was looked at. */
function looked(
  { network }: Topology,
  { linkEndsDown }: Tables,
  broken: ReadonlySet<string>,
  { from }: Pair,
  entryAt: EntryAt,
): Remembered {
  const { byName } = speakersOf(network)
  const entries = new Map<string, Entry>()
  const [links, ends] = [new Asked(), new Asked()]
  const noted = (node: string) => {
    const known = entries.get(node)
    if (known) return known.entry
    const speaker = byName.get(node)?.id
    const entry = entryAt(node, speaker)
    entries.set(node, { node, ...(speaker === undefined ? {} : { speaker }), entry })
    return entry
  }
  const branches = forwardBy(
    network,
    { entryAt: noted, linkEndsDown: ends.noting(linkEndsDown) },
    { ...links.noting(broken), isOneWay: isOneWay(broken) },
    from.node,
  )
  const all = [...entries.values()]
  return {
    passage: passageOver(branches),
    entries: all,
    beside: all.filter(({ speaker }) => speaker === undefined),
    broken: links,
    isOneWay: isOneWay(broken),
    down: ends,
  }
}

/** What a set was asked for, and what it answered. */
class Asked {
  readonly #answers = new Map<string, boolean>()
  readonly #held: string[] = []
  readonly #missing: string[] = []

  /** The set, for whom its answers are to be noted. */
  noting(set: ReadonlySet<string>): Pick<ReadonlySet<string>, 'has'> {
    const has = (name: string) => {
      const known = this.#answers.get(name)
      if (known !== undefined) return known
      const isHeld = set.has(name)
      this.#answers.set(name, isHeld)
      const alike = isHeld ? this.#held : this.#missing
      alike.push(name)
      return isHeld
    }
    return { has }
  }

  /** Whether another set would answer the same. */
  isSameIn(other: ReadonlySet<string>): boolean {
    const held = this.#held
    const missing = this.#missing
    for (let i = 0; i < held.length; i++) if (!other.has(held[i]!)) return false
    // It holds nothing else.
    if (other.size === held.length) return true
    if (other.size > missing.length) {
      for (let i = 0; i < missing.length; i++) if (other.has(missing[i]!)) return false
      return true
    }
    let isSame = true
    other.forEach(name => {
      if (this.#answers.get(name) === false) isSame = false
    })
    return isSame
  }
}
