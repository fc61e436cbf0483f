import { type Beliefs, nodeOf } from './beliefs.ts'
import type { Network } from './network.ts'
import { endsDown, ownPaths } from './ownPaths.ts'
import { type Path, samePath } from './path.ts'
import { type Speaker, speakersOf } from './speakers.ts'

type ByPrefix = ReadonlyMap<string, readonly Path[]>

/** By speaker, while none of the links of its statics is down, and by those that are. */
const KNOWN = new WeakMap<Speaker, ByPrefix>()
const KNOWN_WITHOUT = new WeakMap<Speaker, Map<string, ByPrefix>>()

const NONE: readonly never[] = []

/** What speakers have of their own under some beliefs, by prefix. */
export class Owned {
  readonly #network: Network
  readonly #beliefs: Beliefs
  /** Speakers with statics, by the ends of theirs that are down. */
  readonly #touched = new Map<Speaker, string>()

  constructor(network: Network, beliefs: Beliefs) {
    this.#network = network
    this.#beliefs = beliefs
    const { byName } = speakersOf(network)
    beliefs.linkEndsDown.forEach(key => {
      const speaker = byName.get(nodeOf(key))
      if (speaker && speaker.node.statics.length > 0 && !this.#touched.has(speaker)) {
        this.#touched.set(speaker, endsDown(speaker.node, beliefs))
      }
    })
  }

  /** Speakers that may have something else of their own than while everything is up. */
  get touched(): Iterable<Speaker> {
    return this.#touched.keys()
  }

  of(speaker: Speaker): ByPrefix {
    const ends = this.#touched.size === 0 ? undefined : this.#touched.get(speaker)
    if (ends) return this.#without(speaker, ends)
    const known = KNOWN.get(speaker)
    if (known) return known
    const found = this.#found(speaker)
    KNOWN.set(speaker, found)
    return found
  }

  #without(speaker: Speaker, ends: string): ByPrefix {
    const byEnds = KNOWN_WITHOUT.get(speaker) ?? new Map<string, ByPrefix>()
    KNOWN_WITHOUT.set(speaker, byEnds)
    const known = byEnds.get(ends) ?? this.#found(speaker)
    byEnds.set(ends, known)
    return known
  }

  #found(speaker: Speaker): ByPrefix {
    return Map.groupBy(ownPaths(speaker.node, this.#network, this.#beliefs), ({ prefix }) => prefix.text)
  }
}

/** Prefixes for which a speaker has something else of its own now. */
export function ownChanges(speaker: Speaker, before: Owned, now: Owned): readonly string[] {
  const [past, present] = [before.of(speaker), now.of(speaker)]
  if (past === present) return NONE
  return [...new Set([...past.keys(), ...present.keys()])].filter(prefix => {
    const [old = NONE, own = NONE] = [past.get(prefix), present.get(prefix)]
    return old.length !== own.length || old.some((path, i) => !samePath(path, own[i] as Path))
  })
}
