import { at, type Beliefs, type DetectionEvent, thingOf } from './beliefs.ts'
import type { Phase } from './frame.ts'
import { type LimitHit, NO_HITS } from './limitHit.ts'
import type { Network } from './network.ts'
import { speakersOf } from './speakers.ts'

/** When a session is tried first, by the interval of its tries. */
type FirstTry = (everyMs: number, hit: LimitHit) => number

interface Closure {
  readonly hit: LimitHit
  /** After every so long the end whose limit it was tries again; 0 = whenever anything changes, Infinity = never. */
  readonly everyMs: number
  /** When it would try next. */
  dueMs: number
  /** It has tried since anything changed: until something does, it would close again in the same way. */
  hasTried: boolean
  /** How often it has tried since something happened beside tries. */
  tries: number
  /** It is open for now, because it has tried. */
  isOpen: boolean
}

/**
 * Sessions that their limit of prefixes has closed, on one clock. Such a session stays closed though fewer prefixes come,
 * until the end whose limit it was tries again (`restartAfterLimitMs`), until it is lost in any other way and comes back
 * with what was lost, or until somebody resets it. A session that closes as often as it is tried is tried once for
 * everything that happens, and those that close each other by turns so often at most: what never ends has an end here.
 */
export class LimitClosures {
  readonly #network: Network
  readonly #closures = new Map<string, Closure>()

  /** `known`: closed before the clock begins; they try next when `firstTryMs` says of their interval. */
  constructor(network: Network, known: ReadonlyMap<string, LimitHit>, firstTryMs: FirstTry) {
    this.#network = network
    for (const hit of known.values()) this.#add(hit, firstTryMs)
  }

  /** Those that are closed now. */
  get closed(): ReadonlyMap<string, LimitHit> {
    if (this.#closures.size === 0) return NO_HITS
    return new Map([...this.#closures].flatMap(([name, { hit, isOpen }]) => (isOpen ? [] : [[name, hit] as const])))
  }

  has(session: string): boolean {
    return this.#closures.get(session)?.isOpen === false
  }

  /** When a session that is closed now tries next, and whether it has since anything changed; undefined = at no time of its own. */
  turnOf(session: string): { readonly dueMs: number; readonly hasTried: boolean } | undefined {
    const closure = this.#closures.get(session)
    const isTimed = closure !== undefined && closure.everyMs > 0 && Number.isFinite(closure.everyMs)
    return isTimed && !closure.isOpen ? closure : undefined
  }

  close(hits: ReadonlyMap<string, LimitHit>, atMs: number): void {
    for (const [name, hit] of hits) {
      const known = this.#closures.get(name)
      // A try that fails counts from when it was made.
      if (known?.hasTried) known.isOpen = false
      else this.#add(hit, everyMs => atMs + everyMs, known?.tries)
    }
  }

  /** Exactly these are closed, and none tries before something changes. */
  rest(hits: ReadonlyMap<string, LimitHit>, atMs: number): void {
    this.#closures.clear()
    for (const hit of hits.values()) this.#add(hit, everyMs => atMs + everyMs)
    for (const closure of this.#closures.values()) closure.hasTried = true
  }

  /** It is reset: it comes back as any other session does. */
  forget(session: string): void {
    this.#closures.delete(session)
  }

  /** What is lost with its link, or shut by somebody, begins anew when it returns; no timer runs on what is closed. */
  lose({ what, key, by }: DetectionEvent): void {
    if (this.#closures.size === 0) return
    if (what === 'sessionEnd' && by === 'notification') this.forget(thingOf(key))
    if (what === 'linkEnd') for (const { name } of speakersOf(this.#network).onLink.get(thingOf(key)) ?? []) this.forget(name)
  }

  /** Something has changed, by a try of others or for any other reason: a try may come out otherwise than the last one. */
  somethingChanged(atMs: number, byTry = false): void {
    for (const closure of this.#closures.values()) {
      if (!byTry) closure.tries = 0
      closure.hasTried = closure.tries >= MOST_TRIES
      const { dueMs, everyMs } = closure
      if (dueMs < atMs && everyMs > 0) closure.dueMs += everyMs * Math.ceil((atMs - dueMs) / everyMs)
    }
  }

  /** When the next one tries that has not yet; Infinity = none does. */
  get nextTryMs(): number {
    if (this.#closures.size === 0) return Number.POSITIVE_INFINITY
    const waiting = [...this.#closures.values()].filter(({ isOpen, hasTried, everyMs }) => !isOpen && !hasTried && everyMs > 0)
    return Math.min(Number.POSITIVE_INFINITY, ...waiting.map(({ dueMs }) => dueMs))
  }

  /**
   * Those that try at this moment, which are open from then on unless their limit closes them again; where `isNew`
   * something has changed just now. What gets no message through does not come up, and waits for its next turn; of those
   * `known` to be over their limit as things are nobody tries.
   */
  tryAgain(
    atMs: number,
    isNew: boolean,
    { sessionsBlocked }: Beliefs,
    known: ReadonlyMap<string, LimitHit> = NO_HITS,
  ): ReadonlySet<string> {
    if (this.#closures.size === 0) return NONE
    const tried = new Set<string>()
    for (const [name, closure] of this.#closures) {
      const { isOpen, hasTried, everyMs, dueMs } = closure
      if (isOpen || hasTried || known.has(name) || !(everyMs === 0 ? isNew : dueMs <= atMs)) continue
      closure.hasTried = true
      closure.tries++
      if (everyMs > 0) closure.dueMs = atMs + everyMs
      if (sessionsBlocked.has(name)) continue
      closure.isOpen = true
      tried.add(name)
    }
    return tried
  }

  #add(hit: LimitHit, firstTryMs: FirstTry, tries = 0): void {
    const everyMs = retriesAfterMs(this.#network, hit) ?? Number.POSITIVE_INFINITY
    const hasTried = tries >= MOST_TRIES
    this.#closures.set(hit.session, { hit, everyMs, dueMs: firstTryMs(everyMs, hit), hasTried, tries, isOpen: false })
  }
}

/** How long ago an end tried last when a clock begins, nobody knows: what is closed tries at once, or after its whole interval. */
export function firstTry(phase: Phase): (everyMs: number) => number {
  return everyMs => (phase === 'best' && Number.isFinite(everyMs) ? 0 : everyMs)
}

const MOST_TRIES = 8
const NONE: ReadonlySet<string> = new Set()

/** After how long the end that closed a session tries it again; undefined = never. */
export function retriesAfterMs({ sessions }: Network, { session, node }: LimitHit): number | undefined {
  return sessions.get(session)?.ends.find(end => end.node === node)?.import.restartAfterLimitMs
}

/** Both ends hold these sessions for ended, and expect no restart: a NOTIFICATION closed them (RFC 4724 §4.2). */
export function closedIn(network: Network, beliefs: Beliefs, names: Iterable<string>): Beliefs {
  const keys = endsOf(network, names)
  if (keys.length === 0) return beliefs
  const staleEnds = beliefs.staleEnds.difference(new Set(keys))
  return { ...beliefs, sessionEndsDown: new Set([...beliefs.sessionEndsDown, ...keys]), staleEnds }
}

/** Both ends hold these sessions for established again. */
export function openedIn(network: Network, beliefs: Beliefs, names: Iterable<string>): Beliefs {
  const keys = endsOf(network, names)
  return keys.length === 0 ? beliefs : { ...beliefs, sessionEndsDown: beliefs.sessionEndsDown.difference(new Set(keys)) }
}

/** The ends of sessions, as beliefs have them. */
function endsOf({ sessions }: Network, names: Iterable<string>): string[] {
  return [...names].flatMap(name => sessions.get(name)?.ends.map(({ node }) => at(name, node)) ?? [])
}
