import { type Beliefs, nodeOf } from './beliefs.ts'
import type { Network } from './network.ts'
import { endsDown, ownPaths } from './ownPaths.ts'
import { type Path, samePath } from './path.ts'
import { type Speaker, speakersOf } from './speakers.ts'

type ByPrefix = ReadonlyMap<string, readonly Path[]>

/** By speaker, then by those of its ends of links that are down: without any the key is empty. */
const KNOWN = new WeakMap<Speaker, Map<string, ByPrefix>>()

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
    for (const key of beliefs.linkEndsDown) {
      const speaker = byName.get(nodeOf(key))
      if (speaker && speaker.node.statics.length > 0) this.#touched.set(speaker, '')
    }
    for (const speaker of this.#touched.keys()) this.#touched.set(speaker, endsDown(speaker.node, beliefs))
  }

  /** Speakers that may have something else of their own than while everything is up. */
  get touched(): Iterable<Speaker> {
    return this.#touched.keys()
  }

  of(speaker: Speaker): ByPrefix {
    const byEnds = KNOWN.get(speaker) ?? new Map<string, ByPrefix>()
    KNOWN.set(speaker, byEnds)
    const ends = this.#touched.get(speaker) ?? ''
    const known = byEnds.get(ends) ?? Map.groupBy(ownPaths(speaker.node, this.#network, this.#beliefs), p => p.prefix.text)
    byEnds.set(ends, known)
    return known
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
