import type { Beliefs } from './beliefs.ts'
import { type Hearing, hearing, sessionsOf } from './believedSessions.ts'
import { Draft } from './draft.ts'
import type { Heard } from './heard.ts'
import { type LimitHit, limitHits } from './limitHit.ts'
import type { Network } from './network.ts'
import { Owned } from './owned.ts'
import { type Ear, type Speaker, type Speakers, speakersOf } from './speakers.ts'
import { SpeakerTables } from './speakerTables.ts'
import { begunIn, type Ended, emptyPrefixRib, type Medium, type PrefixRib, Wave } from './wave.ts'
import { WaveMarks } from './waveMarks.ts'

/** What speakers have chosen and what they have heard. Never changed: a later state shares what it has in common. */
export interface Rib {
  readonly prefixes: ReadonlyMap<string, PrefixRib>
  /** Prefixes accepted, by number of the ear, where a limit counts them. */
  readonly accepted: ReadonlyMap<number, number>
  /** The same by node. */
  readonly routes: SpeakerTables
  /** How much of it is not shared with the state before. */
  readonly weight: number
}

/** What happens at one moment: ears that fall silent or hear again, and by prefix what speakers have to look at. */
export interface News {
  readonly silenced?: readonly Ear[]
  readonly resumed?: readonly Ear[]
  /** Who has something else of its own. */
  readonly owned?: ReadonlyMap<string, readonly Speaker[]>
  readonly touched?: ReadonlyMap<string, readonly Speaker[]>
  /** What ears remember of another network. */
  readonly remembered?: ReadonlyMap<string, readonly (readonly [Ear, Heard])[]>
}

/** A prefix that did not come to rest, and who was still changing its mind. */
export type Restless = ReadonlyMap<string, ReadonlySet<Speaker>>

/** From one settled RIB to another, prefix by prefix: none depends on another but by limits on how many there are. */
export class Propagation {
  readonly #speakers: Speakers
  readonly #before: Rib | undefined
  readonly #owned: Owned
  /** Prefixes that stand for several. */
  readonly #weights: ReadonlyMap<string, number>
  readonly #prefixes: Draft<PrefixRib>
  readonly #accepted: Map<number, number>
  readonly #changed = new Set<number>()
  /** Directions in which not everything that is told is heard. */
  readonly #hearing = new Map<Ear, Hearing>()
  readonly #restless = new Map<string, ReadonlySet<Speaker>>()
  readonly #medium: Omit<Medium, 'own'>
  readonly #empty: PrefixRib
  #weight = 0

  constructor(network: Network, beliefs: Beliefs, before: Rib | undefined, weights: ReadonlyMap<string, number> = new Map()) {
    this.#weights = weights
    this.#speakers = speakersOf(network)
    this.#before = before
    this.#owned = new Owned(network, beliefs)
    this.#prefixes = new Draft(before?.prefixes)
    this.#accepted = new Map(before?.accepted)
    for (const session of sessionsOf(network, beliefs)) {
      for (const ear of this.#speakers.earsOf.get(session.name) ?? []) this.#hearing.set(ear, hearing(ear, beliefs))
    }
    this.#medium = {
      speakers: this.#speakers.all,
      marks: new WaveMarks(this.#speakers.all.length, this.#speakers.ears.size),
      isHeard: ear => this.hearing(ear) === 'heard',
    }
    this.#empty = emptyPrefixRib(this.#speakers)
  }

  hearing(ear: Ear): Hearing {
    return this.#hearing.get(ear) ?? 'heard'
  }

  get restless(): Restless {
    return this.#restless
  }

  /** Sessions over which more prefixes were accepted than their limit allows. */
  overfull(): ReadonlyMap<string, LimitHit> {
    return limitHits(this.#speakers.limited, ear => this.#accepted.get(ear.id) ?? 0)
  }

  /** Closes sessions for good: both ends forget what they heard, and say nothing. */
  close(names: Iterable<string>): void {
    const silenced = [...names].flatMap(name => this.#speakers.earsOf.get(name) ?? [])
    for (const ear of silenced) this.#hearing.set(ear, 'silence')
    this.hear({ silenced })
  }

  /** Lets news spread until everybody has come to rest. */
  hear(news: News): void {
    const { silenced = [], resumed = [], owned, touched, remembered } = news
    const concerned = new Set([owned, touched, remembered].flatMap(map => (map ? [...map.keys()] : [])))
    if (silenced.length + resumed.length > 0) for (const prefix of this.#prefixes.keys()) concerned.add(prefix)
    for (const prefix of concerned) {
      const rib = this.#prefixes.get(prefix) ?? this.#empty
      const begun = begunIn(rib, silenced, resumed)
      // Who has not come to rest goes on.
      const awake = touched?.get(prefix) ?? this.#restless.get(prefix)?.values().toArray()
      const beside = { owned: owned?.get(prefix), touched: awake, remembered: remembered?.get(prefix) }
      const isBesides = Object.values(beside).some(each => each !== undefined)
      if (begun.lost.length + begun.found.length === 0 && !isBesides) continue
      const wave = new Wave({ ...this.#medium, own: speaker => this.#owned.of(speaker).get(prefix) ?? NOTHING }, rib)
      wave.begin(begun, beside)
      this.#settle(prefix, rib, wave.end())
    }
  }

  #settle(prefix: string, before: PrefixRib, { rib: now, restless, speakers, ears }: Ended): void {
    if (restless.size > 0) this.#restless.set(prefix, restless)
    else this.#restless.delete(prefix)
    this.#prefixes.set(prefix, now)
    this.#weight += speakers.length + ears.length
    for (const id of speakers) this.#changed.add(id)
    const { limited } = this.#speakers
    const anew = limited.length === 0 ? NOBODY : new Set(ears)
    for (const { id } of limited) {
      if (!anew.has(id)) continue
      const counts = ({ heard }: PrefixRib) => Number((heard.at(id)?.paths.length ?? 0) > 0)
      this.#accepted.set(id, (this.#accepted.get(id) ?? 0) + (this.#weights.get(prefix) ?? 1) * (counts(now) - counts(before)))
    }
  }

  done(): Rib {
    const prefixes = this.#prefixes.done()
    const routes = new SpeakerTables(this.#speakers, prefixes, this.#before?.routes, this.#changed)
    return { prefixes, accepted: this.#accepted, routes, weight: this.#weight }
  }
}

const NOTHING: readonly never[] = []
const NOBODY: ReadonlySet<number> = new Set()
