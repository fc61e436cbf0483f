import { type DetectionEvent, nodeOf, thingOf } from './beliefs.ts'
import { type Assumptions, type Breakage, stopsAll, takesLight } from './breakage.ts'
import { bundleDamage } from './bundle.ts'
import { fallsInOrder } from './fallsInOrder.ts'
import { grayDamage } from './gray.ts'
import { isDeaf } from './hearing.ts'
import type { Deletion, DetectedBy, Link, Network, Range } from './network.ts'
import { restarts } from './restarts.ts'
import { bfdRange, lossEvent as event, holdRange, pairs, sum } from './timers.ts'
import { withdrawals } from './withdrawals.ts'

export type { Assumptions, Breakage }

/** What is broken, in terms of links and sessions, and who finds out when and by what. */
export interface Damage {
  /** Links, and members of bundles, that swallow packets; `link@node` and `member@node`: those that this node sends. */
  readonly brokenLinks: ReadonlySet<string>
  readonly blockedSessions: ReadonlySet<string>
  /** Sessions that do not come back with what was broken: somebody has to configure the other end again. */
  readonly sessionsToConfigure: ReadonlySet<string>
  readonly events: readonly DetectionEvent[]
}

/** The breakages with all that breaks together with them. */
export function withSharedFate<B extends Breakage>(
  { sharedFate }: Pick<Network, 'sharedFate'>,
  breakages: readonly B[],
): readonly B[] {
  if (sharedFate === undefined || !breakages.some(({ component }) => sharedFate.has(component))) return breakages
  return breakages.flatMap(each => [each, ...(sharedFate.get(each.component) ?? []).map(component => ({ ...each, component }))])
}

export function damage(network: Network, alone: readonly Breakage[], assumptions: Assumptions): Damage {
  const all = withSharedFate(network, alone)
  const breakages = all.filter(stopsAll)
  const gray = breakages.length < all.length ? grayDamage(network, all, assumptions) : undefined
  const cut = new Set(breakages.filter(takesLight).map(b => b.component))
  const deleted = new Set(breakages.filter(b => b.kind === 'delete').map(b => b.component))
  const broken = new Set(breakages.map(b => b.component))
  const brokenLinks = new Set<string>(gray?.brokenLinks)
  const blockedSessions = new Set<string>(gray?.blockedSessions)
  const sessionsToConfigure = new Set<string>()
  const events: DetectionEvent[] = [...(gray?.events ?? [])]
  /** Bundles that have too few members left: sessions over them end at the ends that see it, elsewhere by their timers. */
  const fallen = new Set<string>()
  const withdrawn = withdrawals(network, all, assumptions)
  /** Links that nobody sends over any more though packets would pass: by the end that stops, when. */
  const silent = new Map<string, ReadonlyMap<string, Range>>()
  for (const link of network.links.values()) {
    let isLost = false
    if (link.bundle) {
      const atOnce = (by: DetectedBy) => (by === 'notification' ? assumptions.notification : assumptions.carrier)
      const harm = bundleDamage(link, link.bundle, cut, broken, atOnce, withdrawn)
      isLost = harm.allBroken
      for (const name of harm.brokenMembers) brokenLinks.add(name)
      if (harm.allBroken) brokenLinks.add(link.name)
      if (harm.falls && link.bundle.ends.length < link.ends.length) fallen.add(link.name)
      events.push(...harm.events)
      if (harm.silentAfter) silent.set(link.name, harm.silentAfter)
    }
    const isHit = link.elements.some(element => broken.has(element.component))
    if (!isHit && !isLost) {
      for (const { end, by, range } of silent.has(link.name) ? link.probes : NOTHING) {
        const since = silent.get(link.name)?.get(otherEnd(link, end)) ?? AT_ONCE
        events.push(event('linkEnd', link.name, end, by, sum(since, range)))
      }
      continue
    }
    brokenLinks.add(link.name)
    for (const { at: end } of deleted.size === 0 ? NOTHING : deletionsOf(link, deleted)) {
      events.push(event('linkEnd', link.name, end, 'withdraw', assumptions.deletion))
    }
    for (const end of link.ends) {
      for (const by of seenBy(link, end, cut)) {
        events.push(event('linkEnd', link.name, end, by, rangeOf(by, assumptions, link, end)))
      }
      for (const probe of link.probes) {
        if (probe.end === end) events.push(event('linkEnd', link.name, end, probe.by, probe.range))
      }
    }
  }
  for (const session of network.sessions.values()) {
    const isBroken = session.components.some(component => broken.has(component))
    const since = brokenLinks.has(session.link) ? undefined : silent.get(session.link)
    const linkBroken = since !== undefined || brokenLinks.has(session.link) || fallen.has(session.link)
    if (!linkBroken && !isBroken) {
      if (gray) events.push(...restarts(session, gray.events))
      continue
    }
    blockedSessions.add(session.name)
    const isCut = isBroken && session.components.some(component => cut.has(component))
    const deletions = deleted.size === 0 ? NOTHING : deletionsOf(network.links.get(session.link), deleted)
    if (deletions.some(({ needsConfiguration }) => needsConfiguration)) sessionsToConfigure.add(session.name)
    for (const [end, peer] of pairs(session)) {
      if (assumptions.deletionSendsCease && deletions.some(({ at: deletedAt }) => deletedAt === peer.node)) {
        events.push(event('sessionEnd', session.name, end.node, 'notification', assumptions.notification))
      }
      if (isCut) {
        events.push(event('sessionEnd', session.name, end.node, 'notification', assumptions.notification))
      }
      const bfd = linkBroken ? bfdRange(end, peer) : undefined
      const fromMs = since?.get(peer.node) ?? AT_ONCE
      if (bfd) events.push(event('sessionEnd', session.name, end.node, 'bfd', sum(fromMs, bfd)))
      events.push(event('sessionEnd', session.name, end.node, 'hold', sum(fromMs, holdRange(end, peer))))
    }
    events.push(...restarts(session, events))
  }
  return { brokenLinks, blockedSessions, sessionsToConfigure, events }
}

const AT_ONCE: Range = { bestMs: 0, worstMs: 0 }
const NOTHING: readonly never[] = []

function otherEnd({ ends: [first, second] }: Link, end: string): string {
  return end === first ? second : first
}

function deletionsOf(link: Link | undefined, deleted: ReadonlySet<string>): readonly Deletion[] {
  return (link?.elements ?? []).flatMap(({ component, deletion }) => (deletion && deleted.has(component) ? [deletion] : []))
}

/** By what an end notices at once that parts of the link are cut. */
function seenBy(link: Link, end: string, cut: ReadonlySet<string>): readonly DetectedBy[] {
  const found: DetectedBy[] = []
  for (const { component, cutSeenBy } of link.elements) {
    const by = cut.has(component) ? cutSeenBy[end] : undefined
    if (by && !found.includes(by)) found.push(by)
  }
  return found
}

function rangeOf(by: DetectedBy, assumptions: Assumptions, link: Link, end: string): Range {
  if (by === 'gateway') return link.probes.find(probe => probe.end === end)?.range ?? assumptions.carrier
  return by === 'notification' ? assumptions.notification : assumptions.carrier
}

/** A breakage with the moment it began, epoch ms. */
export interface StandingBreakage extends Breakage {
  readonly sinceMs: number
}

/** When ends find out about breakages that stand, at the unluckiest phase of the timers, in order of time. */
export function notices(
  network: Network,
  breakages: readonly StandingBreakage[],
  assumptions: Assumptions,
): readonly { readonly atMs: number; readonly event: DetectionEvent }[] {
  const alone = breakages.flatMap(breakage => {
    const { events } = damage(network, [breakage], assumptions)
    const { kind, sinceMs } = breakage
    // A goodbye goes the way of packets: what has fallen silent by then brings it to nobody.
    const before = kind === 'drain' ? withSharedFate(network, breakages).filter(other => other.sinceMs <= sinceMs) : NOTHING
    const heard = before.length > 1 ? events.filter(({ key }) => isHeard(network, key, before)) : events
    return heard.map(event => ({ atMs: sinceMs + event.range.worstMs, event }))
  })
  const all = [...alone, ...noticedTogether(network, breakages, alone, assumptions)]
  return [...fallsInOrder(network, all)].sort((a, b) => a.atMs - b.atMs)
}

function isHeard({ links, sessions }: Network, key: string, breakages: readonly Breakage[]): boolean {
  const link = links.get(sessions.get(thingOf(key))?.link ?? '')
  return link === undefined || !isDeaf(link, nodeOf(key), breakages)
}

type Notice = ReturnType<typeof notices>[number]

/** A bundle falls when the last member that it could spare is lost, however long before the others were. */
function noticedTogether(
  network: Network,
  breakages: readonly StandingBreakage[],
  alone: readonly Notice[],
  assumptions: Assumptions,
): Notice[] {
  const known = new Set(alone.map(({ event }) => `${event.what} ${event.key}`))
  const { events } = breakages.length > 1 ? damage(network, breakages, assumptions) : { events: [] }
  const together = events.filter(({ what, key }) => !known.has(`${what} ${key}`))
  if (together.length === 0) return []
  const last = Math.max(...breakages.map(({ sinceMs }) => sinceMs))
  return together.map(event => ({ atMs: last + event.range.worstMs, event }))
}
