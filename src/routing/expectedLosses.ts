import { type Assumptions, type Breakage, stopsAll } from './breakage.ts'
import { detectedBy } from './bundle.ts'
import { lostShare, wayFrom } from './impaired.ts'
import { expectedBfdMs, expectedFirstMs, expectedHoldMs, expectedTimeoutMs } from './lossTimes.ts'
import type { Bundle, BundleMember, Link, LinkElement, Range, Session } from './network.ts'
import { bfdRange, holdRange, pairs } from './timers.ts'

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
function isOver(link: Link, { components }: Session, breakages: readonly Breakage[]): boolean {
  const drained = link.way === undefined ? [] : link.elements
  const needs = [...components, ...drained.map(({ component }) => component)]
  if (breakages.some(({ kind, component }) => kind === 'drain' && needs.includes(component))) return true
  if (breakages.some(breakage => stopsAll(breakage) && components.includes(breakage.component))) return true
  if (isStopped(link.elements, breakages)) return true
  const { bundle } = link
  return bundle !== undefined && link.ends.some(end => working(link, bundle, end, breakages).length < bundle.needed)
}

/** The members that pass some of what an end sends. */
function working(link: Link, { members }: Bundle, sender: string, breakages: readonly Breakage[]): readonly BundleMember[] {
  return members.filter(({ elements }) => !isStopped(elements, breakages, wayFrom(link, sender)))
}

/** What a sender's BGP and BFD packets lose: they are hashed onto a member that works, the one that loses least. */
function lostFrom(link: Link, sender: string, breakages: readonly Breakage[]): number {
  const way = wayFrom(link, sender)
  const members = link.bundle ? working(link, link.bundle, sender, breakages) : []
  const ways = members.map(({ elements }) => [...link.elements, ...elements])
  const lost = (ways.length > 0 ? ways : [link.elements]).map(elements => lostShare(elements, breakages, way))
  return Math.min(...lost)
}

/** Whether nothing that goes one way, or either, passes these parts. */
function isStopped(elements: readonly LinkElement[], breakages: readonly Breakage[], way?: Breakage['direction']): boolean {
  const stops = (breakage: Breakage) =>
    stopsAll(breakage) || (breakage.kind === 'silent' && (way === undefined || breakage.direction === way))
  return breakages.some(each => elements.some(({ component }) => component === each.component) && stops(each))
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
  if (lost.length === 0 || isStopped(member.elements, breakages)) return undefined
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
