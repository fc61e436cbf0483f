import { remarksOf, toDoOf } from '../file/toDoOf.ts'
import type { DrillReport } from '../report.ts'
import { limitLines } from './limitLines.ts'
import type { Listing } from './listing.ts'
import { plainTable } from './plainTable.ts'
import type { Look } from './reportLines.ts'
import { expectationText, sequenceVerdict } from './sequenceSentences.ts'
import { SEQUENCE_HEAD, sequenceRows } from './sequenceTable.ts'
import { wrapped } from './wrapped.ts'

/** A sequence as it is read in a terminal: its phases, what was expected, what it rests on, and the verdict as the last line. */
export function sequenceText(report: DrillReport, listing: Listing, { width, paint }: Look): string {
  const { name = '', hypothesis, expectations = [], remarks = [] } = report.sequence ?? {}
  const rows = sequenceRows(report, listing)
  return [
    `${name}${hypothesis === undefined ? '' : `: ${hypothesis}`}`,
    '',
    ...(plainTable(SEQUENCE_HEAD, rows, width, paint) ?? rows.flatMap(phaseLines)),
    '',
    ...expectations.map(each => `${each.holds ? 'holds' : 'FAILS'}  ${expectationText(each)}`),
    ...[...limitLines(report, listing.limits), ...remarks, ...toDoOf(report), ...remarksOf(report)],
    '',
    'Assumptions:',
    ...report.assumptions.map(text => `  ${text}`),
    '',
    sequenceVerdict(report),
  ]
    .flatMap(line => wrapped(line, width))
    .join('\n')
}

/** A row for who has no room for columns: what its phase is, where it is the first of it, and how its flows fare. */
function phaseLines([
  at = '',
  phase = '',
  broken = '',
  flow = '',
  survives = '',
  dark = '',
  by = '',
  peak = '',
]: readonly string[]) {
  const what = at === '' ? [] : [`at ${at}, ${phase}: ${broken}`]
  const facts = [
    survives,
    dark === '' ? '' : `dark ${dark}`,
    by === '' ? '' : `ended by ${by}`,
    peak === '' ? '' : `${peak} at peak`,
  ]
  const told = facts.filter(fact => fact !== '').join('; ')
  return [...what, `  ${flow}${told === '' ? '' : `: ${told}`}`]
}
