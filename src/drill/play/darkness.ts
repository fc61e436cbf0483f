import type { Frame } from '../../routing/timeline.ts'
import type { DarkStretch, DecidedBy } from '../report.ts'

type Interval = readonly [fromMs: number, toMs: number]

/** When a direction was dark. An interval to Infinity has no end before the repair. */
export interface Darkness {
  readonly intervals: readonly Interval[]
  /** The same times in whole ms, cut where more or less is lost than just before. */
  readonly stretches: readonly DarkStretch[]
  /** What ended the last interval. */
  readonly endedBy: DecidedBy | null
  readonly largestShare: number
}

/** Never dark. */
export const NO_DARKNESS: Darkness = { intervals: [], stretches: [], endedBy: null, largestShare: 0 }

/** Reads off frames when some of a flow was lost; `lostShare` answers for the i-th frame, and nobody looks after `untilMs`. */
export function darkness(
  frames: readonly Pick<Frame, 'atMs' | 'by'>[],
  lostShare: (index: number) => number,
  untilMs = Number.POSITIVE_INFINITY,
): Darkness {
  if (frames.every((_, index) => lostShare(index) === 0)) return NO_DARKNESS
  const intervals: Interval[] = []
  const stretches: DarkStretch[] = []
  let endedBy: DecidedBy | null = null
  let largestShare = 0
  let since: number | undefined
  let stretch: { readonly fromMs: number; readonly lost: number } | undefined
  for (let index = 0; index < frames.length; index++) {
    const { atMs, by } = frames[index]!
    const lost = lostShare(index)
    largestShare = Math.max(largestShare, lost)
    if (stretch && lost !== stretch.lost) {
      if (atMs > stretch.fromMs) stretches.push([Math.round(stretch.fromMs), Math.round(atMs), stretch.lost, by ?? null])
      stretch = undefined
    }
    if (lost > 0) stretch ??= { fromMs: atMs, lost }
    if (lost > 0) since ??= atMs
    else if (since !== undefined) {
      if (atMs > since) intervals.push([since, atMs])
      endedBy = by ?? endedBy
      since = undefined
    }
  }
  if (since !== undefined) intervals.push([since, untilMs])
  if (stretch) stretches.push([Math.round(stretch.fromMs), Number.isFinite(untilMs) ? untilMs : null, stretch.lost, null])
  return { intervals, stretches, endedBy: since === undefined ? endedBy : null, largestShare }
}

/** Length of the union of both's intervals; null = without end. */
export function darkMs(
  { intervals }: Pick<Darkness, 'intervals'>,
  other: Pick<Darkness, 'intervals'> = NO_DARKNESS,
): number | null {
  // Most flows are never dark, and most others once.
  if (other.intervals.length === 0) return lengthOf(intervals)
  if (intervals.length === 0) return lengthOf(other.intervals)
  return lengthOf([...intervals, ...other.intervals].sort((a, b) => a[0] - b[0]))
}

/** Of intervals by their beginnings. */
function lengthOf(intervals: readonly Interval[]): number | null {
  let total = 0
  let end = 0
  for (let i = 0; i < intervals.length; i++) {
    const interval = intervals[i]!
    const from = Math.max(interval[0], end)
    end = Math.max(interval[1], end)
    if (end > from) total += end - from
  }
  return Number.isFinite(total) ? Math.round(total) : null
}
