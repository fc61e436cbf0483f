import type { Beliefs } from './beliefs.ts'
import { type Hearing, hearing, sessionsOf } from './believedSessions.ts'
import { type Convergence, converge, convergenceOf } from './converge.ts'
import { Draft } from './draft.ts'
import type { Frame, Phase } from './frame.ts'
import { NOTHING } from './heard.ts'
import { firstTry, LimitClosures } from './limitClosures.ts'
import { type LimitHit, limitHits } from './limitHit.ts'
import { type Due, MessageQueue } from './messageQueue.ts'
import type { DetectedBy, Network } from './network.ts'
import { newsSince } from './newsSince.ts'
import { Owned } from './owned.ts'
import { type Ear, type Speaker, type Speakers, speakersOf } from './speakers.ts'
import { SpeakerTables } from './speakerTables.ts'
import { Track } from './track.ts'
import { emptyPrefixRib } from './wave.ts'

/**
 * Propagation in virtual time: messages take as long as their link says, and an end advertises a destination to a neighbour
 * once per interval at most (RFC 4271 §9.2.1.1). What is on its way when something else happens stays on its way, unless its
 * session ends. Bounded: what goes round for too long ends as what instant messages would make of it, which may be a dispute.
 */
export class DelayedCourse {
  readonly #network: Network
  readonly #speakers: Speakers
  readonly #phase: Phase
  readonly #queue = new MessageQueue()
  readonly #tracks = new Map<string, Track>()
  /** By destination and ear: until when an advertisement waits, how many there were, and whether one waits. */
  readonly #intervals = new Map<Track, Map<Ear, Interval>>()
  #hearing = new Map<Ear, Hearing>()
  #closures: LimitClosures
  #owned: Owned
  #now: Convergence
  /** The last state in which nothing was on its way. */
  #rest: Convergence
  #changed: { readonly atMs: number; readonly by: DetectedBy | undefined } | undefined
  #by: DetectedBy | undefined
  #beliefs: Beliefs
  #left = 0
  #framesLeft = 0

  constructor(network: Network, before: Convergence, phase: Phase) {
    this.#network = network
    this.#speakers = speakersOf(network)
    this.#phase = phase
    this.#now = before
    this.#rest = before
    this.#beliefs = before.beliefs
    const { limitHits } = before.tables
    this.#closures = new LimitClosures(network, limitHits, firstTry(phase))
    this.#owned = new Owned(network, before.beliefs)
    this.#listen()
  }

  /** From `atMs` on ends believe this. Times never go back. */
  change(beliefs: Beliefs, atMs: number, by: DetectedBy | undefined): void {
    const questioned = new Set(
      sessionsOf(this.#network, beliefs)
        .concat(sessionsOf(this.#network, this.#beliefs))
        .map(s => s.name),
    )
    this.#closures.somethingChanged(atMs)
    const reset = new Set(this.#closures.closed.keys()).intersection(questioned)
    for (const name of reset) this.#closures.forget(name)
    const overLimit = reset.union(this.#closures.tryAgain(atMs, true, beliefs))
    const { disputes } = this.#now.tables
    const news = newsSince(this.#network, this.#beliefs, beliefs, { overLimit, disputes })
    this.#beliefs = beliefs
    this.#owned = new Owned(this.#network, beliefs)
    this.#listen()
    this.#queue.drop(ear => this.#hears(ear) !== 'heard')
    this.#changed = { atMs, by }
    this.#by = by
    const { all, ears } = this.#speakers
    this.#left = Math.min(MOST_EVENTS, 1024 + 4 * ears.size * all.length)
    this.#framesLeft = MOST_FRAMES
    for (const ear of news.silenced) this.#silence(ear, atMs)
    for (const [prefix, speakers] of [...news.owned, ...news.touched]) {
      for (const speaker of speakers) this.#think(this.#track(prefix), speaker, atMs)
    }
    for (const ear of news.resumed) this.#resume(ear, atMs)
  }

  /** Sessions that their prefix limit keeps closed now. */
  get closed(): ReadonlyMap<string, LimitHit> {
    return this.#closures.closed
  }

  /** What became of it before `untilMs`: a frame for every moment at which somebody believes or chooses something else. */
  frames(untilMs: number): readonly Frame[] {
    const frames: Frame[] = []
    for (;;) {
      const { nextTryMs } = this.#closures
      const atMs = this.#changed?.atMs ?? Math.min(this.#queue.nextAtMs ?? Number.POSITIVE_INFINITY, nextTryMs)
      if (atMs === Number.POSITIVE_INFINITY || atMs >= untilMs) return frames
      if (nextTryMs <= atMs) this.#tryAgain(atMs)
      const isLost = !this.#pass(atMs)
      const frame = isLost ? this.#giveUp(atMs) : this.#frame(atMs)
      if (frame) frames.push(frame)
      if (this.#queue.nextAtMs === undefined) this.#rest = this.#now
    }
  }

  /** Both ends of a session that its limit has closed begin anew. */
  #tryAgain(atMs: number): void {
    const overLimit = this.#closures.tryAgain(atMs, false, this.#beliefs)
    if (overLimit.size === 0) return
    const { resumed } = newsSince(this.#network, this.#beliefs, this.#beliefs, { overLimit, disputes: [] })
    this.#listen()
    this.#changed ??= { atMs, by: 'retry' }
    this.#by = 'retry'
    for (const ear of resumed) this.#resume(ear, atMs)
  }

  /** Everything that happens at one moment; false when there was too much of it. */
  #pass(atMs: number): boolean {
    for (;;) {
      while (this.#queue.nextAtMs === atMs) {
        if (this.#left-- <= 0) return false
        const due = this.#queue.take()
        if (due) this.#happen(due)
      }
      if (!this.#closeOverfull(atMs)) return this.#framesLeft-- > 0
    }
  }

  #happen({ atMs, track, ear, announcements }: Due): void {
    if (announcements === undefined) {
      const interval = this.#interval(track, ear)
      if (!interval.holds) return
      interval.holds = false
      this.#offer(track, ear, atMs)
    } else if (track.hear(ear, announcements)) this.#think(track, ear.listener, atMs)
  }

  #think(track: Track, speaker: Speaker, atMs: number): void {
    const hasMoved = track.choose(speaker, this.#owned.of(speaker).get(track.prefix) ?? NOTHING)
    if (hasMoved || speaker.tellsMore) for (const ear of speaker.tells) this.#offer(track, ear, atMs)
  }

  /** Tells what is new, or holds it back until the interval is over. */
  #offer(track: Track, ear: Ear, atMs: number): void {
    if (this.#hears(ear) !== 'heard') return
    const interval = this.#interval(track, ear)
    const news = track.news(ear)
    if (news === undefined) {
      interval.holds = false
      return
    }
    const { advertisementIntervalMs = 0, withdrawalsWait = false } = ear.sender
    const waits = advertisementIntervalMs > 0 && (news.length > 0 || withdrawalsWait)
    if (waits && atMs < interval.freeAtMs) {
      if (!interval.holds) this.#queue.add({ atMs: interval.freeAtMs, track, ear })
      interval.holds = true
      return
    }
    interval.holds = false
    if (waits) {
      interval.freeAtMs = atMs + Math.round(advertisementIntervalMs * this.#jitter(ear, interval.sent))
      interval.sent++
    }
    track.sent(ear, news)
    this.#queue.add({ atMs: atMs + (ear.link?.messageDelayMs ?? 0), track, ear, announcements: news })
  }

  /** RFC 4271 §10: intervals are shortened by up to a quarter, by chance: at best all of them. In the end none keep step. */
  #jitter(ear: Ear, sent: number): number {
    const shortest = this.#phase === 'best' ? LEAST_JITTER : 1
    if (sent < IN_STEP) return shortest
    const chance = ((ear.id + 1) * GOLDEN) % 1
    return shortest * (LEAST_JITTER + (1 - LEAST_JITTER) * chance)
  }

  #silence(ear: Ear, atMs: number): void {
    for (const track of this.#tracksAbout(ear)) {
      if (track.hear(ear, NOTHING)) this.#think(track, ear.listener, atMs)
    }
  }

  #resume(ear: Ear, atMs: number): void {
    for (const track of this.#tracksAbout(ear)) {
      track.resume(ear)
      this.#intervals.get(track)?.delete(ear)
      this.#offer(track, ear, atMs)
    }
  }

  #closeOverfull(atMs: number): boolean {
    const over = limitHits(this.#speakers.limited, ear => (this.#hears(ear) === 'silence' ? 0 : this.#accepted(ear)))
    if (over.size === 0) return false
    this.#closures.close(over, atMs)
    this.#listen()
    this.#queue.drop(ear => over.has(ear.session.name))
    for (const name of over.keys()) for (const ear of this.#speakers.earsOf.get(name) ?? []) this.#silence(ear, atMs)
    return true
  }

  #accepted(ear: Ear): number {
    return this.#tracksAbout(ear).filter(track => track.accepts(ear)).length
  }

  #frame(atMs: number): Frame | undefined {
    const { rib } = this.#now
    const prefixes = new Draft(rib.prefixes)
    const changed = new Set<number>()
    for (const [prefix, track] of this.#tracks) {
      const now = track.snapshot()
      if (now.rib !== rib.prefixes.get(prefix)) prefixes.set(prefix, now.rib)
      for (const id of now.changed) changed.add(id)
    }
    const known = prefixes.done()
    if (known === rib.prefixes && !this.#changed) return undefined
    const accepted = new Map(this.#speakers.limited.map(ear => [ear.id, this.#accepted(ear)]))
    const routes = new SpeakerTables(this.#speakers, known, rib.routes, changed)
    const next = { prefixes: known, accepted, routes, weight: changed.size }
    this.#now = convergenceOf(this.#network, this.#beliefs, next, this.#closures.closed, [])
    const isNews = this.#changed?.by !== undefined || changed.size > 0
    this.#changed = undefined
    return isNews ? { atMs, by: this.#by, convergence: this.#now } : undefined
  }

  #giveUp(atMs: number): Frame {
    this.#queue.drop(() => true)
    this.#tracks.clear()
    this.#intervals.clear()
    this.#changed = undefined
    this.#now = converge(this.#network, this.#beliefs, this.#rest)
    this.#closures.rest(this.#now.tables.limitHits, atMs)
    this.#listen()
    return { atMs, by: this.#by, convergence: this.#now }
  }

  #listen(): void {
    this.#hearing = new Map()
    for (const { name } of sessionsOf(this.#network, this.#beliefs)) {
      for (const ear of this.#speakers.earsOf.get(name) ?? []) this.#hearing.set(ear, hearing(ear, this.#beliefs))
    }
    for (const name of this.#closures.closed.keys())
      for (const ear of this.#speakers.earsOf.get(name) ?? []) this.#hearing.set(ear, 'silence')
  }

  #hears(ear: Ear): Hearing {
    return this.#hearing.get(ear) ?? 'heard'
  }

  #track(prefix: string): Track {
    const known = this.#tracks.get(prefix)
    if (known) return known
    const track = new Track(prefix, this.#now.rib.prefixes.get(prefix) ?? emptyPrefixRib(this.#speakers))
    this.#tracks.set(prefix, track)
    return track
  }

  /** Destinations that something was said about in this direction, or can be. */
  #tracksAbout(ear: Ear): readonly Track[] {
    const prefixes = new Set(this.#tracks.keys())
    for (const [prefix, { routes, heard }] of this.#now.rib.prefixes) {
      if (routes.at(ear.teller.id) ?? heard.at(ear.id)) prefixes.add(prefix)
    }
    return [...prefixes].map(prefix => this.#track(prefix))
  }

  #interval(track: Track, ear: Ear): Interval {
    const byEar = this.#intervals.get(track) ?? new Map<Ear, Interval>()
    this.#intervals.set(track, byEar)
    const known = byEar.get(ear) ?? { freeAtMs: 0, sent: 0, holds: false }
    byEar.set(ear, known)
    return known
  }
}

interface Interval {
  freeAtMs: number
  sent: number
  holds: boolean
}

const LEAST_JITTER = 0.75
/** Advertisements of one destination that go out after whole intervals. */
const IN_STEP = 8
/** Its multiples are spread over 0 to 1 as evenly as can be. */
const GOLDEN = 0.618_033_988_75
const MOST_EVENTS = 50_000
const MOST_FRAMES = 1024
