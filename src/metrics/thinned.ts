import type { Segment } from '../resources/metricSeries.ts'
import { allRetentions, LONGEST_MS } from './retention.ts'

/** Most changes of one series that are remembered; above it the older half is kept by the minute, the hour and so on. */
const MOST_SEGMENTS = 600

/** What a series has to be rounded to when even that is too much: a day of seconds. */
const COARSEST_SECONDS = 86_400

/**
 * The segments while they are few. When they are more than a series may have, what is older than its resolution's time is
 * averaged over that resolution, as CloudWatch rolls up, and if that is not enough the older half over coarser ones; averages
 * over those spans stay exact, and so do the least and the most.
 */
export function thinned(segments: readonly Segment[], nowMs: number): readonly Segment[] {
  if (segments.length <= MOST_SEGMENTS) return segments
  let kept = segments
  for (const [i, { keptMs }] of allRetentions().entries()) {
    const coarser = allRetentions()[i + 1]
    if (coarser) kept = averaged(kept, nowMs - keptMs, coarser.resolutionSeconds)
  }
  for (const seconds of [1, 60, 300, 3600, COARSEST_SECONDS]) {
    if (kept.length <= MOST_SEGMENTS) break
    kept = averaged(kept, kept[Math.floor(kept.length / 2)]?.from ?? nowMs, seconds)
  }
  return withoutOld(kept, nowMs).slice(-MOST_SEGMENTS)
}

/** The last one that began before the longest retention still holds within it. */
function withoutOld(segments: readonly Segment[], nowMs: number): readonly Segment[] {
  const first = segments.findLastIndex(({ from }) => from <= nowMs - LONGEST_MS)
  return first > 0 ? segments.slice(first) : segments
}

/** Replaces the changes inside each span of the grid, before `untilMs`, by what they were on average. */
function averaged(segments: readonly Segment[], untilMs: number, gridSeconds: number): readonly Segment[] {
  const gridMs = gridSeconds * 1000
  const made: Segment[] = []
  let carried: Segment | undefined
  for (let i = 0; i < segments.length || carried; ) {
    const first: Segment = carried ?? segments[i]!
    const endMs = (Math.floor(first.from / gridMs) + 1) * gridMs
    const isOld = endMs <= untilMs
    const group: Segment[] = carried ? [carried] : []
    if (!carried) group.push(segments[i++]!)
    while (isOld && i < segments.length && segments[i]!.from < endMs) group.push(segments[i++]!)
    carried = undefined
    if (group.length === 1) made.push(first)
    else {
      made.push(meanOf(group, endMs))
      if (segments[i]?.from !== endMs) carried = { ...group.at(-1)!, from: endMs }
    }
  }
  return made
}

/** From where the first began to the end of its span; what holds at that end goes on behind it. */
function meanOf(group: readonly Segment[], endMs: number): Segment {
  const from = group[0]!.from
  let [weighted, lasted] = [0, 0]
  for (const [i, { from: begin, value }] of group.entries()) {
    if (value === null) continue
    const ms = (group[i + 1]?.from ?? endMs) - begin
    weighted += value * ms
    lasted += ms
  }
  if (lasted === 0) return { from, value: null }
  const there = group.filter(({ value }) => value !== null)
  const least = Math.min(...there.map(segment => segment.least ?? segment.value!))
  const most = Math.max(...there.map(segment => segment.most ?? segment.value!))
  return { from, value: weighted / lasted, least, most }
}
