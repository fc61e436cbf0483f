import { MapView } from './mapView.ts'
import type { RouteEntry, Routes } from './ownRoutes.ts'
import type { Speaker, Speakers } from './speakers.ts'
import type { PrefixRib } from './wave.ts'

/** The chosen routes of every speaker by prefix, put together when somebody asks, and shared with the state they come from. */
export class SpeakerTables extends MapView<Routes> {
  readonly #speakers: Speakers
  readonly #prefixes: ReadonlyMap<string, PrefixRib>
  /** Most states are asked about few speakers, or none. */
  #known: Map<string, Routes> | undefined
  /** Nearly the same, but for these speakers. */
  readonly #like: SpeakerTables | undefined
  readonly #butFor: ReadonlySet<number>

  constructor(
    speakers: Speakers,
    prefixes: ReadonlyMap<string, PrefixRib>,
    like?: SpeakerTables,
    butFor: ReadonlySet<number> = NOBODY,
  ) {
    super()
    this.#speakers = speakers
    this.#prefixes = prefixes
    // Never more than one other behind it, however many states came in between.
    const further = like ? like.#like : undefined
    this.#like = further ?? like
    this.#butFor = like && further ? like.#butFor.union(butFor) : butFor
  }

  get(name: string): Routes | undefined {
    const speaker = this.#speakers.byName.get(name)
    if (!speaker) return undefined
    if (this.#like && !this.#butFor.has(speaker.id)) return this.#like.get(name)
    this.#known ??= new Map()
    const known = this.#known.get(name)
    if (known) return known
    const routes = new SpeakerRoutes(speaker, this.#prefixes)
    this.#known.set(name, routes)
    return routes
  }

  get size(): number {
    return this.#speakers.all.length
  }

  has(name: string): boolean {
    return this.#speakers.byName.has(name)
  }

  keys(): MapIterator<string> {
    return this.#speakers.byName.keys()
  }
}

const NOBODY: ReadonlySet<number> = new Set()

/** The chosen routes of one speaker: looked up one by one, and put in order when somebody walks through them. */
class SpeakerRoutes extends MapView<RouteEntry> {
  readonly #speaker: Speaker
  readonly #prefixes: ReadonlyMap<string, PrefixRib>
  #whole: ReadonlyMap<string, RouteEntry> | undefined

  constructor(speaker: Speaker, prefixes: ReadonlyMap<string, PrefixRib>) {
    super()
    this.#speaker = speaker
    this.#prefixes = prefixes
  }

  get(prefix: string): RouteEntry | undefined {
    return this.#prefixes.get(prefix)?.routes.at(this.#speaker.id)
  }

  has(prefix: string): boolean {
    return this.get(prefix) !== undefined
  }

  get size(): number {
    return this.#all.size
  }

  keys(): MapIterator<string> {
    return this.#all.keys()
  }

  override entries(): MapIterator<[string, RouteEntry]> {
    return this.#all.entries()
  }

  override values(): MapIterator<RouteEntry> {
    return this.#all.values()
  }

  get #all(): ReadonlyMap<string, RouteEntry> {
    if (this.#whole) return this.#whole
    const routes = new Map<string, RouteEntry>()
    const add = (prefix: string, rib: PrefixRib | undefined) => {
      const entry = rib?.routes.at(this.#speaker.id)
      if (entry) routes.set(prefix, entry)
    }
    // What it has of its own comes first, as it is written; then what the others tell.
    const { local, statics } = this.#speaker.node
    for (const { text } of local) add(text, this.#prefixes.get(text))
    for (const { prefix } of statics) add(prefix.text, this.#prefixes.get(prefix.text))
    for (const [prefix, rib] of this.#prefixes) add(prefix, rib)
    this.#whole = routes
    return routes
  }
}
