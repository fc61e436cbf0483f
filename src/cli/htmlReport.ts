import { writeFile } from 'node:fs/promises'
import { drillHtml } from '../drill/report/reportHtml.ts'
import type { ReportMoney } from '../drill/report/reportHtmlMoney.ts'
import type { DrillReport } from '../drill/report.ts'
import type { Topology } from '../topology/topology.ts'
import { drawnNetwork } from '../wire/print/drawnNetwork.ts'
import { whyNotWritten } from './fileProblem.ts'
import { Refusal } from './refusal.ts'
import { VERSION } from './version.ts'

interface About {
  readonly title: string
  /** Absent = a running service keeps it, and the page draws nothing. */
  readonly topology?: Topology
  readonly money?: ReportMoney
}

/** Writes the report as one file that a browser shows without asking anybody, with the network drawn in it. */
export async function writeHtmlReport(report: DrillReport, file: string, { title, topology, money }: About): Promise<void> {
  const page = drillHtml(report, {
    title,
    startedAt: Date.now(),
    version: VERSION,
    ...(topology ? { network: await drawnNetwork(topology, report) } : {}),
    ...(money ? { money } : {}),
  })
  await writePage(page, file)
}

/** Writes a report to where the caller wants it; rejects with a Refusal where that cannot be. */
export async function writePage(page: string, file: string): Promise<void> {
  await writeFile(file, page).catch((problem: NodeJS.ErrnoException) => {
    throw new Refusal(`The report cannot be written to ${file}: ${whyNotWritten(problem)}`)
  })
}
