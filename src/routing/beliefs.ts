import type { DetectedBy, Network, Range, Session, SessionEnd } from './network.ts'
import { speakersOf } from './speakers.ts'

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
  if (event.what === 'staleEnd') return keeping(beliefs, [], [event.key])
  const lost = sessionsLost(network, event)
  const held = lost.filter(session => isEndUp(beliefs, session, nodeOf(event.key)))
  const keyOf = (session: Session) => at(session.name, nodeOf(event.key))
  const kept = SUDDEN.has(event.by) ? held.filter(session => keepsStale(session, nodeOf(event.key))) : []
  const after = keeping(beliefs, kept.map(keyOf), ENDS_STALE.has(event.by) ? lost.map(keyOf) : [])
  if (event.what === 'linkEnd') {
    const { linkEndsDown } = after
    return linkEndsDown.has(event.key) ? after : { ...after, linkEndsDown: new Set(linkEndsDown).add(event.key) }
  }
  return held.length === 0 ? after : { ...after, sessionEndsDown: new Set(after.sessionEndsDown).add(event.key) }
}

/** Sessions whose end at the event's node is lost with it. */
function sessionsLost(network: Network, { what, key }: DetectionEvent): readonly Session[] {
  const [thing, node] = [thingOf(key), nodeOf(key)]
  if (what === 'linkEnd') {
    return (speakersOf(network).onLink.get(thing) ?? []).filter(({ ends }) => ends.some(end => end.node === node))
  }
  const session = network.sessions.get(thing)
  return session ? [session] : []
}

function keepsStale({ ends }: Session, node: string): boolean {
  const own = ends.find(end => end.node === node)
  const peer = ends.find(end => end.node !== node)
  return own !== undefined && peer !== undefined && restartMs(own, peer) !== undefined
}

function keeping(beliefs: Beliefs, more: readonly string[], less: readonly string[]): Beliefs {
  const { staleEnds } = beliefs
  if (more.every(key => staleEnds.has(key)) && !less.some(key => staleEnds.has(key))) return beliefs
  return { ...beliefs, staleEnds: new Set([...staleEnds, ...more].filter(key => !less.includes(key))) }
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
