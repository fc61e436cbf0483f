import type { Ear, Speaker } from './speakers.ts'
import { type Medium, type PrefixRib, Wave } from './wave.ts'

/** What a wave came to. */
export interface Ended {
  readonly rib: PrefixRib
  readonly speakers: ReadonlySet<number>
  readonly ears: ReadonlySet<number>
  readonly restless: ReadonlySet<Speaker>
}

/** What ears are told no more, and what they are told again. */
export interface Begun {
  readonly lost: readonly Ear[]
  readonly found: readonly Ear[]
}

interface Remembered {
  readonly ended: Ended
  /** The numbers of ears of which it was asked whether they hear, in order, and those that did not. */
  readonly asked: Int32Array
  readonly deaf: readonly Ear[]
}

/** How many waves are remembered, all in all and of those that begin alike: what is played first begins the most others. */
const MOST_KEPT = 60_000
const MOST_ALIKE = 6

/**
 * Waves of one prefix from one state of rest to another. A wave is a function of what it begins with and of whom it asks
 * whether they hear: where those who are deaf now make no difference to any of these answers it ends as it did. So a
 * failure that takes one prefix's session and another that takes another's are known together when each is known alone.
 */
export class WaveMemory {
  readonly #from = new WeakMap<PrefixRib, Map<string, Remembered[]>>()
  #kept = 0

  /** `deaf`: all who do not hear what they are told now. */
  ended(rib: PrefixRib, begun: Begun, deaf: ReadonlySet<Ear>, medium: Medium): Ended {
    const byBeginning = this.#from.get(rib) ?? new Map<string, Remembered[]>()
    this.#from.set(rib, byBeginning)
    const key = keyOf(begun)
    const alike = byBeginning.get(key) ?? []
    const known = alike.find(each => wouldHearAlike(each, deaf))
    if (known) return known.ended
    const asked = new Map<number, Ear>()
    const isHeard = (ear: Ear) => {
      asked.set(ear.id, ear)
      return medium.isHeard(ear)
    }
    const ended = endOf(waveOf(rib, begun, { ...medium, isHeard }))
    if (this.#kept < MOST_KEPT && alike.length < MOST_ALIKE) {
      this.#kept++
      const numbers = Int32Array.from(asked.keys()).sort()
      alike.push({ ended, asked: numbers, deaf: [...asked.values()].filter(ear => deaf.has(ear)) })
      byBeginning.set(key, alike)
    }
    return ended
  }
}

/** A wave that begins with ears. */
export function waveOf(rib: PrefixRib, { lost, found }: Begun, medium: Medium): Wave {
  const wave = new Wave(medium, rib)
  for (const ear of lost) wave.silence(ear)
  for (const ear of found) wave.tell(ear)
  return wave
}

export function endOf(wave: Wave): Ended {
  const restless = wave.rest()
  return { rib: wave.done(), ...wave.changes, restless }
}

function keyOf({ lost, found }: Begun): string {
  let key = ''
  for (const { id } of lost) key += `${id} `
  if (found.length === 0) return key
  key += '+ '
  for (const { id } of found) key += `${id} `
  return key
}

function wouldHearAlike({ asked, deaf: were }: Remembered, deaf: ReadonlySet<Ear>): boolean {
  for (const ear of were) if (!deaf.has(ear)) return false
  let count = 0
  for (const { id } of deaf) if (isAmong(asked, id)) count++
  return count === were.length
}

/** By halves. */
function isAmong(numbers: Int32Array, number: number): boolean {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < number) low = middle + 1
    else high = middle
  }
  return numbers[low] === number
}
