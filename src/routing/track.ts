import { audible, candidatesOf, type Heard, heard, NOTHING, said, sameAnnouncements } from './heard.ts'
import { chosenRoute, type RouteEntry } from './ownRoutes.ts'
import type { Path } from './path.ts'
import type { Announcement } from './policy.ts'
import type { Ear, Speaker } from './speakers.ts'
import type { PrefixRib } from './wave.ts'

/** One prefix while its messages are on their way: what everybody has chosen, heard and told last. */
export class Track {
  readonly prefix: string
  #before: PrefixRib
  readonly #routes: (RouteEntry | undefined)[]
  readonly #heard: (Heard | undefined)[]
  /** By ear: what was sent last, heard or not. */
  readonly #told: (readonly Announcement[] | undefined)[]
  #chosenAnew = new Set<number>()
  #heardAnew = new Set<number>()

  constructor(prefix: string, rest: PrefixRib) {
    this.prefix = prefix
    this.#before = rest
    this.#routes = rest.routes.whole()
    this.#heard = rest.heard.whole()
    this.#told = this.#heard.map(known => known?.announcements)
  }

  /** What the teller would say now and has not said yet; undefined = nothing new. */
  news(ear: Ear): readonly Announcement[] | undefined {
    const entry = this.#routes[ear.teller.id]
    const announcements = entry ? audible(said(ear, entry), ear) : NOTHING
    return sameAnnouncements(this.#told[ear.id] ?? NOTHING, announcements) ? undefined : announcements
  }

  sent(ear: Ear, announcements: readonly Announcement[]): void {
    this.#told[ear.id] = announcements
  }

  /** Messages did not get through for a while: what the listener remembers is what counts as told. */
  resume(ear: Ear): void {
    this.#told[ear.id] = this.#heard[ear.id]?.announcements
  }

  hasRoute(speaker: Speaker): boolean {
    return this.#routes[speaker.id] !== undefined
  }

  accepts(ear: Ear): boolean {
    return (this.#heard[ear.id]?.paths.length ?? 0) > 0
  }

  /** A message arrives, or is forgotten; answers whether the listener has something to think about. */
  hear(ear: Ear, announcements: readonly Announcement[]): boolean {
    const before = this.#heard[ear.id]
    const now = announcements.length === 0 ? undefined : heard(ear, announcements)
    if (before === undefined && now === undefined) return false
    this.#heard[ear.id] = now
    this.#heardAnew.add(ear.id)
    return (before?.paths.length ?? 0) > 0 || (now?.paths.length ?? 0) > 0
  }

  /** Chooses anew; answers whether another way leads there now. */
  choose(speaker: Speaker, own: readonly Path[]): boolean {
    const candidates = candidatesOf(speaker, own, this.#heard)
    const before = this.#routes[speaker.id]
    const entry = chosenRoute(speaker.node, candidates)
    if (entry || before) {
      this.#routes[speaker.id] = entry
      this.#chosenAnew.add(speaker.id)
    }
    return before?.chosen[0] !== entry?.chosen[0]
  }

  /** How it stands, and who has chosen anew since this was asked last. */
  snapshot(): { readonly rib: PrefixRib; readonly changed: ReadonlySet<number> } {
    const changed = this.#chosenAnew
    if (changed.size + this.#heardAnew.size > 0) {
      this.#before = {
        routes: this.#before.routes.differing([...changed], this.#routes.slice()),
        heard: this.#before.heard.differing([...this.#heardAnew], this.#heard.slice()),
      }
    }
    this.#chosenAnew = new Set()
    this.#heardAnew = new Set()
    return { rib: this.#before, changed }
  }
}
