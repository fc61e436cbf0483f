import { audible, candidatesOf, type Heard, heard, NOTHING, type Said, said, sameAnnouncements } from './heard.ts'
import { chosenRoute, type RouteEntry } from './ownRoutes.ts'
import type { Path } from './path.ts'
import { Sparse } from './sparse.ts'
import type { Ear, Speaker, Speakers } from './speakers.ts'
import { CHOSEN, WAITS, type WaveMarks, WITHDRAWN } from './waveMarks.ts'

/** What everybody has chosen and heard of one prefix. */
export interface PrefixRib {
  /** By speaker. */
  readonly routes: Sparse<RouteEntry>
  /** By ear. */
  readonly heard: Sparse<Heard>
  /** This very value is met again wherever things stand like this. */
  readonly comesAgain?: true
}

/** Nobody has heard of it. */
export function emptyPrefixRib({ all, ears }: Speakers): PrefixRib {
  return { routes: nothingAt(all.length), heard: nothingAt(ears.size) }
}

function nothingAt<V>(places: number): Sparse<V> {
  return new Sparse<V>(Array<undefined>(places).fill(undefined))
}

/** What becomes of ears of a prefix: told no more, and told again. */
export interface Begun {
  readonly lost: readonly Ear[]
  readonly found: readonly Ear[]
}

/** What of ears that fall silent or hear again concerns a prefix that stands like this. */
export function begunIn({ heard, routes }: PrefixRib, silenced: readonly Ear[], resumed: readonly Ear[]): Begun {
  return {
    lost: silenced.filter(({ id }) => heard.at(id) !== undefined),
    found: resumed.filter(({ id, teller }) => heard.at(id) !== undefined || routes.at(teller.id) !== undefined),
  }
}

/** What happens beside that. */
export interface Beside {
  /** Who has something else of its own: whoever used what it had no longer does. */
  readonly owned?: readonly Speaker[] | undefined
  /** Who looks again for whatever reason. */
  readonly touched?: Iterable<Speaker> | undefined
  /** What was said when the network was another one. */
  readonly remembered?: readonly (readonly [Ear, Heard])[] | undefined
}

/** What a wave came to: who chose anew, which ears heard something else, and who went round in a circle. */
export interface Ended {
  readonly rib: PrefixRib
  readonly speakers: readonly number[]
  readonly ears: readonly number[]
  readonly restless: ReadonlySet<Speaker>
}

/** What a wave runs over. */
export interface Medium {
  readonly speakers: readonly Speaker[]
  readonly marks: WaveMarks
  /** Whether what is told on this direction of a session is heard. */
  readonly isHeard: (ear: Ear) => boolean
  readonly own: (speaker: Speaker) => readonly Path[]
}

/**
 * One prefix's way from a state of rest to another. First everything that hung on what is lost is withdrawn, as far as it
 * was passed on; then those who lost something or heard something new choose again and tell whom it concerns, in turn. So
 * nobody explores ways that only lead back to the loss: where one solution exists it is the one that RFC 4271 §9 ends at.
 */
export class Wave {
  readonly #medium: Medium
  readonly #before: PrefixRib
  readonly #routes: (RouteEntry | undefined)[]
  readonly #heard: (Heard | undefined)[]
  readonly #chosenAnew: number[] = []
  readonly #heardAnew: number[] = []
  /** Who has news, in turn; one who has none any more is passed over. */
  #turns: Speaker[] = []
  readonly #taken: WaveMarks
  /** By speaker. */
  readonly #marks: Uint8Array

  constructor(medium: Medium, before: PrefixRib) {
    this.#medium = medium
    this.#before = before
    this.#routes = before.routes.borrowed()
    this.#heard = before.heard.borrowed()
    this.#taken = medium.marks.taken()
    this.#marks = this.#taken.speakers
  }

  /** Everything that begins it: first what is lost, and at last what is said again. */
  begin({ lost, found }: Begun, { owned = NOTHING, touched = NOTHING, remembered = NOTHING }: Beside = {}): void {
    for (let i = 0; i < lost.length; i++) this.#silence(lost[i] as Ear)
    for (const speaker of owned) this.#lose(speaker, undefined)
    for (const speaker of touched) this.#touch(speaker)
    for (const [ear, { announcements }] of remembered) {
      this.#hear(ear, heard(ear, announcements))
      this.#touch(ear.listener)
    }
    for (const ear of found) {
      if (!((this.#marks[ear.teller.id] as number) & WITHDRAWN)) this.#tell(ear, this.#routes[ear.teller.id], [])
    }
  }

  /** Lets it spread until everybody has come to rest; asked for once. */
  end(): Ended {
    const restless = this.#rest()
    const { routes, heard } = this.#before
    const speakers = this.#chosenAnew
    const ears = this.#heardAnew
    const rib = { routes: routes.differing(speakers, this.#routes), heard: heard.differing(ears, this.#heard) }
    routes.giveBack(this.#routes, speakers)
    heard.giveBack(this.#heard, ears)
    this.#taken.giveBack(ears)
    return { rib, speakers, ears, restless }
  }

  #touch(speaker: Speaker): void {
    const marks = this.#marks[speaker.id] as number
    if (marks & WAITS) return
    this.#marks[speaker.id] = marks | WAITS
    this.#turns.push(speaker)
  }

  /** What was heard does not count any more. */
  #silence(ear: Ear): void {
    if (this.#heard[ear.id] === undefined) return
    this.#hear(ear, undefined)
    this.#lose(ear.listener, ear.session.name)
  }

  /** Lets who waits take its turn until nobody does; bounded, since there may be no solution: answers who goes round then. */
  #rest(): ReadonlySet<Speaker> {
    this.#nearestFirst()
    const restless = new Set<Speaker>()
    const enough = TURNS * (this.#medium.speakers.length + 4)
    let end = Number.POSITIVE_INFINITY
    let turn = 0
    for (; turn < this.#turns.length && turn < end; turn++) {
      const hasMoved = this.#choose(this.#turns[turn] as Speaker)
      if (turn < enough) continue
      if (turn === enough) end = turn + WATCHED * (this.#turns.length - turn)
      if (hasMoved) restless.add(this.#turns[turn] as Speaker)
    }
    return turn < this.#turns.length ? restless : new Set()
  }

  #lose(first: Speaker, by: string | undefined): void {
    this.#touch(first)
    if (!this.#uses(first, by)) return
    this.#withdraw(first)
    const open = [first]
    for (let speaker = open.pop(); speaker; speaker = open.pop()) {
      const { tells } = speaker
      for (let i = 0; i < tells.length; i++) {
        const ear = tells[i] as Ear
        if (this.#heard[ear.id] === undefined || !this.#medium.isHeard(ear)) continue
        this.#hear(ear, undefined)
        this.#touch(ear.listener)
        if (!this.#uses(ear.listener, ear.session.name)) continue
        this.#withdraw(ear.listener)
        open.push(ear.listener)
      }
    }
  }

  /** Whether what a speaker says hangs on a session, or on what it has of its own. */
  #uses(speaker: Speaker, session: string | undefined): boolean {
    const entry = this.#routes[speaker.id]
    if (entry === undefined || (this.#marks[speaker.id] as number) & WITHDRAWN) return false
    return speaker.tellsMore || entry.chosen[0]?.session === session
  }

  #withdraw(speaker: Speaker): void {
    this.#marks[speaker.id] = (this.#marks[speaker.id] as number) | WITHDRAWN
  }

  /** Who has the shortest way left speaks first: its news are the best that the others will hear. Who has none waits for them. */
  #nearestFirst(): void {
    const ranked: [number, Speaker][] = []
    for (const speaker of this.#turns) {
      const length = this.#shortest(speaker)
      if (length === undefined) this.#choose(speaker)
      else ranked.push([length, speaker])
    }
    this.#turns = ranked.sort(([a], [b]) => a - b).map(([, speaker]) => speaker)
  }

  #shortest(speaker: Speaker): number | undefined {
    if (this.#medium.own(speaker).length > 0) return 0
    let shortest: number | undefined
    const { hears } = speaker
    for (let i = 0; i < hears.length; i++) {
      const paths = this.#heard[(hears[i] as Ear).id]?.paths
      if (paths === undefined) continue
      for (let each = 0; each < paths.length; each++) {
        const { length } = (paths[each] as Path).asPath
        if (shortest === undefined || length < shortest) shortest = length
      }
    }
    return shortest
  }

  /** Chooses anew; answers whether it tells another way now. */
  #choose(speaker: Speaker): boolean {
    const candidates = candidatesOf(speaker, this.#medium.own(speaker), this.#heard)
    const before = this.#routes[speaker.id]
    const entry = chosenRoute(speaker.node, candidates)
    const marks = this.#marks[speaker.id] as number
    const isAnew = entry !== undefined || before !== undefined
    if (isAnew) {
      this.#routes[speaker.id] = entry
      if (!(marks & CHOSEN)) this.#chosenAnew.push(speaker.id)
    }
    const wasWithdrawn = (marks & WITHDRAWN) !== 0
    this.#marks[speaker.id] = isAnew ? CHOSEN : marks & CHOSEN
    const isSame = before?.chosen[0] === entry?.chosen[0]
    if (isSame && !wasWithdrawn && !speaker.tellsMore) return false
    const words: Said[] = []
    const { tells } = speaker
    for (let i = 0; i < tells.length; i++) this.#tell(tells[i] as Ear, entry, words)
    return !isSame
  }

  /** `words`: what has been said in each voice. */
  #tell(ear: Ear, entry: RouteEntry | undefined, words: Said[]): void {
    if (!this.#medium.isHeard(ear)) return
    const before = this.#heard[ear.id]
    if (entry === undefined && before === undefined) return
    if (entry) words[ear.voice] ??= said(ear, entry)
    const spoken = words[ear.voice]
    const announcements = spoken ? audible(spoken, ear) : NOTHING
    if (sameAnnouncements(before?.announcements ?? NOTHING, announcements)) return
    const now = announcements.length === 0 ? undefined : heard(ear, announcements)
    this.#hear(ear, now)
    if ((before?.paths.length ?? 0) > 0 || (now?.paths.length ?? 0) > 0) this.#touch(ear.listener)
  }

  #hear(ear: Ear, now: Heard | undefined): void {
    this.#heard[ear.id] = now
    const { ears } = this.#taken
    if (ears[ear.id] === 1) return
    ears[ear.id] = 1
    this.#heardAnew.push(ear.id)
  }
}

/** Times that each speaker may take its turn. Without a circle of preferences a few are enough. */
const TURNS = 50
/** Turns of each that are watched then, to see who goes round. */
const WATCHED = 8
