import type { DarkStretch, DirectionVerdict, DrillReport, FlowVerdict, Phase } from '../report.ts'

/** What a time line shows of one direction. Times are ms since the fault, or since the repair. */
export interface Lane {
  readonly name: 'out' | 'back' | 'both'
  readonly worst: readonly DarkStretch[]
  readonly best: readonly DarkStretch[]
  readonly heal: readonly DarkStretch[]
  /** 0..1 of what is asked for at peak, once all has settled. */
  readonly arrives: number
}

/** Both directions on one axis of time, and where it ends: a little after the last thing that happens. */
export interface TimeAxis {
  readonly lanes: readonly Lane[]
  readonly endMs: number
  readonly healEndMs: number
}

/** What a flow asks for, as a report says it. */
export type Asked = Pick<DrillReport['flows'][number], 'peakBps' | 'back'>

/** The time line of a flow; undefined where nothing of it is ever dark. */
export function timeAxisOf(flow: FlowVerdict, asked: Asked, phase?: Phase): TimeAxis | undefined {
  if (!flow.forward.darkness && !flow.back.darkness) return undefined
  const startMs = phase?.atMs ?? 0
  const lanes = [
    lane('out', flow.forward, asked.peakBps, startMs),
    lane('back', flow.back, (asked.back ?? asked).peakBps, startMs),
  ]
  const fault = lanes.flatMap(({ worst, best }) => [...worst, ...best])
  // What is dark to the end of its phase is so to the end of the axis: nothing is known of what would come then.
  const lastsMs = phase && phase.untilMs !== null ? phase.untilMs - startMs : Number.POSITIVE_INFINITY
  return {
    lanes,
    endMs: fault.some(([, to]) => to !== null && to >= lastsMs) ? lastsMs : endOf(fault),
    healEndMs: endOf(lanes.flatMap(({ heal }) => heal)),
  }
}

function lane(name: Lane['name'], { darkness, deliveredBps, after }: DirectionVerdict, demandBps: number, startMs: number): Lane {
  const since = (stretches: readonly DarkStretch[] = []) =>
    stretches.map(([from, to, share, by]) => [from - startMs, to === null ? null : to - startMs, share, by] as const)
  return {
    name,
    worst: since(darkness?.worst),
    best: since(darkness?.best),
    // What comes after a repair counts from it, whenever that is.
    heal: darkness?.heal ?? [],
    arrives: after === null ? 0 : demandBps === 0 ? 1 : Math.min(1, deliveredBps / demandBps),
  }
}

const SHORTEST_AXIS_MS = 1000

function endOf(stretches: readonly DarkStretch[]): number {
  return 1.5 * Math.max(SHORTEST_AXIS_MS, ...stretches.flatMap(([from, to]) => [from, to ?? 0]))
}

/** Where a time stands on an axis, 0..1: hundredths of a second and minutes are both to be seen, so it is logarithmic beyond 10 ms. */
export function positionOf(ms: number, endMs: number): number {
  return Math.min(1, Math.log10(1 + ms / 10) / Math.log10(1 + endMs / 10))
}

/** What ends a stretch of darkness in any lane, each moment once, in order of time. */
export function momentsOf(
  lanes: readonly Lane[],
  which: 'worst' | 'heal',
): readonly (readonly [atMs: number, by: DarkStretch[3]])[] {
  const found = new Map<number, DarkStretch[3]>()
  for (const [, to, , by] of lanes.flatMap(each => each[which])) if (to !== null) found.set(to, by ?? found.get(to) ?? null)
  return [...found].sort(([a], [b]) => a - b)
}
