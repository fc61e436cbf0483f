import { remarksOf, toDoOf } from '../file/toDoOf.ts'
import type { DrillReport } from '../report.ts'
import { shortened } from './few.ts'
import { idleText } from './idleText.ts'
import { limitLines } from './limitLines.ts'
import { isIdle, leftText, type Outcomes } from './listedOutcomes.ts'
import type { Listing } from './listing.ts'
import type { Paint } from './paint.ts'
import { partialText } from './partialText.ts'
import { SURVIVES_STYLES } from './reportColumns.ts'
import { reportHeads } from './reportHeads.ts'
import { reportTotals } from './reportTotals.ts'
import type { ScenarioGroup } from './scenarioGroups.ts'
import type { WayText } from './wayText.ts'
import { wrapped } from './wrapped.ts'

/** Lines as wide as they may be, with the look that they are to have. */
export interface Look {
  readonly width: number
  readonly paint: Paint
}

/** What stands above the table: the flows, and how they fare with nothing broken. */
export function reportHead(report: DrillReport, wayText: WayText, listing: Listing, { width, paint }: Look): readonly string[] {
  const { heads, others } = reportHeads(report, wayText, listing)
  const texts = heads.flatMap(({ flows, rates, before, survives }) => {
    const line = `${flows}  ${rates}`
    const head = line.length <= width ? [`${paint('strong', flows)}  ${rates}`] : wrapped(line, width).map(bold)
    const facts = wrapped(`  ${before}`, width)
    return [...head, ...facts.map(text => (survives === 'whole' ? text : paint(SURVIVES_STYLES[survives], text)))]
  })
  return [...texts, ...(others === undefined ? [] : wrapped(`${others} ${MORE}`, width))]

  function bold(text: string): string {
    return paint('strong', text)
  }
}

const MORE = '--list all tells of each.'

/** What stands below the table, what matters most at the end, where the eye is when the rest has scrolled away. */
export function reportFoot(
  report: DrillReport,
  groups: readonly ScenarioGroup[],
  left: Outcomes['left'],
  listing: Listing,
  { width, paint }: Look,
): readonly string[] {
  const paragraphs = [
    ...leftText(left, '--list all lists them, --json has every figure.'),
    ...unmovedLines(groups, report.scenarios.length, listing),
    ...(groups.some(group => group.flows.some(flow => flow.redundancyLost))
      ? ['no spare: one more failure of a single connection or VPN ends the flow, which was not so before.']
      : []),
    ...limitLines(report, listing.limits),
    ...shortened(
      [...toDoOf(report), ...remarksOf(report)],
      listing.remarks,
      untold => `${untold} more remarks of this sort: ${MORE}`,
    ),
  ].flatMap(line => wrapped(line, width))
  const assumptions = report.assumptions.flatMap(text => wrapped(`  ${text}`, width))
  return [
    ...paragraphs,
    ...(paragraphs.length > 0 ? [''] : []),
    ...['Assumptions:', ...assumptions].map(line => paint('dim', line)),
    '',
    ...(report.partial ? wrapped(partialText(report), width).map(line => paint('warning', line)) : []),
    ...wrapped(reportTotals(report), width),
  ]
}

/** Scenarios without any effect, summed up. */
function unmovedLines(groups: readonly ScenarioGroup[], all: number, { idle: most }: Listing): readonly string[] {
  const idle = groups.filter(isIdle).flatMap(group => group.faults)
  return idle.length === 0 ? [] : [`${idle.length} of ${all} scenarios move nothing: ${idleText(idle, most)}`]
}
