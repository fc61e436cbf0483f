import { at, type DetectionEvent } from './beliefs.ts'
import type { Assumptions, Breakage } from './breakage.ts'
import { bundleDamage } from './bundle.ts'
import { lostShare, wayFrom } from './impaired.ts'
import { expectedBfdMs, expectedFirstMs, expectedHoldMs, expectedTimeoutMs } from './lossTimes.ts'
import type { BundleMember, Link, Network, Range, Session, SessionEnd } from './network.ts'
import { bfdRange, holdRange, lossEvent, pairs } from './timers.ts'

/** What fails in part: in terms of links and sessions, who finds out when and by what. */
export interface GrayDamage {
  /** `link@node`, `member@node`: what that node sends over it vanishes. */
  readonly brokenLinks: readonly string[]
  readonly blockedSessions: ReadonlySet<string>
  readonly events: readonly DetectionEvent[]
}

/** Failures of one direction, loss, and orderly drains; a lowered rate is noticed by nobody here. */
export function grayDamage(network: Network, breakages: readonly Breakage[], assumptions: Assumptions): GrayDamage {
  const sessionsOf = Map.groupBy(network.sessions.values(), ({ link }) => link)
  const parts = [...network.links.values()].map(link => {
    const sessions = sessionsOf.get(link.name) ?? []
    return [oneWay(link, sessions, breakages, assumptions), loss(link, sessions, breakages, assumptions)]
  })
  const all = [...parts.flat(), ...drains(network, breakages, assumptions)]
  return {
    brokenLinks: all.flatMap(({ brokenLinks = [] }) => brokenLinks),
    blockedSessions: new Set(all.flatMap(({ blocked = [] }) => blocked)),
    events: all.flatMap(({ events = [] }) => events),
  }
}

interface Part {
  readonly brokenLinks?: readonly string[]
  readonly blocked?: readonly string[]
  readonly events?: readonly DetectionEvent[]
}

/** Packets of one direction vanish, all of them: the end that hears nothing notices, and may be able to say so. */
function oneWay(link: Link, sessions: readonly Session[], breakages: readonly Breakage[], assumptions: Assumptions): Part {
  const directed = breakages.filter(({ kind, direction }) => kind === 'silent' && direction !== undefined)
  if (directed.length === 0) return {}
  const brokenLinks: string[] = []
  const events: DetectionEvent[] = []
  const blocked = new Set<string>()
  for (const sender of link.ends) {
    const hitting = new Set(directed.filter(({ direction }) => direction === wayFrom(link, sender)).map(b => b.component))
    let isLost = link.elements.some(({ component }) => hitting.has(component))
    if (link.bundle) {
      const harm = bundleDamage(link, link.bundle, new Set(), hitting, () => assumptions.notification)
      // An end that is told by LACP what its partner no longer hears stops sending there (IEEE 802.1AX): both time out alike.
      events.push(...harm.events)
      brokenLinks.push(...harm.brokenMembers.map(member => at(member, sender)))
      isLost ||= harm.allBroken
      if (harm.falls && !harm.allBroken && link.bundle.ends.length < link.ends.length) {
        for (const session of sessions) {
          blocked.add(session.name)
          events.push(...pairs(session).map(([own, peer]) => holds(session, own, peer)))
        }
      }
    }
    if (!isLost) continue
    brokenLinks.push(at(link.name, sender))
    const deaf = link.ends.find(end => end !== sender) ?? sender
    for (const session of sessions) blocked.add(session.name)
    events.push(...probed(link, deaf, sender))
    for (const session of sessions) events.push(...unheard(link, session, deaf, assumptions))
  }
  return { brokenLinks, blocked: [...blocked], events }
}

/**
 * A probe that is not answered ends the deaf end's half; whatever arrives counts as an answer (RFC 3706 §5.5), so the
 * other end begins to doubt when the deaf one has fallen silent.
 */
function probed({ name, probes }: Link, deaf: string, sender: string): readonly DetectionEvent[] {
  return probes
    .filter(({ end }) => end === deaf)
    .flatMap(own => [
      lossEvent('linkEnd', name, deaf, own.by, own.range),
      ...probes
        .filter(({ end }) => end === sender)
        .map(other => lossEvent('linkEnd', name, sender, other.by, sum(own.range, other.range))),
    ])
}

/** The deaf end's BFD or hold timer runs out; it says so over the direction that works, unless its tunnel went first. */
function unheard(link: Link, session: Session, deaf: string, { notification }: Assumptions): readonly DetectionEvent[] {
  const [own, peer] = pairs(session).find(([end]) => end.node === deaf) ?? pairs(session)[0] ?? []
  if (!own || !peer) return []
  const events = [holds(session, own, peer)]
  const bfd = bfdRange(own, peer)
  if (bfd) {
    // The peer reads Down in the next packet, which is to go at once and comes with the next interval at the latest (RFC 5880 §6.8.6, §6.8.7).
    const told = { bestMs: bfd.bestMs, worstMs: bfd.worstMs + (own.bfd?.transmitMs ?? 0) }
    events.push(lossEvent('sessionEnd', session.name, own.node, 'bfd', bfd))
    events.push(lossEvent('sessionEnd', session.name, peer.node, 'bfd', told))
  }
  const hold = holdRange(own, peer)
  const [probe] = link.probes.filter(({ end }) => end === deaf)
  const isCutOff = probe !== undefined && probe.range.worstMs < hold.worstMs
  events.push(
    isCutOff
      ? lossEvent('sessionEnd', session.name, peer.node, 'hold', sum(probe.range, holdRange(peer, own)))
      : lossEvent('sessionEnd', session.name, peer.node, 'notification', sum(hold, notification)),
  )
  return events
}

function holds(session: Session, own: SessionEnd, peer: SessionEnd): DetectionEvent {
  return lossEvent('sessionEnd', session.name, own.node, 'hold', holdRange(own, peer))
}

/** Some packets vanish: what is expected to end by it within the window ends, and its other end is told. */
function loss(link: Link, sessions: readonly Session[], breakages: readonly Breakage[], { lossWindowMs }: Assumptions): Part {
  const lossy = breakages.filter(({ kind }) => kind === 'loss')
  if (lossy.length === 0) return {}
  const events: DetectionEvent[] = []
  for (const session of sessions) {
    for (const { by, range } of expectedEnds(link, session, lossy)) {
      if (range.worstMs > lossWindowMs) continue
      for (const { node } of session.ends) events.push(lossEvent('sessionEnd', session.name, node, by, range))
    }
  }
  for (const member of link.bundle?.members ?? []) {
    const range = expectedTimeout(link, member, lossy)
    if (range === undefined || range.worstMs > lossWindowMs) continue
    const by = member.detectedBy ?? link.bundle?.detectedBy ?? 'lacp'
    for (const end of link.ends) events.push(lossEvent('linkEnd', member.name, end, by, range))
  }
  return { events }
}

/** What loss on a session's link ends, and when: at best when everything is lost at once, and expected. */
export function expectedEnds(
  link: Link,
  session: Session,
  breakages: readonly Breakage[],
): readonly { readonly by: 'bfd' | 'hold'; readonly range: Range }[] {
  const hearing = pairs(session)
    .map(([own, peer]) => ({ own, peer, lost: lostShare(link.elements, breakages, wayFrom(link, peer.node)) }))
    .filter(({ lost }) => lost > 0)
  if (hearing.length === 0) return []
  const bfd = hearing.flatMap(({ own, peer }) => bfdRange(own, peer) ?? [])
  return [
    ...(bfd.length === 0
      ? []
      : [
          {
            by: 'bfd' as const,
            range: between(
              bfd,
              hearing.map(({ own, peer, lost }) => expectedBfdMs(own, peer, lost)),
            ),
          },
        ]),
    {
      by: 'hold',
      range: between(
        hearing.map(({ own, peer }) => holdRange(own, peer)),
        hearing.map(({ own, peer, lost }) => expectedHoldMs(own, peer, lost)),
      ),
    },
  ]
}

function expectedTimeout(link: Link, member: BundleMember, breakages: readonly Breakage[]): Range | undefined {
  const timeout = member.timeout ?? link.bundle?.timeout
  const lost = link.ends.map(end => lostShare(member.elements, breakages, wayFrom(link, end))).filter(share => share > 0)
  if (timeout === undefined || lost.length === 0) return undefined
  const by = member.detectedBy ?? link.bundle?.detectedBy ?? 'lacp'
  return between(
    [timeout],
    lost.map(share => expectedTimeoutMs(by, timeout, share)),
  )
}

function between(ranges: readonly Range[], expectedMs: readonly number[]): Range {
  const bestMs = Math.min(...ranges.map(range => range.bestMs))
  return { bestMs, worstMs: Math.max(bestMs, expectedFirstMs(expectedMs)) }
}

/** The sessions over what is drained are shut with a NOTIFICATION (Cease) while their links still carry packets. */
function drains(network: Network, breakages: readonly Breakage[], { notification }: Assumptions): readonly Part[] {
  const drained = new Set(breakages.filter(({ kind }) => kind === 'drain').map(({ component }) => component))
  if (drained.size === 0) return []
  return [...network.sessions.values()].flatMap(session => {
    const link = network.links.get(session.link)
    const isOver = link?.way !== undefined && link.elements.some(({ component }) => drained.has(component))
    if (!isOver && !session.components.some(component => drained.has(component))) return []
    const events = session.ends.map(({ node }) => lossEvent('sessionEnd', session.name, node, 'notification', notification))
    return [{ blocked: [session.name], events }]
  })
}

function sum(a: Range, b: Range): Range {
  return { bestMs: a.bestMs + b.bestMs, worstMs: a.worstMs + b.worstMs }
}
