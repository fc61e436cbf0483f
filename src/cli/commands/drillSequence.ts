import { FIS_TEMPLATE, type FisTemplate } from '../../drill/file/fisTemplate.ts'
import { playSequence } from '../../drill/file/playSequence.ts'
import type { SequenceProblem } from '../../drill/file/sequence.ts'
import { sequenceOfFile } from '../../drill/file/sequenceOfFile.ts'
import { sequenceOfFis } from '../../drill/file/sequenceOfFis.ts'
import { listingOf } from '../../drill/report/listing.ts'
import { drillMarkdown } from '../../drill/report/reportMarkdown.ts'
import { sequenceText } from '../../drill/report/sequenceText.ts'
import { tagsById } from '../../drill/report/tagsById.ts'
import type { DrillReport } from '../../drill/report.ts'
import type { Estate } from '../../estate/estate.ts'
import { schemaFindings } from '../../estate/schemaFindings.ts'
import { topologyDrawing } from '../../handoff/topologyDiagram.ts'
import type { World } from '../../resources/world.ts'
import { compile } from '../../topology/compile.ts'
import { KNOWN_WORLD } from '../../topology/geography.ts'
import type { Topology } from '../../topology/topology.ts'
import { writePage } from '../htmlReport.ts'
import { refuseNothingToJudge } from '../nothingToJudge.ts'
import { readEstate, worldOf } from '../openEstate.ts'
import { Refusal } from '../refusal.ts'
import { ask, isUrl, ServiceRefusal } from '../running.ts'
import { terminalOf } from '../terminal/terminal.ts'
import { readDrillFile, readJson } from './drillFile.ts'

/** An estate file, made and compiled. */
export interface OpenedEstate {
  readonly estate: Estate
  readonly world: World
  readonly topology: Topology
}

export interface PlayedSequence {
  readonly report: DrillReport
  /** An estate file; a running service keeps its own. */
  readonly opened?: OpenedEstate
}

/** Plays a drill file or an FIS template on an estate file, or on a copy of what a running service carries. */
export async function playedSequence(estate: string, { file, fis }: { file?: string; fis?: string }): Promise<PlayedSequence> {
  const template = fis === undefined ? undefined : await readTemplate(fis)
  const steps = file === undefined ? undefined : await readDrillFile(file)
  if (isUrl(estate)) {
    const input = template === undefined ? { file: steps?.file } : { fis: template }
    const report = await ask<DrillReport>(estate, 'POST', '/drills', input).catch(thrown => {
      throw withPlaces(thrown, problems => steps?.refuse(problems) ?? templateRefusal(fis, problems))
    })
    refuseNothingToJudge(estate, report)
    return { report }
  }
  const read = await readEstate(estate)
  const world = await worldOf(read)
  const topology = compile(world, KNOWN_WORLD)
  const opened = { estate: read, world, topology }
  if (topology.flows.length === 0) throw new Refusal(`${estate} has no flows, so there is nothing to judge; add flows.`)
  if (steps) {
    const result = sequenceOfFile(topology, steps.file)
    if ('problems' in result) throw steps.refuse(result.problems)
    return { report: playSequence(topology, result.sequence), opened }
  }
  const result = sequenceOfFis(topology, template ?? { actions: {} }, tagsById(world))
  if ('problems' in result) throw templateRefusal(fis, result.problems)
  return { report: playSequence(topology, result.sequence), opened }
}

function templateRefusal(name: string | undefined, problems: readonly SequenceProblem[]): Refusal {
  return new Refusal(problems.map(({ path, summary }) => `${name}: error: ${path.join('.')}: ${summary}`).join('\n'))
}

/** What a service says is wrong with members of a file that it never saw, with their places in the file. */
function withPlaces(thrown: unknown, refusal: (problems: readonly SequenceProblem[]) => Refusal): unknown {
  const { problems } = (thrown instanceof ServiceRefusal ? thrown.answer : {}) as {
    readonly problems?: readonly SequenceProblem[]
  }
  return problems ? refusal(problems) : thrown
}

async function readTemplate(name: string): Promise<FisTemplate> {
  const what = 'an FIS experiment template as aws fis create-experiment-template takes it: { "targets": …, "actions": … }'
  const value = unwrapped(await readJson(name, what))
  const read = FIS_TEMPLATE.safeParse(value)
  if (read.success) return read.data
  const findings = schemaFindings(read.error.issues, value, () => [])
  throw new Refusal(findings.map(({ summary }) => `${name}: error: ${summary}`).join('\n'))
}

/** `aws fis get-experiment-template` and `create-experiment-template` answer with the template in a member. */
function unwrapped(value: unknown): unknown {
  const { experimentTemplate } = (typeof value === 'object' && value !== null ? value : {}) as {
    readonly experimentTemplate?: unknown
  }
  return experimentTemplate ?? value
}

/** The phases, what was expected, and the verdict as the last line, as wide as the terminal. */
export function printSequence(report: DrillReport, list?: number | 'all'): void {
  console.log(sequenceText(report, listingOf(list), terminalOf(process.stdout, process.env)))
}

/** Writes the report for a pull request. */
export async function writeMarkdown(markdown: string, file: string): Promise<void> {
  await writePage(markdown, file)
  console.error(`The report is in ${file}.`)
}

export async function writeMarkdownReport(
  report: DrillReport,
  file: string,
  title: string,
  list?: number | 'all',
  topology?: Topology,
): Promise<void> {
  const network = topology && { topology, parts: topologyDrawing(topology).parts }
  await writeMarkdown(drillMarkdown(report, title, list, network), file)
}
