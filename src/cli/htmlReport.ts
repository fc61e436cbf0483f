import { writeFile } from 'node:fs/promises'
import type { DrillReport } from '../drill/report.ts'
import { drillHtml } from '../drill/reportHtml.ts'
import { topologyDiagram } from '../handoff/topologyDiagram.ts'
import type { Topology } from '../topology/topology.ts'
import { svgOf } from '../wire/print/svg.ts'
import { Refusal } from './refusal.ts'

/** Writes the report as one file that a browser shows without asking anybody, with the network drawn in it. */
export async function writeHtmlReport(report: DrillReport, topology: Topology, file: string, title: string): Promise<void> {
  const dead = report.worst?.faults.map(fault => fault.on) ?? []
  const svg = await svgOf(topologyDiagram(topology, { dead }))
  const caption = 'Red: what fails in the worst scenario, and what it takes along.'
  await writeFile(file, drillHtml(report, { title, svg, caption })).catch((problem: Error) => {
    throw new Refusal(`The report cannot be written to ${file}: ${problem.message}.`)
  })
}
