import type { DetectionEvent } from './beliefs.ts'
import { type Assumptions, type Breakage, stopsAll, takesLight } from './breakage.ts'
import type { Network, Session } from './network.ts'
import { holdRange, lossEvent, pairs } from './timers.ts'

/** By session that is over while its link carries packets: when its ends know, and use no more what they heard over it. */
export type Withdrawals = ReadonlyMap<string, readonly DetectionEvent[]>

/**
 * What ends the sessions that lead packets onto ways of other links: a session by itself, and a drain. Where the way itself
 * breaks, packets vanish on it and this says nothing.
 */
export function withdrawals(network: Network, breakages: readonly Breakage[], assumptions: Assumptions): Withdrawals {
  const { sessions } = leadsOf(network)
  if (sessions.length === 0) return NONE
  const drained = drainedBy(breakages)
  return new Map(sessions.flatMap(session => over(session, breakages, isDrained(network, session, drained), assumptions)))
}

const NONE: Withdrawals = new Map()

function over(
  session: Session,
  breakages: readonly Breakage[],
  isShut: boolean,
  { notification }: Assumptions,
): (readonly [string, readonly DetectionEvent[]])[] {
  const own = breakages.filter(each => stopsAll(each) && session.components.includes(each.component))
  const isTold = own.some(takesLight) || isShut
  if (own.length === 0 && !isTold) return []
  const events = pairs(session).flatMap(([end, peer]) => [
    ...(isTold ? [lossEvent('sessionEnd', session.name, end.node, 'notification', notification)] : []),
    // As for its own packets: BFD goes on, for the link is whole.
    ...(own.length > 0 ? [lossEvent('sessionEnd', session.name, end.node, 'hold', holdRange(end, peer))] : []),
  ])
  return [[session.name, events]]
}

/** What of it is emptied in good order. */
export function drainedBy(breakages: readonly Breakage[]): ReadonlySet<string> {
  return new Set(breakages.filter(({ kind }) => kind === 'drain').map(({ component }) => component))
}

/** Whether a session is shut when these are drained: it, or what it runs over. */
export function isDrained({ links }: Network, session: Session, drained: ReadonlySet<string>): boolean {
  if (drained.size === 0) return false
  const link = links.get(session.link)
  const isOver = link?.way !== undefined && link.elements.some(({ component }) => drained.has(component))
  return isOver || session.components.some(component => drained.has(component))
}

/** Whether an end that left this member of a bundle out waits for a session before it uses it again. */
export function isLed(network: Network, member: string): boolean {
  return leadsOf(network).members.has(member)
}

interface Leads {
  readonly sessions: readonly Session[]
  readonly members: ReadonlySet<string>
}

const KNOWN = new WeakMap<Network, Leads>()

function leadsOf(network: Network): Leads {
  const known = KNOWN.get(network)
  if (known) return known
  const members = new Set<string>()
  const names = new Set<string>()
  for (const { bundle } of network.links.values()) {
    for (const { name, elements } of bundle?.members ?? []) {
      for (const { leads } of elements) {
        if (!leads) continue
        members.add(name)
        names.add(leads.session)
      }
    }
  }
  const found = { members, sessions: [...names].flatMap(name => network.sessions.get(name) ?? []) }
  KNOWN.set(network, found)
  return found
}
