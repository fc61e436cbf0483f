import type { PlanReport } from '../planReport.ts'
import { letterOf } from './letterOf.ts'
import { paretoPoints } from './planCharts.ts'

/** When each candidate is ordered, bridged and works; candidates have their letters, for a name may have any character. */
export function planMermaidTimeline({ today, goLive, candidates }: PlanReport): string {
  return [
    'gantt',
    '  dateFormat YYYY-MM-DD',
    '  axisFormat %Y-%m-%d',
    ...candidates.flatMap(({ leadTimeDays, bridge }, i) => [
      `  section ${letterOf(i)}`,
      `  ordered : ${today}, ${Math.max(1, leadTimeDays)}d`,
      ...(bridge === null ? [] : [`  bridge : active, ${today}, ${Math.max(1, leadTimeDays)}d`]),
    ]),
    ...(goLive === null ? [] : ['  section all', `  has to work : milestone, ${goLive}, 0d`]),
  ].join('\n')
}

/** Cost to the right, downtime upward, both from the least to the most there is; undefined where there is nothing to compare. */
export function planMermaidQuadrant(report: PlanReport): string | undefined {
  const points = paretoPoints(report)
  if (points.length < 2) return undefined
  const across = partOf(points.map(({ x }) => x))
  const upward = partOf(points.map(({ y }) => Math.log10(Math.max(0.01, y))))
  return [
    'quadrantChart',
    '  x-axis cheaper --> dearer',
    '  y-axis up more --> down more',
    ...points.map(({ key, x, y }) => `  ${key}: [${across(x)}, ${upward(Math.log10(Math.max(0.01, y)))}]`),
  ].join('\n')
}

/** Where a value lies between the least and the most, with room at both ends. */
function partOf(values: readonly number[]): (value: number) => string {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return value => (most === least ? 0.5 : 0.08 + (0.84 * (value - least)) / (most - least)).toFixed(3)
}
