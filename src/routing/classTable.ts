import type { Address } from '../net/address.ts'
import type { Prefix } from '../net/prefix.ts'
import { MapView } from './mapView.ts'
import type { RouteEntry, Routes } from './ownRoutes.ts'
import type { Path } from './path.ts'
import type { PrefixClasses } from './prefixClasses.ts'

/** A node's routes as they were computed, one for each class of prefixes, seen as the routes of all prefixes. */
export class ClassTable extends MapView<RouteEntry> {
  readonly #classes: PrefixClasses
  /** By class. */
  readonly #entries: (RouteEntry | undefined)[]
  /** By place, once somebody has asked. */
  readonly #known = new Map<number, RouteEntry>()

  constructor(classes: PrefixClasses, routes: Routes) {
    super()
    this.#classes = classes
    this.#entries = Array(classes.firsts.length)
    for (const [text, entry] of routes) this.#entries[classes.classOf[classes.placeOf.get(text) as number] as number] = entry
  }

  get(text: string): RouteEntry | undefined {
    const place = this.#classes.placeOf.get(text)
    return place === undefined ? undefined : this.#at(place)
  }

  has(text: string): boolean {
    const place = this.#classes.placeOf.get(text)
    return place !== undefined && this.#entryOf(place) !== undefined
  }

  get size(): number {
    let size = 0
    for (const of of this.#classes.classOf) if (this.#entries[of]) size++
    return size
  }

  *keys(): MapIterator<string> {
    const { prefixes } = this.#classes
    for (let place = 0; place < prefixes.length; place++) if (this.#entryOf(place)) yield (prefixes[place] as Prefix).text
  }

  override *entries(): MapIterator<[string, RouteEntry]> {
    const { prefixes } = this.#classes
    for (let place = 0; place < prefixes.length; place++) {
      const entry = this.#at(place)
      if (entry) yield [(prefixes[place] as Prefix).text, entry]
    }
  }

  override *values(): MapIterator<RouteEntry> {
    for (const [, entry] of this.entries()) yield entry
  }

  /** The entry with the longest prefix that holds the address: all nodes share one search, and each goes on to what it has. */
  longestMatch(address: Address): RouteEntry | undefined {
    const { table } = this.#classes
    for (let place = table.find(address); place >= 0; place = table.covering(place)) {
      const entry = this.#entryOf(place)
      if (entry && !entry.chosen[0]?.onlyToldOn) return this.#at(place)
    }
    return undefined
  }

  #entryOf(place: number): RouteEntry | undefined {
    return this.#entries[this.#classes.classOf[place] as number]
  }

  #at(place: number): RouteEntry | undefined {
    const entry = this.#entryOf(place)
    const prefix = this.#classes.prefixes[place] as Prefix
    if (!entry || entry.prefix.text === prefix.text) return entry
    const known = this.#known.get(place) ?? entryFor(entry, prefix)
    this.#known.set(place, known)
    return known
  }
}

function entryFor(entry: RouteEntry, prefix: Prefix): RouteEntry {
  const to = (path: Path) => ({ ...path, prefix })
  const lost = entry.lost.map(each => ({ ...each, path: to(each.path) }))
  return { ...entry, prefix, chosen: entry.chosen.map(to), lost }
}
