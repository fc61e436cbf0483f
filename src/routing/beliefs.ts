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

/** Beliefs once an end has noticed a loss; the same value if it changes nothing. */
export function afterLoss(beliefs: Beliefs, event: DetectionEvent, network: Network): Beliefs {
  if (event.what === 'staleEnd') return keeping(beliefs, NONE, [event])
  const lost = earsLost(network, event)
  const held = lost.filter(ear => isListening(beliefs, ear))
  const kept = SUDDEN.has(event.by) ? held.filter(keepsStale) : NONE
  const after = keeping(beliefs, kept, ENDS_STALE.has(event.by) ? lost : NONE)
  if (event.what === 'linkEnd') {
    const { linkEndsDown } = after
    return linkEndsDown.has(event.key) ? after : { ...after, linkEndsDown: new Set(linkEndsDown).add(event.key) }
  }
  return held.length === 0 ? after : { ...after, sessionEndsDown: new Set(after.sessionEndsDown).add(event.key) }
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

function keeping(beliefs: Beliefs, more: readonly Pick<Ear, 'key'>[], less: readonly Pick<Ear, 'key'>[]): Beliefs {
  const { staleEnds } = beliefs
  if (more.every(({ key }) => staleEnds.has(key)) && !less.some(({ key }) => staleEnds.has(key))) return beliefs
  const left = new Set(staleEnds)
  for (const { key } of more) left.add(key)
  for (const { key } of less) left.delete(key)
  return { ...beliefs, staleEnds: left }
}

/** Beliefs once an end uses something again; the same value if it never stopped. */
export function afterReturn(beliefs: Beliefs, event: DetectionEvent): Beliefs {
  if (event.what === 'linkEnd') {
    return beliefs.linkEndsDown.has(event.key) ? { ...beliefs, linkEndsDown: without(beliefs.linkEndsDown, event.key) } : beliefs
  }
  const { sessionEndsDown, staleEnds } = beliefs
  if (!sessionEndsDown.has(event.key) && !staleEnds.has(event.key)) return beliefs
  return { ...beliefs, sessionEndsDown: without(sessionEndsDown, event.key), staleEnds: without(staleEnds, event.key) }
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const left = new Set(keys)
  left.delete(key)
  return left
}

/** The link or session of `thing@node`. */
export function thingOf(key: string): string {
  return key.slice(0, key.lastIndexOf('@'))
}

export function nodeOf(key: string): string {
  return key.slice(key.lastIndexOf('@') + 1)
}
