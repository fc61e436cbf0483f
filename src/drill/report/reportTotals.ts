import { durationText } from '../../net/duration.ts'
import { worstFlow } from '../play/worst.ts'
import type { DrillReport, FlowVerdict, Scenario, Survives } from '../report.ts'
import { scenarioCount } from './scenarioCount.ts'

/**
 * How many of the counted scenarios end how, by the flow that fares worst for it; own ends are counted apart, and so is where
 * everybody gets what they got before any fault and not everybody got everything then.
 */
export function countsOf(report: DrillReport): Readonly<Record<Survives | 'asBefore' | 'ownEnd', number>> {
  const counts = { no: 0, partly: 0, whole: 0, asBefore: 0, ownEnd: 0 }
  for (const scenario of report.scenarios) {
    const flow = worstFlow(scenario)
    if (scenario.ownEnd) counts.ownEnd++
    else if (flow) counts[isAsBefore(scenario, flow) ? 'asBefore' : flow.survives]++
  }
  return counts
}

function isAsBefore({ flows }: Scenario, worst: FlowVerdict): boolean {
  return worst.asBefore === true || (worst.survives === 'whole' && flows.some(({ asBefore }) => asBefore))
}

/** The longest darkness of all counted scenarios that ends by itself, in ms. */
export function longestDarkMs(report: DrillReport): number {
  let longest = 0
  for (const { flows } of counted(report)) for (const { darkMs } of flows) longest = Math.max(longest, darkMs ?? 0)
  return longest
}

/** The sums of a report in one line. */
export function reportTotals(report: DrillReport): string {
  const { no, partly, whole, asBefore, ownEnd } = countsOf(report)
  const same = asBefore === 0 ? '' : `, ${asBefore} no less than before any fault`
  const own = ownEnd === 0 ? '' : `, ${ownEnd} at a flow's own end`
  const dark = longestDarkMs(report)
  const longest = dark === 0 ? 'no darkness that ends by itself' : `longest darkness that ends by itself ${durationText(dark)}`
  return `${scenarioCount(report)}: ${no} no, ${partly} partly, ${whole} whole${same}${own}; ${longest}.`
}

function counted({ scenarios }: DrillReport): readonly Scenario[] {
  return scenarios.filter(scenario => !scenario.ownEnd)
}
