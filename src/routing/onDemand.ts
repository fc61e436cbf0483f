import { ALL_UP, type Beliefs, isQuiet } from './beliefs.ts'
import { hearing, remembersThePast, sessionsOf } from './believedSessions.ts'
import { type Convergence, convergenceOf } from './converge.ts'
import { type Dispute, disputesOf } from './dispute.ts'
import { beliefKey, heardKey } from './heardKey.ts'
import { NO_HITS } from './limitHit.ts'
import { MapView } from './mapView.ts'
import type { Network } from './network.ts'
import { byPrefix, newsSince } from './newsSince.ts'
import { Owned, ownChanges } from './owned.ts'
import { Recently } from './recently.ts'
import { type Ear, type Speaker, type Speakers, speakersOf } from './speakers.ts'
import { SpeakerTables } from './speakerTables.ts'
import { begunIn, type Ended, emptyPrefixRib, type Medium, type PrefixRib, Wave } from './wave.ts'
import { WaveMarks } from './waveMarks.ts'
import { WaveMemory } from './waveMemory.ts'

/**
 * States of rest whose prefixes are settled one by one, when somebody asks for them: what nobody asks about of thousands
 * of moments is never computed, and what two moments have in common is one value. It is for networks in which messages take
 * no time and no limit of prefixes can be hit: else one prefix is another's business.
 */
export class OnDemand {
  /** Everything is up. */
  readonly origin: Convergence
  readonly #network: Network
  readonly #speakers: Speakers
  readonly #memory: WaveMemory
  readonly #marks: WaveMarks
  readonly #restless = new WeakMap<PrefixRib, ReadonlySet<Speaker>>()
  #hasBeenRestless = false
  /** The last states, in which the phases of one scenario meet, and what they share with others in which nobody hears otherwise. */
  readonly #states = new Recently<string, Convergence>(MOST_RECENT)
  readonly #alike = new Recently<string, PrefixesOnDemand>(MOST_RECENT)

  /** `hasOneSolution`: whatever is down, there is one state of rest at most, and every order of losses leads there. */
  constructor(network: Network, hasOneSolution = false) {
    this.#network = network
    this.#memory = new WaveMemory(hasOneSolution)
    this.#speakers = speakersOf(network)
    this.#marks = new WaveMarks(this.#speakers.all.length, this.#speakers.ears.size)
    const owned = new Owned(network, ALL_UP)
    const owners = new Map<string, Speaker[]>()
    for (const speaker of this.#speakers.all) {
      for (const prefix of owned.of(speaker).keys()) owners.set(prefix, [...(owners.get(prefix) ?? []), speaker])
    }
    const empty = emptyPrefixRib(this.#speakers)
    const settled = (prefix: string) => {
      const wave = new Wave(
        this.#medium(prefix, owned, () => true),
        empty,
      )
      wave.begin({ lost: NOTHING, found: NOTHING }, { touched: owners.get(prefix) })
      const { rib, ...ended } = wave.end()
      return this.#noted({ ...ended, rib: { ...rib, comesAgain: true } })
    }
    this.origin = this.#state(ALL_UP, new PrefixesOnDemand(() => owners.keys(), settled))
  }

  /**
   * The state of rest under some beliefs: from the one in which everything is up where no end lives on what it heard before,
   * else from `previous`, which came of this too.
   */
  settle(beliefs: Beliefs, previous: Convergence): Convergence {
    if (isQuiet(beliefs)) return this.origin
    if (remembersThePast(this.#network, beliefs)) return this.#state(beliefs, this.#after(previous, beliefs))
    const state = () => {
      const alike = () => this.#after(this.origin, beliefs)
      return this.#state(beliefs, this.#alike.get(heardKey(this.#network, beliefs), alike))
    }
    return this.#states.get(beliefKey(beliefs), state)
  }

  /** The state of rest in which some ears hear nothing, each with that of the other direction, and some ends of links are down. */
  settleSilent(ears: ReadonlySet<Ear>, linkEndsDown: ReadonlySet<string>): Convergence {
    if (ears.size + linkEndsDown.size === 0) return this.origin
    const beliefs = { ...ALL_UP, linkEndsDown, sessionEndsDown: new Set(Array.from(ears, ({ key }) => key)) }
    return this.#state(
      beliefs,
      this.#from(this.origin, () => silenced(this.#network, beliefs, ears)),
    )
  }

  #after(start: Convergence, beliefs: Beliefs): PrefixesOnDemand {
    return this.#from(start, () => noticed(this.#network, start.beliefs, beliefs))
  }

  #from(start: Convergence, told: () => Moment): PrefixesOnDemand {
    const before = start.rib.prefixes
    let moment: Moment | undefined
    const settled = (prefix: string) => {
      const rib = before.get(prefix)
      moment ??= told()
      return rib && this.#settled(rib, prefix, moment)
    }
    return new PrefixesOnDemand(() => before.keys(), settled)
  }

  /** Where a prefix comes to rest after what happens at a moment. */
  #settled(rib: PrefixRib, prefix: string, moment: Moment): PrefixRib {
    const { silenced, resumed, owned } = moment
    const restless = this.#restless.get(rib)
    const others = owned.get(prefix)
    const begun = begunIn(rib, silenced, resumed)
    if (begun.lost.length + begun.found.length === 0 && !others && !restless) return rib
    const medium = this.#medium(prefix, moment.own, moment.isHeard)
    // What somebody has of its own is not among the things that are remembered of a wave.
    if (!restless && !others && !moment.differsInOwn(prefix))
      return this.#noted(this.#memory.ended(rib, begun, moment.deaf, medium))
    const wave = new Wave(medium, rib)
    wave.begin(begun, { owned: others, touched: restless })
    return this.#noted(wave.end())
  }

  #noted({ rib, restless }: Pick<Ended, 'rib' | 'restless'>): PrefixRib {
    // Who had not come to rest goes on whenever something happens.
    if (restless.size > 0) {
      this.#restless.set(rib, restless)
      this.#hasBeenRestless = true
    }
    return rib
  }

  /** Whether any prefix has come to no rest in any state that somebody asked about. */
  get hasBeenRestless(): boolean {
    return this.#hasBeenRestless
  }

  /** What comes to no rest in a state, of the prefixes that are asked about. */
  disputesIn({ rib: { prefixes } }: Convergence, asked: Iterable<string>): readonly Dispute[] {
    const found = new Map<string, ReadonlySet<Speaker>>()
    for (const prefix of asked) {
      const rib = prefixes.get(prefix)
      const restless = rib && this.#restless.get(rib)
      if (restless) found.set(prefix, restless)
    }
    return disputesOf(found)
  }

  #medium(prefix: string, owned: Owned, isHeard: Medium['isHeard']): Medium {
    const { all } = this.#speakers
    return { speakers: all, marks: this.#marks, isHeard, own: speaker => owned.of(speaker).get(prefix) ?? NOTHING }
  }

  #state(beliefs: Beliefs, prefixes: PrefixesOnDemand): Convergence {
    const routes = new SpeakerTables(this.#speakers, prefixes)
    const rib = { prefixes, accepted: new Map<number, number>(), routes, weight: 0 }
    return convergenceOf(this.#network, beliefs, rib, NO_HITS, [])
  }
}

const NOTHING: readonly never[] = []
const MOST_RECENT = 8

/** Whether a state is settled on demand: such states have one value for what they have in common of a prefix. */
export function isOnDemand({ rib }: Convergence): boolean {
  return rib.prefixes instanceof PrefixesOnDemand
}

/** From one state of beliefs to another. */
class Moment {
  readonly silenced: readonly Ear[]
  readonly resumed: readonly Ear[]
  readonly owned: ReadonlyMap<string, readonly Speaker[]>
  readonly own: Owned
  /** All ears that do not hear what they are told. */
  readonly deaf: ReadonlySet<Ear>
  readonly #network: Network
  #differing: ReadonlySet<string> | undefined

  constructor(network: Network, now: Beliefs, news: Pick<Moment, 'silenced' | 'resumed' | 'owned' | 'deaf'>) {
    this.silenced = news.silenced
    this.resumed = news.resumed
    this.owned = news.owned
    this.deaf = news.deaf
    this.own = new Owned(network, now)
    this.#network = network
  }

  readonly isHeard = (ear: Ear): boolean => !this.deaf.has(ear)

  /** Whether somebody has something else of its own for the prefix than while everything is up. */
  differsInOwn(prefix: string): boolean {
    this.#differing ??= new Set(ownedSinceUp(this.#network, this.own).keys())
    return this.#differing.has(prefix)
  }
}

function noticed(network: Network, before: Beliefs, now: Beliefs): Moment {
  const { earsOf } = speakersOf(network)
  const ears = sessionsOf(network, now).flatMap(({ name }) => earsOf.get(name) ?? [])
  const news = newsSince(network, before, now, { overLimit: new Set(), disputes: [] })
  return new Moment(network, now, { ...news, deaf: new Set(ears.filter(ear => hearing(ear, now) !== 'heard')) })
}

function silenced(network: Network, now: Beliefs, ears: ReadonlySet<Ear>): Moment {
  const owned = ownedSinceUp(network, new Owned(network, now))
  return new Moment(network, now, { silenced: [...ears], resumed: NOTHING, owned, deaf: ears })
}

/** By prefix: who has something else of its own than while everything is up. */
function ownedSinceUp(network: Network, own: Owned): ReadonlyMap<string, readonly Speaker[]> {
  const found: (readonly [string, Speaker])[] = []
  const up = new Owned(network, ALL_UP)
  for (const speaker of own.touched) for (const prefix of ownChanges(speaker, up, own)) found.push([prefix, speaker])
  return byPrefix(found)
}

class PrefixesOnDemand extends MapView<PrefixRib> {
  readonly #known = new Map<string, PrefixRib | undefined>()
  readonly #keys: () => MapIterator<string>
  readonly #settled: (prefix: string) => PrefixRib | undefined

  constructor(keys: () => MapIterator<string>, settled: (prefix: string) => PrefixRib | undefined) {
    super()
    this.#keys = keys
    this.#settled = settled
  }

  get(prefix: string): PrefixRib | undefined {
    const known = this.#known.get(prefix)
    if (known !== undefined || this.#known.has(prefix)) return known
    const settled = this.#settled(prefix)
    this.#known.set(prefix, settled)
    return settled
  }

  has(prefix: string): boolean {
    return this.get(prefix) !== undefined
  }

  get size(): number {
    return [...this.#keys()].length
  }

  keys(): MapIterator<string> {
    return this.#keys()
  }
}
