import { type Beliefs, isEndUp, thingOf } from './beliefs.ts'
import type { Network, Session } from './network.ts'
import { type Ear, speakersOf } from './speakers.ts'

/**
 * What becomes of messages in one direction of a session: they are `heard`; or what was heard last is `kept`, because the
 * listener does not know that nothing comes any more or waits for a restart (RFC 4724); or there is `silence`.
 */
export type Hearing = 'heard' | 'kept' | 'silence'

export function hearing({ key, session, receiver, sender }: Ear, beliefs: Beliefs): Hearing {
  const isUp = isEndUp(beliefs, session, receiver.node)
  if (isUp && !beliefs.sessionsBlocked.has(session.name) && isEndUp(beliefs, session, sender.node)) return 'heard'
  return isUp || beliefs.staleEnds.has(key) ? 'kept' : 'silence'
}

/** Whether some end still uses what it heard over a session that says nothing new: blocked, half down, or to be restarted. */
export function remembersThePast(network: Network, beliefs: Beliefs): boolean {
  if (beliefs.staleEnds.size > 0) return true
  return sessionsOf(network, beliefs).some(session => {
    const [a, b] = session.ends.map(end => isEndUp(beliefs, session, end.node))
    return a !== b || (a && beliefs.sessionsBlocked.has(session.name))
  })
}

/** What only one of two states of belief holds. */
export function difference(a: Beliefs, b: Beliefs): Beliefs {
  const between = (x: ReadonlySet<string>, y: ReadonlySet<string>) => (x === y ? NONE : x.symmetricDifference(y))
  return {
    linkEndsDown: between(a.linkEndsDown, b.linkEndsDown),
    sessionEndsDown: between(a.sessionEndsDown, b.sessionEndsDown),
    staleEnds: between(a.staleEnds, b.staleEnds),
    sessionsBlocked: between(a.sessionsBlocked, b.sessionsBlocked),
  }
}

const NONE: ReadonlySet<string> = new Set()

/** Sessions that beliefs say something about, in no order, each once. */
export function sessionsOf(network: Network, { linkEndsDown, sessionEndsDown, staleEnds, sessionsBlocked }: Beliefs): Session[] {
  const { onLink } = speakersOf(network)
  const found = new Set<Session>()
  const add = (name: string) => {
    const session = network.sessions.get(name)
    if (session) found.add(session)
  }
  for (const key of linkEndsDown) for (const session of onLink.get(thingOf(key)) ?? []) found.add(session)
  for (const key of sessionEndsDown) add(thingOf(key))
  for (const key of staleEnds) add(thingOf(key))
  for (const name of sessionsBlocked) add(name)
  return [...found]
}
