import type { DetectedBy, Link, Network, Range, Session, SessionEnd } from './network.ts'

/** Something that is broken: light goes (`cut`) or stays while packets vanish (`silent`). */
export interface Breakage {
  readonly component: string
  readonly kind: 'cut' | 'silent'
}

/** Times that no protocol fixes; every report prints them. */
export interface Assumptions {
  /** From loss of light to the interface being down. */
  readonly carrier: Range
  /** From a session's orderly end to the other side acting on it. */
  readonly notification: Range
  /** From a link's return to the session being established again. */
  readonly reconnect: Range
}

/** The moment one end stops (or, healing, resumes) using something. */
export interface DetectionEvent {
  /** `link@node` or `session@node`, as in Beliefs. */
  readonly what: 'linkEnd' | 'sessionEnd'
  readonly key: string
  readonly by: DetectedBy
  readonly range: Range
}

/** What is broken, in terms of links and sessions, and who finds out when and by what. */
export interface Damage {
  readonly brokenLinks: ReadonlySet<string>
  readonly blockedSessions: ReadonlySet<string>
  readonly events: readonly DetectionEvent[]
}

/** Hold timer phase: it expires between one keepalive before the hold time and the hold time (RFC 4271 §6.5). */
export function holdRange(a: SessionEnd, b: SessionEnd): Range {
  const hold = Math.min(a.holdMs, b.holdMs)
  const keepalive = Math.min(hold / 3, Math.max(a.keepaliveMs, b.keepaliveMs))
  return { bestMs: hold - keepalive, worstMs: hold }
}

/** Detection time at `own`: the slower of its receive and the peer's transmit interval, times the peer's multiplier (RFC 5880 §6.8.4). */
export function bfdRange(own: SessionEnd, peer: SessionEnd): Range | undefined {
  if (!own.bfd || !peer.bfd) return undefined
  const interval = Math.max(own.bfd.receiveMs, peer.bfd.transmitMs)
  return { bestMs: interval * (peer.bfd.multiplier - 1), worstMs: interval * peer.bfd.multiplier }
}

export function damage(network: Network, breakages: readonly Breakage[], assumptions: Assumptions): Damage {
  const cut = new Set(breakages.filter(b => b.kind === 'cut').map(b => b.component))
  const broken = new Set(breakages.map(b => b.component))
  const brokenLinks = new Set<string>()
  const blockedSessions = new Set<string>()
  const events: DetectionEvent[] = []
  for (const link of network.links.values()) {
    const hit = link.elements.filter(element => broken.has(element.component))
    if (hit.length === 0) continue
    brokenLinks.add(link.name)
    for (const end of link.ends) {
      const seen = firstSeen(link, end, cut)
      if (seen) events.push(event('linkEnd', link.name, end, seen, rangeOf(seen, assumptions, link, end)))
      for (const probe of link.probes) {
        if (probe.end === end) events.push(event('linkEnd', link.name, end, probe.by, probe.range))
      }
    }
  }
  for (const session of network.sessions.values()) {
    const own = session.components.filter(component => broken.has(component))
    const linkBroken = brokenLinks.has(session.link)
    if (!linkBroken && own.length === 0) continue
    blockedSessions.add(session.name)
    for (const [end, peer] of pairs(session)) {
      if (own.some(component => cut.has(component))) {
        events.push(event('sessionEnd', session.name, end.node, 'notification', assumptions.notification))
      }
      const bfd = linkBroken ? bfdRange(end, peer) : undefined
      if (bfd) events.push(event('sessionEnd', session.name, end.node, 'bfd', bfd))
      events.push(event('sessionEnd', session.name, end.node, 'hold', holdRange(end, peer)))
    }
  }
  return { brokenLinks, blockedSessions, events }
}

function firstSeen(link: Link, end: string, cut: ReadonlySet<string>): DetectedBy | undefined {
  for (const element of link.elements) {
    const by = cut.has(element.component) ? element.cutSeenBy[end] : undefined
    if (by !== undefined) return by
  }
  return undefined
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
  return { what, key: `${thing}@${node}`, by, range }
}
