import { type Breakage, stopsAll } from './breakage.ts'
import { wayFrom } from './impaired.ts'
import type { Bundle, BundleMember, Link, LinkElement } from './network.ts'

/** Whether nothing of what the other end sends over a link arrives at this one. */
export function isDeaf(link: Link, end: string, breakages: readonly Breakage[]): boolean {
  const sender = link.ends.find(other => other !== end) ?? end
  if (isClosed(link.elements, breakages, wayFrom(link, sender))) return true
  return link.bundle !== undefined && working(link, link.bundle, sender, breakages).length < link.bundle.needed
}

/** The members that pass some of what an end sends. */
export function working(
  link: Link,
  { members }: Bundle,
  sender: string,
  breakages: readonly Breakage[],
): readonly BundleMember[] {
  return members.filter(({ elements }) => !isClosed(elements, breakages, wayFrom(link, sender)))
}

/** Whether nothing that goes one way, or either, passes these parts. */
export function isClosed(elements: readonly LinkElement[], breakages: readonly Breakage[], way?: Breakage['direction']): boolean {
  const closes = (breakage: Breakage) =>
    stopsAll(breakage) || (breakage.kind === 'silent' && (way === undefined || breakage.direction === way))
  return breakages.some(each => elements.some(({ component }) => component === each.component) && closes(each))
}
