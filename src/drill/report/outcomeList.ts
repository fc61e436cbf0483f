import type { Cell } from './boxTable.ts'
import { layouts } from './reportColumns.ts'
import type { Look } from './reportLines.ts'
import type { OutcomeRows } from './tableRows.ts'
import { wrapped } from './wrapped.ts'

export const OWN_END = "a flow's own end: listed apart, counted nowhere"

/** The same as the table for who has no room for one: what fails, and below it a paragraph for each row. */
export function outcomeList(
  counted: readonly OutcomeRows[],
  own: readonly OutcomeRows[],
  severalFlows: boolean,
  { width, paint }: Look,
): readonly string[] {
  const [columns = []] = layouts(severalFlows)
  const [whatFails] = columns
  const others = columns.filter(column => !column.leading)
  const listed = (outcomes: readonly OutcomeRows[]) =>
    outcomes.flatMap(({ rows, rest }) => {
      const [first] = rows
      if (!first) return []
      const components = joined(whatFails ? [whatFails.cell(first)] : [])
      const what = wrapped(`${first.components.how}: ${components}`, width).map(line => paint('strong', line))
      const fates = rows.map(row => joined(others.map(column => column.cell(row))))
      const left = rest.length > 0 ? [joined(others.map(column => column.rest?.(rest) ?? []))] : []
      return [...what, ...[...fates, ...left].flatMap(text => wrapped(`  ${text}`, width))]
    })
  const heading = own.length > 0 ? ['', ...wrapped(OWN_END, width).map(line => paint('dim', line))] : []
  return [...listed(counted), ...heading, ...listed(own)]
}

function joined(cells: readonly Cell[]): string {
  return cells
    .map(cell => cell.map(({ text }) => text.trim()).join(', '))
    .filter(text => text !== '')
    .join('; ')
}
