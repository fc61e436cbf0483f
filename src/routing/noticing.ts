import { at, nodeOf, thingOf } from './beliefs.ts'
import type { Damage } from './detection.ts'
import type { Network, Range } from './network.ts'
import { speakersOf } from './speakers.ts'

/** When the first end of a session notices that something is broken and when the last one does, at the best and the worst phase of timers. */
export interface Noticing {
  readonly first: Range
  readonly last: Range
}

const NOBODY: Noticing = {
  first: { bestMs: Number.POSITIVE_INFINITY, worstMs: Number.POSITIVE_INFINITY },
  last: { bestMs: Number.NEGATIVE_INFINITY, worstMs: Number.NEGATIVE_INFINITY },
}

/** Every end notices by what is quickest. Until the last one has, what was said over its session before stands there. */
export function noticing(network: Network, { events }: Pick<Damage, 'events'>): Noticing {
  const ends = new Map<string, Range>()
  for (const { what, key, range } of events) {
    const node = nodeOf(key)
    const sessions =
      what === 'linkEnd' ? (speakersOf(network).onLink.get(thingOf(key)) ?? []).map(({ name }) => name) : [thingOf(key)]
    for (const session of sessions) {
      const end = at(session, node)
      ends.set(end, earlier(ends.get(end) ?? range, range))
    }
  }
  return [...ends.values()].reduce(({ first, last }, end) => ({ first: earlier(first, end), last: later(last, end) }), NOBODY)
}

/** Whether the last end has noticed the one before the first notices anything of the other. */
export function isNoticedBefore({ last }: Noticing, { first }: Noticing): boolean {
  return last.bestMs <= first.bestMs && last.worstMs <= first.worstMs
}

function earlier(a: Range, b: Range): Range {
  return { bestMs: Math.min(a.bestMs, b.bestMs), worstMs: Math.min(a.worstMs, b.worstMs) }
}

function later(a: Range, b: Range): Range {
  return { bestMs: Math.max(a.bestMs, b.bestMs), worstMs: Math.max(a.worstMs, b.worstMs) }
}
