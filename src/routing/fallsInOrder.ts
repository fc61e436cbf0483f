import { at, type DetectionEvent } from './beliefs.ts'
import type { Bundle, Link, Network } from './network.ts'

/** A loss, and when it is noticed on a clock that all share. */
export interface Due {
  readonly atMs: number
  readonly event: DetectionEvent
}

/**
 * What is noticed of losses that began at different times: a bundle falls when the last member that it could spare is found
 * lost, however long before that the others were. Whoever asks for the damage of all of them is told as if they began at once.
 */
export function fallsInOrder({ links }: Network, dues: readonly Due[]): readonly Due[] {
  const falls = new Map(dues.flatMap(({ event }) => (event.falls ? [[event.key, event.falls] as const] : [])))
  if (falls.size === 0) return dues
  const seen = new Map<string, Due>()
  for (const due of dues) {
    const { what, key, falls: isFall } = due.event
    if (what === 'linkEnd' && !isFall && due.atMs < (seen.get(key)?.atMs ?? Number.POSITIVE_INFINITY)) seen.set(key, due)
  }
  const retimed = [...links.values()].flatMap(link => {
    const how = link.bundle?.ends.map(end => falls.get(at(link.name, end))).find(each => each !== undefined)
    return link.bundle && how ? fallOf(link, link.bundle, how, seen) : []
  })
  const byKey = new Map(retimed.map(due => [due.event.key, due]))
  const told = new Set<string>()
  return dues.flatMap(due => {
    const fall = due.event.falls && byKey.get(due.event.key)
    if (!fall) return [due]
    if (told.has(due.event.key)) return []
    told.add(due.event.key)
    return [fall]
  })
}

function fallOf(
  { name }: Link,
  { members, needed, ends }: Bundle,
  how: NonNullable<DetectionEvent['falls']>,
  seen: ReadonlyMap<string, Due>,
): Due[] {
  const oneTooMany = ends.flatMap(end => {
    const lost = members.flatMap(member => seen.get(at(member.name, end)) ?? []).sort((a, b) => a.atMs - b.atMs)
    const last = lost[members.length - needed]
    return last ? [{ end, last }] : []
  })
  const first = oneTooMany.map(({ last }) => last).sort((a, b) => a.atMs - b.atMs)[0]
  return oneTooMany.map(({ end, last }) => {
    const { atMs, event } = how === 'apart' ? last : (first ?? last)
    return { atMs, event: { ...event, key: at(name, end), falls: how } }
  })
}
