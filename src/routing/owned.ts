import { type Beliefs, nodeOf } from './beliefs.ts'
import type { Network } from './network.ts'
import { ownPaths } from './ownPaths.ts'
import { type Path, samePath } from './path.ts'
import { type Speaker, speakersOf } from './speakers.ts'

type ByPrefix = ReadonlyMap<string, readonly Path[]>

/** By speaker, while none of its ends of links is down. */
const KNOWN = new WeakMap<Speaker, ByPrefix>()

const NONE: readonly never[] = []

/** What speakers have of their own under some beliefs, by prefix. */
export class Owned {
  readonly #network: Network
  readonly #beliefs: Beliefs
  readonly #touched = new Map<Speaker, ByPrefix | undefined>()

  constructor(network: Network, beliefs: Beliefs) {
    this.#network = network
    this.#beliefs = beliefs
    const { byName } = speakersOf(network)
    for (const key of beliefs.linkEndsDown) {
      const speaker = byName.get(nodeOf(key))
      if (speaker && speaker.node.statics.length > 0) this.#touched.set(speaker, undefined)
    }
  }

  /** Speakers that may have something else of their own than while everything is up. */
  get touched(): Iterable<Speaker> {
    return this.#touched.keys()
  }

  of(speaker: Speaker): ByPrefix {
    const all = this.#touched.has(speaker) ? this.#touched : KNOWN
    const known = all.get(speaker) ?? Map.groupBy(ownPaths(speaker.node, this.#network, this.#beliefs), p => p.prefix.text)
    all.set(speaker, known)
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
