import { MapView } from './mapView.ts'
import type { RouteEntry, Routes } from './ownRoutes.ts'

/** What a table has for the prefixes that hold one address, the longest first: asked about that address alone. */
export class HeldRoutes extends MapView<RouteEntry> {
  readonly #of: Routes
  readonly #prefixes: readonly string[]

  constructor(of: Routes, prefixes: readonly string[]) {
    super()
    this.#of = of
    this.#prefixes = prefixes
  }

  /** The entry that packets to the address match; what is only told on matches nothing. */
  get longest(): RouteEntry | undefined {
    return longestOf(this.#of, this.#prefixes)
  }

  get(prefix: string): RouteEntry | undefined {
    return this.#prefixes.includes(prefix) ? this.#of.get(prefix) : undefined
  }

  has(prefix: string): boolean {
    return this.get(prefix) !== undefined
  }

  get size(): number {
    return [...this.keys()].length
  }

  keys(): MapIterator<string> {
    return new Set(this.#prefixes.filter(prefix => this.#of.has(prefix))).values()
  }
}

/** What packets match of a table: the first of the prefixes, longest first, that takes any. */
export function longestOf(table: Routes | undefined, prefixes: readonly string[]): RouteEntry | undefined {
  for (const prefix of prefixes) {
    const entry = table?.get(prefix)
    if (entry && !entry.chosen[0]?.onlyToldOn) return entry
  }
  return undefined
}
