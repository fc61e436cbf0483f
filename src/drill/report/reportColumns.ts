import type { Delivery, DirectionVerdict, FlowVerdict, Survives } from '../report.ts'
import type { Cell } from './boxTable.ts'
import { darkText, partTexts, TIMER_NAMES } from './darkText.ts'
import { flowText } from './flowText.ts'
import { longestText } from './longestText.ts'
import type { Style } from './paint.ts'
import { percentText } from './rateText.ts'
import { survivalCounts } from './survivalCounts.ts'
import type { TableRow } from './tableRows.ts'
import { restText, unmovedText, unnamedText } from './unnamedText.ts'
import { wayChange } from './wayChange.ts'

export interface Column {
  readonly title: readonly string[]
  /** Stands once beside all flows of a group. */
  readonly leading?: true
  /** Wider texts are wrapped. */
  readonly most?: number
  readonly cell: (row: TableRow) => Cell
  /** What it says of an outcome's flows that have no row of their own; absent = nothing. */
  readonly rest?: (flows: readonly FlowVerdict[]) => Cell
}

export const SURVIVES_STYLES: Readonly<Record<Survives, Style>> = { no: 'bad', partly: 'warning', whole: 'good' }

const WHAT: Column = {
  title: ['what fails'],
  leading: true,
  cell: ({ components, unmoved }) => [...lines(components.lines), ...unmovedLine(unmoved)],
}

const HOW: Column = { title: ['how'], leading: true, cell: ({ components }) => lines(components.how.split(/(?<=or|\+) /)) }

const WHAT_AND_HOW: Column = {
  title: ['what fails'],
  leading: true,
  cell: row => [{ text: `${row.components.how}:`, style: 'dim' }, ...WHAT.cell(row)],
}

const FLOW: Column = {
  title: ['flow'],
  cell: row => flowLines(row),
  rest: flows => [{ text: restText(flows), style: 'dim' }],
}

const SURVIVES: Column = {
  title: ['survives'],
  cell: ({ verdict }) => [{ text: verdict.survives, style: SURVIVES_STYLES[verdict.survives] }],
  rest: flows =>
    survivalCounts(flows).map(([survives, count]) => ({ text: `${count} ${survives}`, style: SURVIVES_STYLES[survives] })),
}

const SURVIVES_AND_SPARE: Column = {
  title: ['survives'],
  cell: row => [...SURVIVES.cell(row), ...(row.verdict.redundancyLost ? [{ text: 'no spare', style: 'warning' } as const] : [])],
}

const FLOW_AND_SURVIVES: Column = {
  title: ['flow', 'survives'],
  cell: row => [...FLOW.cell(row), ...SURVIVES.cell(row)],
  rest: flows => [...(FLOW.rest?.(flows) ?? []), ...(SURVIVES.rest?.(flows) ?? [])],
}

const DARK: Column = {
  title: ['dark for', '[at best]'],
  cell: ({ verdict }) => darkLines(verdict, [darkText(verdict)]),
  rest: flows => lines([longestText(flows)]),
}

const DARK_NARROW: Column = { ...DARK, cell: ({ verdict }) => darkLines(verdict, darkText(verdict).split(/ (?=\[)/)) }

const WAY: Column = { title: ['way'], cell: row => wayLines(row) }

const MTU: Column = { title: ['MTU'], cell: ({ verdict }) => mtuLines(verdict) }

const WAY_AND_MTU: Column = { title: ['way', 'MTU'], cell: row => [...wayLines(row), ...mtuLines(row.verdict)] }

const ARRIVES: Column = {
  title: ['arrives of', 'steady / peak'],
  cell: ({ verdict }) => [
    { ...rate(verdict, verdict.steady), text: `${percentText(verdict.steady)} / ${percentText(verdict.peak)}` },
  ],
}

const ARRIVES_NARROW: Column = {
  title: ['steady', 'peak'],
  cell: ({ verdict }) => [rate(verdict, verdict.steady), rate(verdict, verdict.peak)],
}

/** From the widest to the one that fits 80 columns whatever flows are called; the first column of each takes what the others leave. */
export function layouts(severalFlows: boolean): readonly (readonly Column[])[] {
  const fate = severalFlows ? [FLOW, SURVIVES] : [SURVIVES_AND_SPARE]
  const fateNarrow = severalFlows ? FLOW_AND_SURVIVES : SURVIVES_AND_SPARE
  return [
    [WHAT, HOW, ...fate, DARK, WAY, MTU, ARRIVES],
    [WHAT, HOW, ...fate, DARK, WAY_AND_MTU, ARRIVES],
    [WHAT_AND_HOW, fateNarrow, DARK_NARROW, { ...WAY_AND_MTU, most: 18 }, ARRIVES_NARROW],
    [WHAT_AND_HOW, { ...fateNarrow, most: 16 }, { ...DARK_NARROW, most: 12 }, { ...WAY_AND_MTU, most: 18 }, ARRIVES_NARROW],
  ]
}

const FATE: Column = {
  title: ['dark for', 'way, MTU', 'steady / peak'],
  most: 20,
  cell: row => [DARK_NARROW, WAY_AND_MTU, ARRIVES].flatMap(column => column.cell(row)),
  rest: flows => DARK_NARROW.rest?.(flows) ?? [],
}

/** For terminals of less than 80 columns: all that there is to say of a row, one below the other. */
export function narrowest(severalFlows: boolean): readonly Column[] {
  return [WHAT_AND_HOW, { ...(severalFlows ? FLOW_AND_SURVIVES : SURVIVES_AND_SPARE), most: 16 }, FATE]
}

function lines(texts: readonly string[]): Cell {
  return texts.map(text => ({ text }))
}

function unmovedLine(unmoved: number): Cell {
  return unmoved === 0 ? [] : [{ text: `(${unmovedText(unmoved)})`, style: 'dim' }]
}

function darkLines(flow: FlowVerdict, times: readonly string[]): Cell {
  const style: Style | undefined = flow.darkMs === null ? 'bad' : flow.darkMs >= 10_000 ? 'warning' : undefined
  return [
    ...times.map(text => ({ text, style })),
    ...(flow.decidedBy === null ? [] : lines([TIMER_NAMES[flow.decidedBy]])),
    ...lines(partTexts(flow)),
  ]
}

/** All that is named of a row, and how many more there are; a mark that all of many share stands once. */
function flowLines({ named, unnamed }: TableRow): Cell {
  const all = [...named, ...unnamed]
  if (unnamed.length > 0 && all.every(flow => flow.redundancyLost)) {
    return [...lines(named.map(flowText)), ...lines([`… and ${unnamed.length} more`]), noSpare(`  no spare: all ${all.length}`)]
  }
  const flows = named.flatMap(flow => [{ text: flowText(flow) }, ...(flow.redundancyLost ? [noSpare('  no spare')] : [])])
  return unnamed.length === 0 ? flows : [...flows, { text: unnamedText(unnamed) }]
}

function noSpare(text: string): Cell[number] {
  return { text, style: 'warning' }
}

function wayLines({ verdict, wayText, listing }: TableRow): Cell {
  // Ways that are shortened may look alike, and are compared whole.
  const whole = (direction: DirectionVerdict) => JSON.stringify([wayText(direction.before), wayText(direction.after)])
  return [
    ...bothWays(verdict, direction => wayChange(direction, wayText, listing.ways), whole),
    ...(verdict.asymmetric === true ? [{ text: 'asymmetric', style: 'warning' } as const] : []),
  ]
}

/** Only what changes: how large packets may be before any fault stands above the table. */
function mtuLines(verdict: FlowVerdict): Cell {
  return bothWays(verdict, ({ before, after }) =>
    before && after && before.mtu !== after.mtu ? change(String(before.mtu), String(after.mtu)) : '',
  )
}

/** One line where both directions are alike, else one for each of which there is something to say. */
function bothWays(
  verdict: FlowVerdict,
  text: (direction: DirectionVerdict) => string,
  whole: (direction: DirectionVerdict) => string = text,
): Cell {
  const [out, back] = [text(verdict.forward), text(verdict.back)]
  if (whole(verdict.forward) === whole(verdict.back)) return out === '' ? [] : lines([out])
  return lines([out && `out ${out}`, back && `back ${back}`].filter(line => line !== ''))
}

function change(before: string, after: string): string {
  return before === after ? before : `${before} → ${after}`
}

function rate(verdict: FlowVerdict, delivery: Delivery): Cell[number] {
  const style = verdict.survives === 'whole' ? undefined : SURVIVES_STYLES[verdict.survives]
  return { text: percentText(delivery), style }
}
