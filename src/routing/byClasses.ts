import type { Prefix } from '../net/prefix.ts'
import type { Beliefs } from './beliefs.ts'
import { remembersThePast } from './believedSessions.ts'
import { classedNetwork } from './classedNetwork.ts'
import { ClassTable } from './classTable.ts'
import type { Dispute } from './dispute.ts'
import type { Heard } from './heard.ts'
import { MapView } from './mapView.ts'
import type { Network } from './network.ts'
import type { Routes } from './ownRoutes.ts'
import type { Path } from './path.ts'
import type { PrefixClasses } from './prefixClasses.ts'
import type { BySessionEnd, SessionTables } from './sessionTables.ts'

interface Settled {
  readonly tables: SessionTables & { readonly routes: ReadonlyMap<string, Routes>; readonly disputes: readonly Dispute[] }
  readonly network: Network
  readonly heard: BySessionEnd<ReadonlyMap<string, Heard>>
}

/** Converges on a network; `weights` say for how many prefixes one stands, absent = for itself alone. */
type Converging<S> = (network: Network, beliefs: Beliefs, previous?: S, weights?: ReadonlyMap<string, number>) => S

/** What was computed, by what is seen of it. */
const COMPUTED = new WeakMap<object, unknown>()

/**
 * Converges with one prefix for each class of those that are treated alike, where that pays, and answers tables that hold
 * all of them, each made when somebody asks for it. What they say is the same either way.
 */
export function byClasses<S extends Settled>(
  network: Network,
  beliefs: Beliefs,
  previous: S | undefined,
  converging: Converging<S>,
): S {
  const computed = previous?.network === network ? (COMPUTED.get(previous) as S | undefined) : undefined
  const classed = classedNetwork(network)
  if (previous && previous.network !== network && remembersThePast(network, beliefs)) {
    // What is still believed was said in another network, whose classes need not be these.
    return converging(network, beliefs, previous)
  }
  if (!classed || (previous?.network === network && !computed)) return converging(network, beliefs, previous)
  const settled = converging(classed.network, beliefs, computed, classed.weights)
  const { classes } = classed
  const { heard } = settled
  const seen = {
    ...settled,
    network,
    tables: { ...settled.tables, ...expanded(classes, settled) },
    heard: bySessionEnd(heard, known => wholeHeard(classes, known)),
  }
  COMPUTED.set(seen, settled)
  return seen
}

function expanded(classes: PrefixClasses, { tables }: Settled): Settled['tables'] {
  const { routes, accepted, advertised, refused, disputes } = tables
  return {
    routes: new AllRoutes(classes, routes),
    accepted: bySessionEnd(accepted, known => expand(classes, known, ({ prefix }) => prefix, forPath)),
    advertised: bySessionEnd(advertised, known => expand(classes, known, ({ prefix }) => prefix, forPath)),
    refused: bySessionEnd(refused, known => expand(classes, known, ({ path }) => path.prefix, forRefusal)),
    disputes: disputes
      .flatMap(dispute => prefixesLike(classes, dispute.prefix).map(({ text }) => ({ ...dispute, prefix: text })))
      .sort((a, b) => (a.prefix < b.prefix ? -1 : 1)),
  }
}

function bySessionEnd<V>(computed: BySessionEnd<V>, whole: (known: V) => V): BySessionEnd<V> {
  return {
    get: key => {
      const known = computed.get(key)
      return known && whole(known)
    },
  }
}

/** Tables by node, each made once for the routes it shows, which states have in common where they do not differ. */
class AllRoutes extends MapView<Routes> {
  readonly #classes: PrefixClasses
  readonly #computed: ReadonlyMap<string, Routes>

  constructor(classes: PrefixClasses, computed: ReadonlyMap<string, Routes>) {
    super()
    this.#classes = classes
    this.#computed = computed
  }

  get(name: string): Routes | undefined {
    const computed = this.#computed.get(name)
    if (!computed) return undefined
    const table = TABLES.get(computed) ?? new ClassTable(this.#classes, computed)
    TABLES.set(computed, table)
    return table
  }

  has(name: string): boolean {
    return this.#computed.has(name)
  }

  get size(): number {
    return this.#computed.size
  }

  keys(): MapIterator<string> {
    return this.#computed.keys()
  }
}

const TABLES = new WeakMap<Routes, ClassTable>()

function forPath(path: Path, prefix: Prefix): Path {
  return path.prefix === prefix ? path : { ...path, prefix }
}

function forRefusal<R extends { readonly path: Path }>(refusal: R, prefix: Prefix): R {
  return { ...refusal, path: forPath(refusal.path, prefix) }
}

/** What is there for one prefix of each class, for all of them in the order in which the network names them. */
function expand<T>(
  classes: PrefixClasses,
  known: readonly T[],
  prefixOf: (item: T) => Prefix,
  as: (item: T, prefix: Prefix) => T,
): readonly T[] {
  const byClass = Map.groupBy(known, item => classes.classOf[classes.placeOf.get(prefixOf(item).text) as number] as number)
  const places = [...byClass.keys()].flatMap(of => [...classes.members(of)])
  if (byClass.size > 1) places.sort((a, b) => a - b)
  return places.flatMap(place =>
    (byClass.get(classes.classOf[place] as number) ?? []).map(item => as(item, classes.prefixes[place] as Prefix)),
  )
}

function prefixesLike(classes: PrefixClasses, text: string): readonly Prefix[] {
  const of = classes.classOf[classes.placeOf.get(text) as number] as number
  return [...classes.members(of)].map(place => classes.prefixes[place] as Prefix)
}

function wholeHeard(classes: PrefixClasses, known: ReadonlyMap<string, Heard>): ReadonlyMap<string, Heard> {
  return new Map(
    [...known].flatMap(([text, heard]) =>
      prefixesLike(classes, text).map(prefix => [prefix.text, heardFor(heard, prefix)] as const),
    ),
  )
}

function heardFor({ announcements, paths }: Heard, prefix: Prefix): Heard {
  return {
    announcements: announcements.map(announcement => ({ ...announcement, path: forPath(announcement.path, prefix) })),
    paths: paths.map(path => forPath(path, prefix)),
  }
}
