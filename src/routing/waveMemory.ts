import type { Ear } from './speakers.ts'
import { type Begun, type Ended, type Medium, type PrefixRib, Wave } from './wave.ts'

/** What is kept of where a wave ended. */
interface Rest extends Pick<Ended, 'rib' | 'restless'> {
  /** How many ears heard something else. */
  readonly ears: number
}

interface Remembered {
  readonly ended: Rest
  /** The numbers of ears of which it was asked whether they hear, in order, and those that did not. */
  readonly asked: Int32Array
  readonly deaf: readonly Ear[]
}

/** Places in which remembered waves differ from what they began at, all in all: what is played first begins the most others. */
const MOST_KEPT = 800_000
/** Waves that begin alike. */
const MOST_ALIKE = 6

/**
 * Waves of one prefix from one state of rest to another. A wave is a function of what it begins with and of whom it asks
 * whether they hear: where those who are deaf now make no difference to any of these answers it ends as it did. So a
 * failure that takes one prefix's session and another that takes another's are known together when each is known alone.
 *
 * Where there is one solution at most, one session may be lost after the other: then a wave goes on from where the largest
 * of the waves of one of them ends, which is known as soon as that one has been lost with any other.
 */
export class WaveMemory {
  readonly #from = new WeakMap<PrefixRib, Map<string, Remembered[]>>()
  readonly #hasOneSolution: boolean
  #kept = 0
  /** Which ears the present wave has asked about. */
  #isAsked = new Uint8Array(0)

  constructor(hasOneSolution: boolean) {
    this.#hasOneSolution = hasOneSolution
  }

  /** `deaf`: all who do not hear what they are told now; `medium` need not say who hears. */
  ended(rib: PrefixRib, begun: Begun, deaf: ReadonlySet<Ear>, medium: Omit<Medium, 'isHeard'>): Rest {
    const known = this.#known(rib, begun, deaf)
    if (known) return known.ended
    return this.#continued(rib, begun, deaf, medium) ?? this.#played(rib, begun, deaf, medium)
  }

  #known(rib: PrefixRib, begun: Begun, deaf: ReadonlySet<Ear>): Remembered | undefined {
    return this.#from
      .get(rib)
      ?.get(keyOf(begun))
      ?.find(each => wouldHearAlike(each, deaf))
  }

  #played(rib: PrefixRib, begun: Begun, deaf: ReadonlySet<Ear>, medium: Omit<Medium, 'isHeard'>): Rest {
    const most = medium.marks.ears.length
    if (this.#isAsked.length < most) this.#isAsked = new Uint8Array(most)
    const marks = this.#isAsked
    const asked: Ear[] = []
    const isHeard = (ear: Ear) => {
      if (marks[ear.id] === 0) {
        marks[ear.id] = 1
        asked.push(ear)
      }
      return !deaf.has(ear)
    }
    const { speakers, ears, ...ended } = endOf(rib, begun, { ...medium, isHeard })
    for (const { id } of asked) marks[id] = 0
    const weight = speakers.length + ears.length + LEAST_WEIGHT
    const rest: Rest = { ...ended, ears: ears.length }
    if (this.#kept + weight > MOST_KEPT || !rib.comesAgain) return rest
    const byBeginning = this.#from.get(rib) ?? new Map<string, Remembered[]>()
    const key = keyOf(begun)
    const alike = byBeginning.get(key) ?? []
    if (alike.length >= MOST_ALIKE) return rest
    this.#kept += weight
    const kept: Rest = { ...rest, rib: { ...ended.rib, comesAgain: true } }
    alike.push({
      ended: kept,
      asked: numbersOf(asked).sort(),
      deaf: asked.filter(ear => deaf.has(ear)),
    })
    byBeginning.set(key, alike)
    // Few states are begun from often enough to be kept: weak tables are dear when they are large.
    this.#from.set(rib, byBeginning)
    return kept
  }

  /** From where the largest wave of one of several sessions ends. */
  #continued(rib: PrefixRib, { lost, found }: Begun, deaf: ReadonlySet<Ear>, medium: Omit<Medium, 'isHeard'>): Rest | undefined {
    if (!this.#hasOneSolution || found.length > 0 || !rib.comesAgain) return undefined
    const sessions = new Set(lost.map(({ session }) => session))
    if (sessions.size < 2) return undefined
    let largest: { readonly ended: Rest; readonly rest: readonly Ear[] } | undefined
    for (const session of sessions) {
      const begun = { lost: lost.filter(ear => ear.session === session), found }
      const known = this.#known(rib, begun, deaf)?.ended
      // What cannot be kept is not worth more than one.
      if (!known && largest && this.#kept > MOST_KEPT / 2) continue
      const ended = known ?? this.#played(rib, begun, deaf, medium)
      if (largest && largest.ended.ears >= ended.ears) continue
      largest = { ended, rest: lost.filter(ear => ear.session !== session) }
    }
    if (!largest) return undefined
    const { rib: before } = largest.ended
    const left = largest.rest.filter(({ id }) => before.heard.at(id) !== undefined)
    const { ears, ...ended } = endOf(before, { lost: left, found }, { ...medium, isHeard: ear => !deaf.has(ear) })
    return { ...ended, ears: ears.length }
  }
}

/** What a wave takes that changes nothing. */
const LEAST_WEIGHT = 20

function endOf(rib: PrefixRib, begun: Begun, medium: Medium): Ended {
  const wave = new Wave(medium, rib)
  wave.begin(begun)
  return wave.end()
}

function numbersOf(ears: readonly Ear[]): Int32Array {
  const numbers = new Int32Array(ears.length)
  for (let i = 0; i < ears.length; i++) numbers[i] = ears[i]!.id
  return numbers
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
  for (let i = 0; i < were.length; i++) if (!deaf.has(were[i]!)) return false
  let count = 0
  for (const { id } of deaf) if (isAmong(asked, id)) count++
  return count === were.length
}

/** By halves. */
function isAmong(numbers: Int32Array, number: number): boolean {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < number) low = middle + 1
    else high = middle
  }
  return numbers[low] === number
}
