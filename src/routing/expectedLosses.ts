import { type Assumptions, type Breakage, stopsAll } from './breakage.ts'
import { detectedBy } from './bundle.ts'
import { isClosed, working } from './hearing.ts'
import { lostShare, wayFrom } from './impaired.ts'
import { expectedBfdMs, expectedFirstMs, expectedHoldMs, expectedTimeoutMs } from './lossTimes.ts'
import type { Bundle, BundleMember, Link, Range, Session } from './network.ts'
import { bfdRange, holdRange, pairs } from './timers.ts'
import { drainedBy, isShut } from './withdrawals.ts'

/** What loss on a session's link ends, and when: at best when everything is lost at once, and expected; nothing where all is stopped. */
export function expectedEnds(
  link: Link,
  session: Session,
  breakages: readonly Breakage[],
): readonly { readonly by: 'bfd' | 'hold'; readonly range: Range }[] {
  if (isOver(link, session, breakages)) return []
  const hearing = pairs(session)
    .map(([own, peer]) => ({ own, peer, lost: lostFrom(link, peer.node, breakages) }))
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

/** Whether a session ends by what it needs being stopped or drained: then it has nothing left to lose. */
function isOver(link: Link, session: Session, breakages: readonly Breakage[]): boolean {
  if (isShut(link, session, drainedBy(breakages))) return true
  if (breakages.some(breakage => stopsAll(breakage) && session.components.includes(breakage.component))) return true
  if (isClosed(link.elements, breakages)) return true
  const { bundle } = link
  return bundle !== undefined && link.ends.some(end => working(link, bundle, end, breakages).length < bundle.needed)
}

/** What a sender's BGP and BFD packets lose: they are hashed onto a member that works, the one that loses least. */
function lostFrom(link: Link, sender: string, breakages: readonly Breakage[]): number {
  const way = wayFrom(link, sender)
  const members = link.bundle ? working(link, link.bundle, sender, breakages) : []
  const ways = members.map(({ elements }) => [...link.elements, ...elements])
  const lost = (ways.length > 0 ? ways : [link.elements]).map(elements => lostShare(elements, breakages, way))
  return Math.min(...lost)
}

/** When each member of a bundle that loses packets, but not all, is expected to be left out, by its name. */
export function expectedTimeouts(link: Link, breakages: readonly Breakage[]): ReadonlyMap<string, Range> {
  const { bundle } = link
  return new Map(
    (bundle?.members ?? []).flatMap(member => {
      const range = bundle && expectedTimeout(link, bundle, member, breakages)
      return range ? [[member.name, range]] : []
    }),
  )
}

function expectedTimeout(link: Link, bundle: Bundle, member: BundleMember, breakages: readonly Breakage[]): Range | undefined {
  const timeout = member.timeout ?? bundle.timeout
  const lost = link.ends.map(end => lostShare(member.elements, breakages, wayFrom(link, end))).filter(share => share > 0)
  if (lost.length === 0 || isClosed(member.elements, breakages)) return undefined
  return between(
    [timeout],
    lost.map(share => expectedTimeoutMs(detectedBy(bundle, member), timeout, share)),
  )
}

function between(ranges: readonly Range[], expectedMs: readonly number[]): Range {
  const bestMs = Math.min(...ranges.map(range => range.bestMs))
  return { bestMs, worstMs: Math.max(bestMs, expectedFirstMs(expectedMs)) }
}

/** For how long loss can end a session: what stops everything meanwhile begins the wait anew. */
export function sessionWindowMs(link: Link, session: Session, { lossWindow, lossWindowMs }: Assumptions): number {
  return lossWindow?.(breakages => expectedEnds(link, session, breakages).length > 0) ?? lossWindowMs
}

/** The same of a member of a bundle that is to be left out. */
export function memberWindowMs(
  link: Link,
  bundle: Bundle,
  member: BundleMember,
  { lossWindow, lossWindowMs }: Assumptions,
): number {
  return lossWindow?.(breakages => expectedTimeout(link, bundle, member, breakages) !== undefined) ?? lossWindowMs
}
