import { at, type DetectionEvent, restartMs, SUDDEN } from './beliefs.ts'
import { bundleDamage } from './bundle.ts'
import type { Deletion, DetectedBy, Link, Network, Range, Session, SessionEnd } from './network.ts'

/** Something that is broken: light goes (`cut`) or stays while packets vanish (`silent`); or it was taken away by an order (`delete`). */
export interface Breakage {
  readonly component: string
  readonly kind: 'cut' | 'silent' | 'delete'
}

/** Times that no protocol fixes; every report prints them. */
export interface Assumptions {
  /** From loss of light to the interface being down. */
  readonly carrier: Range
  /** From a session's orderly end to the other side acting on it. */
  readonly notification: Range
  /** From a link's return to the session being established again. */
  readonly reconnect: Range
  /** From an order to delete something to the end where it was deleted acting on it. */
  readonly deletion: Range
  /** Whether that end says goodbye to the other with a NOTIFICATION (Cease, RFC 4486); if not, BFD or the hold timer find out. */
  readonly deletionSendsCease: boolean
}

/** What is broken, in terms of links and sessions, and who finds out when and by what. */
export interface Damage {
  /** Links, and members of bundles, that swallow packets. */
  readonly brokenLinks: ReadonlySet<string>
  readonly blockedSessions: ReadonlySet<string>
  /** Sessions that do not come back with what was broken: somebody has to configure the other end again. */
  readonly sessionsToConfigure: ReadonlySet<string>
  readonly events: readonly DetectionEvent[]
}

/**
 * When `own`'s hold timer expires: it was last set by one of the peer's keepalives, so between one keepalive interval
 * before the hold time and the hold time itself, which is the lower of both sides' (RFC 4271 §4.2, §6.5, §10).
 */
export function holdRange(own: SessionEnd, peer: SessionEnd): Range {
  const hold = Math.min(own.holdMs, peer.holdMs)
  return { bestMs: hold - Math.min(hold / 3, peer.keepaliveMs), worstMs: hold }
}

/** Detection time at `own`: the slower of its receive and the peer's transmit interval, times the peer's multiplier (RFC 5880 §6.8.4). */
export function bfdRange(own: SessionEnd, peer: SessionEnd): Range | undefined {
  if (!own.bfd || !peer.bfd) return undefined
  const interval = Math.max(own.bfd.receiveMs, peer.bfd.transmitMs)
  return { bestMs: interval * (peer.bfd.multiplier - 1), worstMs: interval * peer.bfd.multiplier }
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
  const breakages = withSharedFate(network, alone)
  const cut = new Set(breakages.filter(b => b.kind === 'cut').map(b => b.component))
  const deleted = new Set(breakages.filter(b => b.kind === 'delete').map(b => b.component))
  const broken = new Set(breakages.map(b => b.component))
  const brokenLinks = new Set<string>()
  const blockedSessions = new Set<string>()
  const sessionsToConfigure = new Set<string>()
  const events: DetectionEvent[] = []
  /** Bundles that have too few members left: sessions over them end at the ends that see it, elsewhere by their timers. */
  const fallen = new Set<string>()
  for (const link of network.links.values()) {
    let isLost = false
    if (link.bundle) {
      const atOnce = (by: DetectedBy) => (by === 'notification' ? assumptions.notification : assumptions.carrier)
      const harm = bundleDamage(link, link.bundle, cut, broken, atOnce)
      isLost = harm.allBroken
      for (const name of harm.brokenMembers) brokenLinks.add(name)
      if (harm.allBroken) brokenLinks.add(link.name)
      if (harm.falls && link.bundle.ends.length < link.ends.length) fallen.add(link.name)
      events.push(...harm.events)
    }
    const hit = link.elements.filter(element => broken.has(element.component))
    if (hit.length === 0 && !isLost) continue
    brokenLinks.add(link.name)
    for (const { at: end } of deletionsOf(link, deleted)) {
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
    const own = session.components.filter(component => broken.has(component))
    const linkBroken = brokenLinks.has(session.link) || fallen.has(session.link)
    if (!linkBroken && own.length === 0) continue
    blockedSessions.add(session.name)
    const deletions = deletionsOf(network.links.get(session.link), deleted)
    if (deletions.some(({ needsConfiguration }) => needsConfiguration)) sessionsToConfigure.add(session.name)
    for (const [end, peer] of pairs(session)) {
      if (assumptions.deletionSendsCease && deletions.some(({ at: deletedAt }) => deletedAt === peer.node)) {
        events.push(event('sessionEnd', session.name, end.node, 'notification', assumptions.notification))
      }
      if (own.some(component => cut.has(component))) {
        events.push(event('sessionEnd', session.name, end.node, 'notification', assumptions.notification))
      }
      const bfd = linkBroken ? bfdRange(end, peer) : undefined
      if (bfd) events.push(event('sessionEnd', session.name, end.node, 'bfd', bfd))
      events.push(event('sessionEnd', session.name, end.node, 'hold', holdRange(end, peer)))
    }
    events.push(...restarts(session, events))
  }
  return { brokenLinks, blockedSessions, sessionsToConfigure, events }
}

function deletionsOf(link: Link | undefined, deleted: ReadonlySet<string>): readonly Deletion[] {
  return (link?.elements ?? []).flatMap(({ component, deletion }) => (deletion && deleted.has(component) ? [deletion] : []))
}

/** By what an end notices at once that parts of the link are cut. */
function seenBy(link: Link, end: string, cut: ReadonlySet<string>): readonly DetectedBy[] {
  const found = link.elements.flatMap(({ component, cutSeenBy }) => (cut.has(component) ? (cutSeenBy[end] ?? []) : []))
  return [...new Set(found)]
}

/** Ends that keep stale routes give them up when no restart comes; only a loss without NOTIFICATION starts that timer. */
function restarts(session: Session, events: readonly DetectionEvent[]): DetectionEvent[] {
  return pairs(session).flatMap(([end, peer]) => {
    const keepsMs = restartMs(end, peer)
    const keys = [at(session.link, end.node), at(session.name, end.node)]
    const losses = events.filter(({ key, by }) => keys.includes(key) && SUDDEN.has(by))
    const [first] = losses.sort((a, b) => a.range.worstMs - b.range.worstMs)
    if (keepsMs === undefined || !first) return []
    const range = { bestMs: first.range.bestMs + keepsMs, worstMs: first.range.worstMs + keepsMs }
    return [event('staleEnd', session.name, end.node, first.by, range)]
  })
}

function rangeOf(by: DetectedBy, assumptions: Assumptions, link: Link, end: string): Range {
  if (by === 'gateway') return link.probes.find(probe => probe.end === end)?.range ?? assumptions.carrier
  return by === 'notification' ? assumptions.notification : assumptions.carrier
}

function pairs(session: Session): readonly (readonly [own: SessionEnd, peer: SessionEnd])[] {
  const [a, b] = session.ends
  return [
    [a, b],
    [b, a],
  ]
}

function event(what: DetectionEvent['what'], thing: string, node: string, by: DetectedBy, range: Range): DetectionEvent {
  return { what, key: at(thing, node), by, range }
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
  const alone = breakages.flatMap(breakage =>
    damage(network, [breakage], assumptions).events.map(event => ({ atMs: breakage.sinceMs + event.range.worstMs, event })),
  )
  return [...alone, ...noticedTogether(network, breakages, alone, assumptions)].sort((a, b) => a.atMs - b.atMs)
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
