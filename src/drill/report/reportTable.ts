import type { DrillReport } from '../report.ts'
import { type Block, boxTable, type Cell, frameWidth } from './boxTable.ts'
import { listedOutcomes } from './listedOutcomes.ts'
import { listingOf } from './listing.ts'
import { OWN_END, outcomeList } from './outcomeList.ts'
import { type Paint, plain } from './paint.ts'
import { type Column, layouts, narrowest } from './reportColumns.ts'
import { reportFoot, reportHead } from './reportLines.ts'
import { scenarioGroups } from './scenarioGroups.ts'
import { type OutcomeRows, tableRows, visibleOutcome } from './tableRows.ts'
import { wayTextOf } from './wayText.ts'

export interface TableOptions {
  /** Columns of the terminal; default 120, at least 40. Below 60 the table is a list. */
  readonly width?: number
  /** Default: no look at all. */
  readonly paint?: Paint
  /** So many outcomes of each sort, or all that there is; default: what a screen or two take. */
  readonly list?: number | 'all' | undefined
}

const LEAST_WIDTH = 40

/** What the narrowest table takes. */
const TABLE_WIDTH = 60

/**
 * The report as an engineer reads it in a terminal: how things are before any fault, a row per outcome with all the
 * components that lead to it, worst first, own ends apart, the assumptions that the figures rest on, and the sums. Of
 * what is too long to read the first, and how much more there is.
 */
export function drillTable(report: DrillReport, options: TableOptions = {}): string {
  const width = Math.max(LEAST_WIDTH, options.width ?? 120)
  const paint = options.paint ?? plain
  const listing = listingOf(options.list)
  const wayText = wayTextOf(report)
  const groups = scenarioGroups(report, flow => `${flow.redundancyLost} ${visibleOutcome(flow, wayText)}`)
  const { listed, left } = listedOutcomes(groups, listing)
  const rows = (ownEnd: boolean) =>
    listed
      .filter(group => group.ownEnd === ownEnd)
      .flatMap(group => tableRows(group, wayText, listing).filter(same => same.rows.length > 0))
  return [
    ...reportHead(report, wayText, listing, { width, paint }),
    ...table({ counted: rows(false), own: rows(true) }, report.flows.length > 1, width, paint),
    ...reportFoot(report, groups, left, listing, { width, paint }),
  ].join('\n')
}

interface Parts {
  readonly counted: readonly OutcomeRows[]
  readonly own: readonly OutcomeRows[]
}

function table({ counted, own }: Parts, severalFlows: boolean, width: number, paint: Paint): readonly string[] {
  if (counted.length + own.length === 0) return []
  if (width < TABLE_WIDTH) return ['', ...outcomeList(counted, own, severalFlows, { width, paint }), '']
  const [columns, widths] = fitting(severalFlows, [...counted, ...own], width)
  const sections = [
    { blocks: counted.map(rows => block(columns, rows)) },
    { heading: OWN_END, blocks: own.map(rows => block(columns, rows)) },
  ]
  const titles = columns.map(column => column.title.map(text => ({ text, style: 'strong' as const })))
  return ['', ...boxTable(titles, sections, widths, paint), '']
}

function block(columns: readonly Column[], { rows, rest }: OutcomeRows): Block {
  const [first] = rows
  const others = columns.filter(column => !column.leading)
  return {
    leading: first ? columns.filter(column => column.leading).map(column => column.cell(first)) : [],
    rows: [
      ...rows.map(row => others.map(column => column.cell(row))),
      ...(rest.length > 0 ? [others.map(column => column.rest?.(rest) ?? [])] : []),
    ],
  }
}

/** Below this the first column is unpleasant to read, and the next layout is taken. */
const COMFORTABLE = 24

/** Terminals have so many columns or more. */
const USUAL_WIDTH = 80

/** Below this it is not read at all. */
const LEAST = 12

/** The widest layout whose first column has room, with the width of every column. */
function fitting(
  severalFlows: boolean,
  outcomes: readonly OutcomeRows[],
  width: number,
): readonly [readonly Column[], readonly number[]] {
  const cells = (column: Column) =>
    outcomes.flatMap(({ rows, rest }) => [...rows.map(column.cell), ...(rest.length > 0 ? [column.rest?.(rest) ?? []] : [])])
  const candidates = [...layouts(severalFlows), narrowest(severalFlows)].map(columns => {
    const natural = columns.map(column =>
      Math.min(column.most ?? width, widest([...cells(column), column.title.map(text => ({ text }))])),
    )
    const [own = 0, ...others] = natural
    const left = width - frameWidth(columns.length) - others.reduce((sum, column) => sum + column, 0)
    return { columns, own, others, left }
  })
  // Where the others have their least room, they are what people know.
  const usual = width < USUAL_WIDTH ? candidates : candidates.slice(0, -1)
  const fits =
    usual.find(({ own, left }) => left >= Math.min(own, COMFORTABLE)) ??
    candidates.find(({ left }) => left >= LEAST) ??
    candidates.at(-1)
  if (!fits) throw new TypeError('a table has at least one layout')
  return [fits.columns, [Math.max(LEAST, Math.min(fits.own, fits.left)), ...fits.others]]
}

function widest(cells: readonly Cell[]): number {
  return cells.flat().reduce((most, { text }) => Math.max(most, text.length), 0)
}
