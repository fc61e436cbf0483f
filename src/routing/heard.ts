import { decide } from './decision.ts'
import type { RouteEntry } from './ownRoutes.ts'
import { type Path, samePath } from './path.ts'
import { type Announcement, exported, imported } from './policy.ts'
import type { Ear, Speaker } from './speakers.ts'

/** What was said last about one prefix on one direction of a session, and what the listener made of it. */
export interface Heard {
  /** One, or as many as there are next hops where a reflector hands on every path. */
  readonly announcements: readonly Announcement[]
  /** Those that were accepted. */
  readonly paths: readonly Path[]
}

/** What a teller says of a prefix, in one voice. */
export interface Said {
  readonly announcements: readonly Announcement[]
  /** A router does not tell a neighbour what it learned from that very session. */
  readonly exceptOn: string | undefined
}

export const NOTHING: readonly never[] = []

/** What the teller says about a prefix to whom it tells in this ear's voice, given its choice. */
export function said({ sender, teller, isInternal }: Ear, entry: RouteEntry): Said {
  const { from, everyPath, inactive } = sender.export
  if (everyPath) {
    const announcements = [...entry.chosen, ...entry.lost.map(({ path }) => path)].flatMap(path => {
      const result = exported(path, teller.node, sender, isInternal)
      return 'announcement' in result ? [result.announcement] : []
    })
    return { announcements, exceptOn: undefined }
  }
  const best = inactive ? bestOf(from, entry, teller.node) : entry.chosen[0]
  const result = best && from.length > 0 ? exported(best, teller.node, sender, isInternal) : undefined
  return { announcements: result && 'announcement' in result ? [result.announcement] : NOTHING, exceptOn: best?.session }
}

/** The same of one path, whatever else it knows; undefined = nothing. */
export function toldOf({ sender, teller, session, isInternal }: Ear, path: Path): Announcement | undefined {
  if (path.session === session.name && !sender.export.everyPath) return undefined
  const result = exported(path, teller.node, sender, isInternal)
  return 'announcement' in result ? result.announcement : undefined
}

/** What an ear hears of it. */
export function audible({ announcements, exceptOn }: Said, { session }: Ear): readonly Announcement[] {
  return exceptOn === session.name ? NOTHING : announcements
}

/** The one that would be chosen if there were these groups alone: what lost is in the order in which it went, worst first. */
function bestOf(groups: readonly string[], { chosen, lost }: RouteEntry, node: Ear['teller']['node']): Path | undefined {
  if (chosen[0] && groups.includes(chosen[0].group)) return chosen[0]
  const candidates = [...chosen, ...lost.map(({ path }) => path)].filter(path => groups.includes(path.group))
  return decide(node, candidates)?.chosen[0]
}

/** What the listener makes of it. */
export function heard(ear: Ear, announcements: readonly Announcement[]): Heard {
  const accepted = (announcement: Announcement) => {
    const result = judged(ear, announcement)
    return result && 'path' in result ? result.path : undefined
  }
  const [first] = announcements
  // Mostly it is one.
  if (announcements.length > 1 || !first) return { announcements, paths: announcements.flatMap(each => accepted(each) ?? []) }
  const path = accepted(first)
  return { announcements, paths: path ? [path] : NOTHING }
}

/** What a speaker chooses among: what it has of its own, and what its ears have accepted. */
export function candidatesOf({ hears }: Speaker, own: readonly Path[], known: readonly (Heard | undefined)[]): readonly Path[] {
  let candidates: Path[] | undefined
  for (let i = 0; i < hears.length; i++) {
    const paths = known[(hears[i] as Ear).id]?.paths
    if (paths === undefined || paths.length === 0) continue
    if (candidates === undefined) candidates = own.length === 0 ? [...paths] : [...own, ...paths]
    else for (let each = 0; each < paths.length; each++) candidates.push(paths[each] as Path)
  }
  return candidates ?? own
}

/** An announcement that was dropped on the way in, with the reason. */
export interface Refusal {
  readonly path: Path
  readonly reason: string
}

/** What was not accepted, and why. */
export function refusals(ear: Ear, { announcements }: Heard): readonly Refusal[] {
  return announcements.flatMap(announcement => {
    const result = judged(ear, announcement)
    return result && 'refused' in result ? [{ path: announcement.path, reason: result.refused }] : []
  })
}

function judged({ listener, teller, receiver, session, link, isInternal }: Ear, announcement: Announcement) {
  return link && imported(announcement, listener.node, teller.node, receiver, session.name, link, isInternal)
}

/** Whether a message that says this would say nothing new. */
export function sameAnnouncements(a: readonly Announcement[], b: readonly Announcement[]): boolean {
  if (a === b) return true
  return (
    a.length === b.length &&
    a.every((item, i) => {
      const other = b[i]
      return other !== undefined && item.keepsNextHop === other.keepsNextHop && samePath(item.path, other.path)
    })
  )
}
