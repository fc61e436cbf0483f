import { bandwidthText } from '../../net/bandwidth.ts'
import { remarksOf, toDoOf } from '../file/toDoOf.ts'
import type { DrillReport } from '../report.ts'
import { beforeText } from './beforeText.ts'
import { componentTexts } from './componentText.ts'
import { flowText } from './flowText.ts'
import { limitLines } from './limitLines.ts'
import { isIdle, leftText, type Outcomes } from './listedOutcomes.ts'
import type { Paint } from './paint.ts'
import { SURVIVES_STYLES } from './reportColumns.ts'
import { reportTotals } from './reportTotals.ts'
import type { ScenarioGroup } from './scenarioGroups.ts'
import type { WayText } from './wayText.ts'
import { wrapped } from './wrapped.ts'

/** What stands above the table: every flow, and how it fares with nothing broken. */
export function reportHead(report: DrillReport, wayText: WayText, width: number, paint: Paint): readonly string[] {
  return report.baseline.flatMap((flow, index) => {
    const { steadyBps = 0, peakBps = 0, back } = report.flows[index] ?? {}
    const home = back ? `; back ${ratesText(back)}` : ''
    return [
      `${paint('strong', flowText(flow))}  ${ratesText({ steadyBps, peakBps })}${home}`,
      ...wrapped(`  ${beforeText(flow, wayText)}`, width).map(line =>
        flow.survives === 'whole' ? line : paint(SURVIVES_STYLES[flow.survives], line),
      ),
    ]
  })
}

function ratesText({ steadyBps, peakBps }: { readonly steadyBps: number; readonly peakBps: number }): string {
  return `steady ${bandwidthText(steadyBps)}, peak ${bandwidthText(peakBps)}`
}

/** What stands below the table: the sums, and what the figures rest on. */
export function reportFoot(
  report: DrillReport,
  groups: readonly ScenarioGroup[],
  left: Outcomes['left'],
  width: number,
  paint: Paint,
): readonly string[] {
  const paragraphs = [
    ...leftText(left).flatMap(line => wrapped(line, width)),
    ...wrapped(reportTotals(report), width),
    ...unmovedLines(groups, report.scenarios.length).flatMap(line => wrapped(line, width)),
    ...(groups.some(group => group.flows.some(flow => flow.redundancyLost))
      ? wrapped('no spare: one more failure of a single connection or VPN ends the flow, which was not so before.', width)
      : []),
    ...limitLines(report).flatMap(line => wrapped(line, width)),
    ...[...toDoOf(report), ...remarksOf(report)].flatMap(line => wrapped(line, width)),
    ...(report.partial ? [paint('warning', 'Not everything that was asked for could be computed.')] : []),
  ]
  const assumptions = report.assumptions.flatMap(text => wrapped(`  ${text}`, width))
  return [...paragraphs, '', ...['Assumptions:', ...assumptions].map(line => paint('dim', line))]
}

/** Scenarios without any effect, summed up. */
function unmovedLines(groups: readonly ScenarioGroup[], all: number): readonly string[] {
  const idle = groups.filter(isIdle)
  const faults = idle.flatMap(group => group.faults)
  if (faults.length === 0) return []
  const components = componentTexts(faults).flatMap(({ lines }) => lines)
  return [`${faults.length} of ${all} scenarios move nothing: ${components.join('; ')}.`]
}
