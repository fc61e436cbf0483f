import { durationText } from '../../net/duration.ts'
import type { DarkStretch, DrillReport, FlowVerdict } from '../report.ts'
import { TIMER_NAMES } from './darkText.ts'
import { brokenText } from './faultText.ts'
import { type Few, few } from './few.ts'
import { flowText } from './flowText.ts'
import { percentText } from './rateText.ts'
import { type ScenarioGroup, scenarioGroups } from './scenarioGroups.ts'
import { type Lane, positionOf, timeAxisOf } from './timeAxis.ts'

const CELLS = 40
const HEAL_CELLS = 12
const MOST_OUTCOMES = 8

/** What the characters of a time line mean. */
export const TIME_KEY =
  '█ dark, even at best   ▓ dark at worst   ─ too little arrives   · all arrives   | the repair; time is logarithmic'

/** Time lines in characters, of the worst outcomes in which a flow is dark for a while, phases in order of time; in each of so many flows. */
export function timeTexts(report: DrillReport, most: Few): readonly string[] {
  const phases = new Map(report.scenarios.map(({ faults, phase }) => [faults, phase]))
  const startOf = ({ faults: [faults] }: ScenarioGroup) => (faults && phases.get(faults)?.atMs) ?? 0
  const dark = scenarioGroups(report).filter(
    ({ ownEnd, flows }) => !ownEnd && flows.some(({ forward, back }) => forward.darkness ?? back.darkness),
  )
  const told = dark.slice(0, MOST_OUTCOMES).sort((a, b) => startOf(a) - startOf(b))
  return told.flatMap(({ faults: [faults], flows }) => {
    const phase = faults && phases.get(faults)
    const lines = flows.flatMap((flow, index) => {
      const axis = report.flows[index] && timeAxisOf(flow, report.flows[index], phase)
      if (!axis) return []
      return [[`  ${flowText(flow)}`, ...axis.lanes.map(lane => laneText(lane, flow, axis.endMs, axis.healEndMs))]]
    })
    const { told: shown, left } = few(lines, most)
    const more = left.length > 0 ? [`  … and ${left.length} more ${left.length === 1 ? 'flow' : 'flows'}`] : []
    return [phase?.name ?? brokenText(faults ?? []), ...shown.flat(), ...more, '']
  })
}

function laneText(lane: Lane, flow: FlowVerdict, endMs: number, healEndMs: number): string {
  const rest = lane.arrives === 0 ? '█' : lane.arrives < 1 ? '─' : '·'
  const bar = cells(CELLS, endMs, lane.worst, lane.best, rest)
  const heal = cells(HEAL_CELLS, healEndMs, lane.heal, [], '·')
  const [last] = lane.worst.slice(-1)
  const { darkMs, decidedBy } = lane.name === 'out' ? flow.forward : flow.back
  const dark =
    last === undefined
      ? 'never dark'
      : `dark ${darkMs === null ? 'until the repair' : `for up to ${durationText(darkMs)}`}${decidedBy === null ? '' : ` (${TIMER_NAMES[decidedBy]})`}`
  const then =
    lane.arrives >= 1 || darkMs === null
      ? ''
      : lane.arrives === 0
        ? ', to its end'
        : `, then ${percentText({ demandBps: 1, deliveredBps: lane.arrives })}`
  return `    ${lane.name.padEnd(4)} ${bar}|${heal} ${dark}${then}`
}

function cells(count: number, endMs: number, worst: readonly DarkStretch[], best: readonly DarkStretch[], rest: string): string {
  return Array.from({ length: count }, (_, cell) => {
    const at = (cell + 0.5) / count
    const within = ([from, to]: DarkStretch) => positionOf(from, endMs) <= at && (to === null || at < positionOf(to, endMs))
    if (best.some(within)) return '█'
    return worst.some(within) ? '▓' : rest
  }).join('')
}
