import { type Beliefs, isListening } from './beliefs.ts'
import type { Network, Session } from './network.ts'
import { type Ear, speakersOf } from './speakers.ts'

/**
 * What becomes of messages in one direction of a session: they are `heard`; or what was heard last is `kept`, because the
 * listener does not know that nothing comes any more or waits for a restart (RFC 4724); or there is `silence`.
 */
export type Hearing = 'heard' | 'kept' | 'silence'

export function hearing(ear: Ear, beliefs: Beliefs): Hearing {
  const isUp = isListening(beliefs, ear)
  if (isUp && !beliefs.sessionsBlocked.has(ear.session.name) && isListening(beliefs, ear.other)) return 'heard'
  return isUp || beliefs.staleEnds.has(ear.key) ? 'kept' : 'silence'
}

/** Whether some end still uses what it heard over a session that says nothing new: blocked, half down, or to be restarted. */
export function remembersThePast(network: Network, beliefs: Beliefs): boolean {
  if (beliefs.staleEnds.size > 0) return true
  const { onLinkEnd, ears, earsOf } = speakersOf(network)
  const listens = (ear: Ear | undefined) => ear !== undefined && isListening(beliefs, ear)
  for (const key of beliefs.linkEndsDown) if (onLinkEnd.get(key)?.some(({ other }) => listens(other))) return true
  for (const key of beliefs.sessionEndsDown) if (listens(ears.get(key)?.other)) return true
  for (const name of beliefs.sessionsBlocked) if (earsOf.get(name)?.some(listens)) return true
  return false
}

/** What only one of two states of belief holds. */
export function difference(a: Beliefs, b: Beliefs): Beliefs {
  const between = (x: ReadonlySet<string>, y: ReadonlySet<string>) => {
    if (x.size === 0 || y.size === 0) return x.size === 0 ? y : x
    return x === y ? NONE : x.symmetricDifference(y)
  }
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
  const { onLinkEnd, ears, earsOf } = speakersOf(network)
  const found = new Set<Session>()
  const add = (ear: Ear | undefined) => {
    if (ear) found.add(ear.session)
  }
  linkEndsDown.forEach(key => {
    onLinkEnd.get(key)?.forEach(add)
  })
  sessionEndsDown.forEach(key => {
    add(ears.get(key))
  })
  staleEnds.forEach(key => {
    add(ears.get(key))
  })
  sessionsBlocked.forEach(name => {
    add(earsOf.get(name)?.[0])
  })
  return [...found]
}
