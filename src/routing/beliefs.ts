import type { DetectedBy, Network, Range, Session, SessionEnd } from './network.ts'
import { type Ear, speakersOf } from './speakers.ts'

/** What routers believe about links and sessions, as opposed to what is true of them. */
export interface Beliefs {
  /** `link@node`: that end has taken the link down. */
  readonly linkEndsDown: ReadonlySet<string>
  /** `session@node`: that end has dropped the session. */
  readonly sessionEndsDown: ReadonlySet<string>
  /** `session@node`: that end lost the session and still uses what it heard last, waiting for a restart (RFC 4724). */
  readonly staleEnds: ReadonlySet<string>
  /** Sessions whose messages do not get through, whatever the ends believe. */
  readonly sessionsBlocked: ReadonlySet<string>
}

/** The moment one end stops (or, healing, resumes) using something. */
export interface DetectionEvent {
  /** staleEnd: an end gives up the routes it kept for a session that might have been restarted. */
  readonly what: 'linkEnd' | 'sessionEnd' | 'staleEnd'
  /** `link@node` or `session@node`, as in Beliefs. */
  readonly key: string
  readonly by: DetectedBy
  readonly range: Range
  /** The end takes a bundle down, for too few of its members are left; `together`: the first to know tells the other. */
  readonly falls?: 'together' | 'apart'
  /** Loss short of all is expected to lead to it: until then nothing is wrong with what the key names. */
  readonly byChance?: true
}

export const ALL_UP: Beliefs = {
  linkEndsDown: new Set(),
  sessionEndsDown: new Set(),
  staleEnds: new Set(),
  sessionsBlocked: new Set(),
}

/** Whether nobody believes anything to be down. */
export function isQuiet(beliefs: Beliefs): boolean {
  return Object.values(beliefs).every(keys => keys.size === 0)
}

export function at(thing: string, node: string): string {
  return `${thing}@${node}`
}

/** Whether this end holds the session for established. */
export function isEndUp({ linkEndsDown, sessionEndsDown }: Beliefs, session: Session, node: string): boolean {
  return !linkEndsDown.has(at(session.link, node)) && !sessionEndsDown.has(at(session.name, node))
}

/** The same of the end that listens with an ear. */
export function isListening({ linkEndsDown, sessionEndsDown }: Beliefs, { linkEnd, key }: Ear): boolean {
  return !linkEndsDown.has(linkEnd) && !sessionEndsDown.has(key)
}

/** Both ends would keep stale routes: the time after which this one gives them up; undefined = it keeps none. */
export function restartMs(own: SessionEnd, peer: SessionEnd): number | undefined {
  return own.restartMs === undefined || peer.restartMs === undefined ? undefined : peer.restartMs
}

/** Losses without a NOTIFICATION: ends that agreed on graceful restart keep what they heard (RFC 4724 §4.2). */
export const SUDDEN: ReadonlySet<DetectedBy> = new Set(['carrier', 'bfd', 'lacp'])

/** What says that nothing restarts: stale routes go. */
const ENDS_STALE: ReadonlySet<DetectedBy> = new Set(['notification', 'withdraw'])

/** Beliefs once ends have noticed losses, in turn; the same value if they change nothing. */
export function afterLosses(beliefs: Beliefs, events: Iterable<DetectionEvent>, network: Network): Beliefs {
  const changing = new ChangingBeliefs(beliefs)
  for (const event of events) changing.lose(event, network)
  return changing.now
}

/** What is believed while one event comes after the other: what they change is copied once. */
export class ChangingBeliefs {
  #now: Beliefs
  /** Sets that nobody else has. */
  readonly #own = new Map<keyof Beliefs, Set<string>>()

  constructor(beliefs: Beliefs) {
    this.#now = beliefs
  }

  /** As they are after all that has happened so far, for as long as nothing more happens; the same value if it changed nothing. */
  get now(): Beliefs {
    return this.#now
  }

  /** An end has noticed a loss; answers whether that changes anything. */
  lose(event: DetectionEvent, network: Network): boolean {
    if (event.what === 'staleEnd') return this.#drop('staleEnds', event.key)
    let isNew = false
    let isHeld = false
    for (const ear of earsLost(network, event)) {
      if (isListening(this.#now, ear)) {
        isHeld = true
        if (SUDDEN.has(event.by) && keepsStale(ear)) isNew = this.#add('staleEnds', ear.key) || isNew
      }
      if (ENDS_STALE.has(event.by)) isNew = this.#drop('staleEnds', ear.key) || isNew
    }
    if (event.what === 'linkEnd') return this.#add('linkEndsDown', event.key) || isNew
    return (isHeld && this.#add('sessionEndsDown', event.key)) || isNew
  }

  /** An end uses something again; answers whether it had stopped. */
  regain({ what, key }: DetectionEvent): boolean {
    if (what === 'linkEnd') return this.#drop('linkEndsDown', key)
    const wasDown = this.#drop('sessionEndsDown', key)
    return this.#drop('staleEnds', key) || wasDown
  }

  #add(which: keyof Beliefs, key: string): boolean {
    if (this.#now[which].has(key)) return false
    this.#changing(which).add(key)
    return true
  }

  #drop(which: keyof Beliefs, key: string): boolean {
    return this.#now[which].has(key) && this.#changing(which).delete(key)
  }

  #changing(which: keyof Beliefs): Set<string> {
    const known = this.#own.get(which)
    if (known) return known
    const own = new Set(this.#now[which])
    this.#own.set(which, own)
    this.#now = { ...this.#now, [which]: own }
    return own
  }
}

/** What the event's node listens with over sessions whose end there is lost with it. */
function earsLost(network: Network, { what, key }: DetectionEvent): readonly Ear[] {
  const { onLinkEnd, ears } = speakersOf(network)
  if (what === 'linkEnd') return onLinkEnd.get(key) ?? NONE
  const ear = ears.get(key)
  return ear ? [ear] : NONE
}

const NONE: readonly never[] = []

function keepsStale({ receiver, sender }: Ear): boolean {
  return restartMs(receiver, sender) !== undefined
}

/** The link or session of `thing@node`. */
export function thingOf(key: string): string {
  return key.slice(0, key.lastIndexOf('@'))
}

export function nodeOf(key: string): string {
  return key.slice(key.lastIndexOf('@') + 1)
}
