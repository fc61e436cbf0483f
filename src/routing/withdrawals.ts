import type { DetectionEvent } from './beliefs.ts'
import { type Assumptions, type Breakage, stopsAll, takesLight } from './breakage.ts'
import { isDeaf } from './hearing.ts'
import type { Link, Network, Session, SessionEnd } from './network.ts'
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
  return new Map(
    sessions.flatMap(session => {
      const isTold = isDrained(network, session, drained) ? hearers(network, session, breakages) : []
      return over(session, breakages, isTold, assumptions)
    }),
  )
}

const NONE: Withdrawals = new Map()

function over(
  session: Session,
  breakages: readonly Breakage[],
  hearing: readonly SessionEnd[],
  { notification }: Assumptions,
): (readonly [string, readonly DetectionEvent[]])[] {
  const own = breakages.filter(each => stopsAll(each) && session.components.includes(each.component))
  const isTold = own.some(takesLight)
  if (own.length === 0 && hearing.length === 0) return []
  const events = pairs(session).flatMap(([end, peer]) => [
    ...(isTold || hearing.includes(end) ? [lossEvent('sessionEnd', session.name, end.node, 'notification', notification)] : []),
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
  return isShut(links.get(session.link), session, drained)
}

/** The same of a session over this link. A LAG carries it until all of its members are drained; a tunnel's ways are not its own. */
export function isShut(link: Link | undefined, { components }: Session, drained: ReadonlySet<string>): boolean {
  if (drained.size === 0) return false
  if (components.some(component => drained.has(component))) return true
  if (link?.way === undefined) return false
  const isHit = ({ elements }: Pick<Link, 'elements'>) => elements.some(({ component }) => drained.has(component))
  const { bundle } = link
  return isHit(link) || (bundle !== undefined && bundle.ends.length > 0 && bundle.members.every(isHit))
}

/** The ends of a session that hear the goodbye when it is shut; one that nothing reaches has its timers alone. */
export function hearers({ links }: Network, { link, ends }: Session, breakages: readonly Breakage[]): readonly SessionEnd[] {
  const over = links.get(link)
  return over ? ends.filter(({ node }) => !isDeaf(over, node, breakages)) : ends
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
