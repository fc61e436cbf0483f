import { at, type DetectionEvent, nodeOf } from './beliefs.ts'
import type { Bundle, BundleMember, DetectedBy, Link, Network, Range } from './network.ts'
import type { Withdrawals } from './withdrawals.ts'

/** A member that is broken, and when each end notices, by what. */
interface Loss {
  readonly member: BundleMember
  readonly seenBy: ReadonlyMap<string, readonly Seen[]>
}

interface Seen {
  readonly by: DetectedBy
  readonly range: Range
}

/** What is broken, and when somebody notices at once that it is. */
export interface Gone {
  readonly cut: ReadonlySet<string>
  readonly broken: ReadonlySet<string>
  readonly rangeOf: (by: DetectedBy) => Range
}

const NOTHING_WITHDRAWN: Withdrawals = new Map()

/** What breaks of a bundle when these components do, and how its ends find out. */
export interface BundleDamage {
  /** Members that swallow packets. */
  readonly brokenMembers: readonly string[]
  /** No member is left that works. */
  readonly allBroken: boolean
  /** Too few work: the ends that run the aggregation take the whole link down. */
  readonly falls: boolean
  /** By end: when it has stopped sending, although packets would pass; undefined while it need not, or where all is broken. */
  readonly silentAfter: ReadonlyMap<string, Range> | undefined
  readonly events: readonly DetectionEvent[]
}

/**
 * IEEE 802.1AX: a member that lost its light leaves the bundle at once, one that is silent when no LACPDU has come for
 * the timeout, at each end on its own. When fewer are left than are needed, an end takes the link down, and tells the other
 * over the members that still work.
 */
export function bundleDamage(
  link: Link,
  bundle: Bundle,
  cut: ReadonlySet<string>,
  broken: ReadonlySet<string>,
  rangeOf: (by: DetectedBy) => Range,
  withdrawn: Withdrawals = NOTHING_WITHDRAWN,
): BundleDamage {
  const losses = bundle.members.flatMap(member => lossOf(link, bundle, member, { cut, broken, rangeOf }))
  const left = withdrawn.size === 0 ? [] : bundle.members.flatMap(member => withdrawalOf(link, member, withdrawn))
  const events = [...losses, ...left].flatMap(leftOut)
  const spare = bundle.members.length - bundle.needed
  const allBroken = losses.length === bundle.members.length
  const falls = losses.length > spare
  if (falls && bundle.ends.length > 0) events.push(...fall(link, bundle, losses, allBroken))
  const silentAfter = allBroken ? undefined : silence(link, bundle, losses, left)
  return { brokenMembers: losses.map(({ member }) => member.name), allBroken, falls, silentAfter, events }
}

/** Whoever has no way left that is both whole and announced sends nothing more, from when the last of them is withdrawn. */
function silence(
  link: Link,
  { members }: Bundle,
  losses: readonly Loss[],
  left: readonly Loss[],
): ReadonlyMap<string, Range> | undefined {
  const isGone = ({ name }: BundleMember) => [...losses, ...left].some(({ member }) => member.name === name)
  if (left.length === 0 || !members.every(isGone)) return undefined
  const isBroken = (name: string) => losses.some(({ member }) => member.name === name)
  const passing = left.filter(({ member }) => !isBroken(member.name))
  return new Map(
    link.ends.map(end => {
      const ranges = passing.map(({ seenBy }) => soonest(seenBy.get(end) ?? []).range)
      return [end, { bestMs: Math.max(...ranges.map(r => r.bestMs)), worstMs: Math.max(...ranges.map(r => r.worstMs)) }]
    }),
  )
}

/** A member that packets still pass while its ends learn, each over its session, that nobody sends any there. */
function withdrawalOf(link: Link, member: BundleMember, withdrawn: Withdrawals): Loss[] {
  const lead = member.elements.find(({ leads }) => leads !== undefined && withdrawn.has(leads.session))?.leads
  if (!lead) return []
  const events = withdrawn.get(lead.session) ?? []
  const seenBy = link.ends.map(end => [end, events.filter(({ key }) => nodeOf(key) === lead.ends[end])] as const)
  return [{ member, seenBy: new Map(seenBy) }]
}

/** What becomes of a bundle whose members lose so much that its ends leave them out, and when each end has left out too many. */
export interface FadingDamage {
  readonly events: readonly DetectionEvent[]
  /** By end; undefined while enough are left. */
  readonly falls: ReadonlyMap<string, Range> | undefined
}

/** The same as of members that break, but that packets still pass; `fading`: by name, when members are left out. */
export function fadingDamage(link: Link, bundle: Bundle, fading: ReadonlyMap<string, Range>, gone: Gone): FadingDamage {
  const faded = bundle.members.flatMap(member => {
    const range = fading.get(member.name)
    if (range === undefined) return []
    const seen = [{ by: detectedBy(bundle, member), range }]
    return [{ member, seenBy: new Map(link.ends.map(end => [end, seen])) }]
  })
  const broken = bundle.members.flatMap(member => (fading.has(member.name) ? [] : lossOf(link, bundle, member, gone)))
  const losses = [...faded, ...broken]
  const events = faded.flatMap(leftOut)
  if (faded.length === 0 || losses.length <= bundle.members.length - bundle.needed) return { events, falls: undefined }
  if (bundle.ends.length === 0)
    return { events, falls: new Map(link.ends.map(end => [end, oneTooMany(bundle, losses, end).range])) }
  const fallen = fall(link, bundle, losses, false)
  const { range } = soonest(fallen)
  return { events: [...events, ...fallen], falls: new Map(link.ends.map(end => [end, range])) }
}

/** What says that a member carries nothing, where light does not. */
export function detectedBy(bundle: Bundle, member: BundleMember): DetectedBy {
  return member.detectedBy ?? bundle.detectedBy ?? 'lacp'
}

function leftOut({ member, seenBy }: Loss): DetectionEvent[] {
  return [...seenBy].flatMap(([end, seen]) => seen.map(each => event(member.name, end, each)))
}

function lossOf(link: Link, bundle: Bundle, member: BundleMember, { cut, broken, rangeOf }: Gone): Loss[] {
  const hit = member.elements.filter(({ component, leads }) => leads === undefined && broken.has(component))
  if (hit.length === 0) return []
  const seenBy = link.ends.map(end => {
    const light = hit.flatMap(({ component, cutSeenBy }) => (cut.has(component) ? (cutSeenBy[end] ?? []) : []))
    const seen: Seen[] = [...new Set(light)].map(by => ({ by, range: rangeOf(by) }))
    return [end, [...seen, { by: detectedBy(bundle, member), range: member.timeout ?? bundle.timeout }]] as const
  })
  return [{ member, seenBy: new Map(seenBy) }]
}

/** The loss that is one too many, at each end that runs the aggregation; the first of them tells the other. */
function fall(link: Link, bundle: Bundle, losses: readonly Loss[], allBroken: boolean): DetectionEvent[] {
  const falls = bundle.ends.map(end => ({ end, seen: oneTooMany(bundle, losses, end) }))
  const first = soonest(falls.map(({ seen }) => seen))
  return falls.map(({ end, seen }) => ({
    ...event(link.name, end, allBroken ? seen : first),
    falls: allBroken ? 'apart' : 'together',
  }))
}

/** How an end notices the loss after which fewer are left than are needed. */
function oneTooMany({ members, needed }: Bundle, losses: readonly Loss[], end: string): Seen {
  const firsts = losses.map(({ seenBy }) => soonest(seenBy.get(end) ?? [])).sort((a, b) => a.range.worstMs - b.range.worstMs)
  return firsts[members.length - needed] as Seen
}

function soonest(seen: readonly Seen[]): Seen {
  return seen.reduce((a, b) => (b.range.worstMs < a.range.worstMs ? b : a))
}

function event(thing: string, node: string, { by, range }: Seen): DetectionEvent {
  return { what: 'linkEnd', key: at(thing, node), by, range }
}

/** The members that an end still sends packets over. */
export function membersInUse(
  bundle: Bundle,
  node: string,
  linkEndsDown: Pick<ReadonlySet<string>, 'has'>,
): readonly BundleMember[] {
  return bundle.members.filter(({ name }) => !linkEndsDown.has(at(name, node)))
}

/** Whether the network has a link, a session or a member of a bundle by this name. */
export function isKnownThing({ links, sessions }: Network, name: string): boolean {
  if (links.has(name) || sessions.has(name)) return true
  for (const { bundle } of links.values()) if (bundle?.members.some(member => member.name === name)) return true
  return false
}
