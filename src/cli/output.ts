import { once } from 'node:events'
import { plainTable } from '../drill/report/plainTable.ts'
import { worstSentence } from '../drill/report/reportSentence.ts'
import { drillTable, type TableOptions } from '../drill/report/reportTable.ts'
import { wrapped } from '../drill/report/wrapped.ts'
import type { DrillReport } from '../drill/report.ts'
import type { Trace } from '../drill/trace/trace.ts'
import { traceText } from '../drill/trace/traceText.ts'
import { jsonPieces } from './jsonPieces.ts'
import { terminalOf } from './terminal/terminal.ts'

/** JSON alone on stdout, on one line, as scripts want it. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** The same of what is longer than any string, such as a report with tens of thousands of scenarios, as fast as it is read. */
export async function printLongJson(value: object): Promise<void> {
  for (const piece of jsonPieces(value)) if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  process.stdout.write('\n')
}

/** The table, and what is worst in it as a sentence; `list` is how many outcomes, where somebody says so. */
export function printReport(report: DrillReport, list?: TableOptions['list']): void {
  console.log(drillTable(report, { ...terminalOf(process.stdout, process.env), list }))
  printWrapped(worstSentence(report))
}

/** Lines of prose, broken between words where the terminal ends. */
export function printWrapped(text: string): void {
  const { width } = terminalOf(process.stdout, process.env)
  for (const line of text.split('\n')) console.log(wrapped(line, width).join('\n'))
}

export function printTrace(trace: Trace): void {
  console.log(traceText(trace, terminalOf(process.stdout, process.env)))
}

/** Plain columns, as wide as their longest entry. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const { paint } = terminalOf(process.stdout, process.env)
  for (const line of plainTable(head, rows, Number.POSITIVE_INFINITY, paint) ?? []) console.log(line)
}
