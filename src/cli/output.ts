import type { DrillReport } from '../drill/report.ts'
import { worstSentence } from '../drill/reportSentence.ts'
import { drillTable } from '../drill/reportTable.ts'
import type { Trace } from '../drill/trace.ts'
import { terminalOf } from './terminal/terminal.ts'

/** JSON alone on stdout, on one line, as scripts want it. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

export function printReport(report: DrillReport): void {
  const { width, paint } = terminalOf(process.stdout, process.env)
  console.log(drillTable(report, { width, paint }))
  console.log(`\n${worstSentence(report)}`)
}

export function printTrace(trace: Trace): void {
  console.log(JSON.stringify(trace, null, 1))
}
export async function writeHtml(_r: DrillReport, _f: string, _e: string): Promise<void> {}
