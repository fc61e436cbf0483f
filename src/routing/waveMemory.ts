import type { Ear, Speaker } from './speakers.ts'
import type { Medium, PrefixRib, Wave } from './wave.ts'

/** What a wave came to. */
export interface Ended {
  readonly rib: PrefixRib
  readonly speakers: ReadonlySet<number>
  readonly ears: ReadonlySet<number>
  readonly restless: ReadonlySet<Speaker>
}

interface Remembered {
  readonly ended: Ended
  /** Ears of which it was asked whether they hear: by number, and those that did not. */
  readonly asked: Uint8Array
  readonly deaf: readonly Ear[]
}

/** Whoever starts from a state so often starts there all the time: the state of rest before any fault. */
const OFTEN = 8
/** After so many questions it is known whether remembering is of use here. */
const TRIED = 2000
const MOST_KEPT = 40_000
const MOST_ALIKE = 6

type Rib = ReadonlyMap<string, PrefixRib>

const MEMORIES = new WeakMap<Rib, WaveMemory>()

/**
 * Waves from one state of rest, begun by ears that fall silent. A wave is a function of what it begins with and of whom it
 * asks whether they hear: where those who are deaf now make no difference to any of these answers it ends as it did. So a
 * failure that takes one prefix's session and another that takes another's are known together when each is known alone.
 */
export class WaveMemory {
  readonly #byPrefix = new Map<string, Map<string, Remembered[]>>()
  readonly #rib: Rib
  #heard: ReadonlyMap<number, readonly string[]> | undefined
  #starts = 0
  #asked = 0
  #known = 0
  #kept = 0

  constructor(rib: Rib) {
    this.#rib = rib
  }

  /** Of a state that others are reached from all the time; undefined = nobody has started from it that often. */
  static of(rib: Rib): WaveMemory | undefined {
    const memory = MEMORIES.get(rib) ?? new WaveMemory(rib)
    MEMORIES.set(rib, memory)
    return memory.#starts++ < OFTEN ? undefined : memory
  }

  /** The prefixes that some of the ears have heard anything of. */
  prefixesHeard(ears: readonly Ear[]): ReadonlySet<string> {
    this.#heard ??= prefixesByEar(this.#rib)
    const found = new Set<string>()
    for (const { id } of ears) for (const prefix of this.#heard.get(id) ?? []) found.add(prefix)
    return found
  }

  /** How the wave ends that `lost` begin; `deaf`: all who do not hear what they are told now. */
  ended(prefix: string, lost: readonly Ear[], deaf: ReadonlySet<Ear>, medium: Medium, started: (medium: Medium) => Wave): Ended {
    if (this.#asked > TRIED && 4 * this.#known < this.#asked) return endOf(started(medium))
    this.#asked++
    const byLost = this.#byPrefix.get(prefix) ?? new Map<string, Remembered[]>()
    this.#byPrefix.set(prefix, byLost)
    const key = lost.map(({ id }) => id).join(' ')
    const alike = byLost.get(key) ?? []
    byLost.set(key, alike)
    const known = alike.find(each => wouldHearAlike(each, deaf))
    if (known) {
      this.#known++
      return known.ended
    }
    const asked = new Uint8Array(medium.ears)
    const found: Ear[] = []
    const isHeard = (ear: Ear) => {
      const hears = medium.isHeard(ear)
      if (!hears && asked[ear.id] === 0) found.push(ear)
      asked[ear.id] = 1
      return hears
    }
    const ended = endOf(started({ ...medium, isHeard }))
    if (this.#kept < MOST_KEPT && alike.length < MOST_ALIKE) {
      this.#kept++
      alike.push({ ended, asked, deaf: found })
    }
    return ended
  }
}

export function endOf(wave: Wave): Ended {
  const restless = wave.rest()
  return { rib: wave.done(), ...wave.changes, restless }
}

function wouldHearAlike({ asked, deaf: were }: Remembered, deaf: ReadonlySet<Ear>): boolean {
  for (const ear of were) if (!deaf.has(ear)) return false
  let count = 0
  for (const { id } of deaf) count += asked[id] as number
  return count === were.length
}

function prefixesByEar(rib: Rib): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>()
  for (const [prefix, { heard }] of rib) {
    for (const [ear, known] of heard.whole().entries()) {
      if (known === undefined) continue
      const same = found.get(ear)
      if (same) same.push(prefix)
      else found.set(ear, [prefix])
    }
  }
  return found
}
