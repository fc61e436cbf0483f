import { at, type DetectionEvent } from './beliefs.ts'
import { type Assumptions, type Breakage, stopsAll, takesLight } from './breakage.ts'
import { bundleDamage, type FadingDamage, fadingDamage } from './bundle.ts'
import { expectedEnds, expectedTimeouts, memberWindowMs, sessionWindowMs } from './expectedLosses.ts'
import { wayFrom } from './impaired.ts'
import type { Link, Network, Range, Session, SessionEnd } from './network.ts'
import { bfdIntervalMs, bfdRange, holdRange, lossEvent, pairs, sum } from './timers.ts'
import { drainedBy, hearers, isDrained } from './withdrawals.ts'

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
  if (bfd && own.bfd && peer.bfd) {
    // The peer reads Down in the next packet, which should go at once and is due one interval after the last one at the latest
    // (RFC 5880 §6.8.6, §6.8.7). That a session which is not Up sends once a second at most (§6.8.3) is for the packets after it.
    const told = { bestMs: bfd.bestMs, worstMs: bfd.worstMs + bfdIntervalMs(own.bfd, peer.bfd) }
    events.push(lossEvent('sessionEnd', session.name, own.node, 'bfd', bfd))
    events.push(lossEvent('sessionEnd', session.name, peer.node, 'bfd', told))
  }
  const hold = holdRange(own, peer)
  // Whoever gave the session up by BFD has no hold timer left to say goodbye by.
  if (bfd && bfd.worstMs < hold.bestMs) return events
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
function loss(link: Link, sessions: readonly Session[], breakages: readonly Breakage[], assumptions: Assumptions): Part {
  if (!breakages.some(({ kind }) => kind === 'loss')) return {}
  const expected = sessions.flatMap(session => {
    const ends = expectedEnds(link, session, breakages)
    const soon = ends.length === 0 ? [] : within(sessionWindowMs(link, session, assumptions), ends)
    return soon.flatMap(({ by, range }) => session.ends.map(({ node }) => lossEvent('sessionEnd', session.name, node, by, range)))
  })
  const { events, falls } = fades(link, breakages, assumptions)
  // A timer that starts within the window runs out whenever that is: no packet sets it again.
  const after = falls ? cutOff(link, sessions, falls) : []
  const all = [...expected, ...events, ...after].sort((a, b) => a.range.worstMs - b.range.worstMs)
  return { events: all.map(event => ({ ...event, byChance: true })) }
}

/** Members that loss has left out within the window; together with those that are broken they may be too many. */
function fades(link: Link, breakages: readonly Breakage[], assumptions: Assumptions): FadingDamage {
  const { bundle } = link
  if (!bundle) return { events: [], falls: undefined }
  const expected = expectedTimeouts(link, breakages)
  const fading = new Map(
    bundle.members.flatMap(member => {
      const range = expected.get(member.name)
      const isSoon = range !== undefined && range.worstMs <= memberWindowMs(link, bundle, member, assumptions)
      return isSoon ? [[member.name, range]] : []
    }),
  )
  const stopped = breakages.filter(breakage => stopsAll(breakage) || breakage.kind === 'silent')
  return fadingDamage(link, bundle, fading, {
    cut: new Set(stopped.filter(takesLight).map(({ component }) => component)),
    broken: new Set(stopped.map(({ component }) => component)),
    rangeOf: by => (by === 'notification' ? assumptions.notification : assumptions.carrier),
  })
}

function within<E extends { readonly range: Range }>(windowMs: number, expected: readonly E[]): readonly E[] {
  return expected.filter(({ range }) => range.worstMs <= windowMs)
}

/** An end that takes no part in the aggregation hears nothing once the other one has no member left to send over. */
function cutOff(link: Link, sessions: readonly Session[], falls: ReadonlyMap<string, Range>): readonly DetectionEvent[] {
  const isDeaf = (end: string) => link.bundle?.ends.includes(end) === false
  const since = (sender: string | undefined, range: Range) => sum(falls.get(sender ?? '') ?? range, range)
  const probes = link.probes
    .filter(({ end }) => isDeaf(end))
    .map(({ end, by, range }) => {
      const sender = link.ends.find(other => other !== end)
      return lossEvent('linkEnd', link.name, end, by, since(sender, range))
    })
  const timers = sessions.flatMap(session =>
    pairs(session)
      .filter(([own]) => isDeaf(own.node))
      .flatMap(([own, peer]) => {
        const bfd = bfdRange(own, peer)
        return [
          ...(bfd ? [lossEvent('sessionEnd', session.name, own.node, 'bfd', since(peer.node, bfd))] : []),
          lossEvent('sessionEnd', session.name, own.node, 'hold', since(peer.node, holdRange(own, peer))),
        ]
      }),
  )
  return [...probes, ...timers]
}

/** From when on loss leaves so few members of a bundle that its link is of no use; undefined where that is not expected. */
export function expectedFall(link: Link, breakages: readonly Breakage[], assumptions: Assumptions): Range | undefined {
  const falls = [...(fades(link, breakages, assumptions).falls?.values() ?? [])]
  return falls.sort((a, b) => a.worstMs - b.worstMs)[0]
}

/** The sessions over what is drained are shut with a NOTIFICATION (Cease) while their links still carry packets. */
function drains(network: Network, breakages: readonly Breakage[], { notification }: Assumptions): readonly Part[] {
  const drained = drainedBy(breakages)
  if (drained.size === 0) return []
  return [...network.sessions.values()].flatMap(session => {
    if (!isDrained(network, session, drained)) return []
    const told = hearers(network, session, breakages)
    const events = told.map(({ node }) => lossEvent('sessionEnd', session.name, node, 'notification', notification))
    return [{ blocked: [session.name], events }]
  })
}
