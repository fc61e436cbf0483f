import type { Topology } from '../../topology/topology.ts'
import { laboratoryOf } from '../play/laboratoryOf.ts'
import { worstFlow } from '../play/worst.ts'
import type { DrillReport, FlowVerdict, Scenario } from '../report.ts'
import { type Courses, coursesAfter, coursesBefore } from './courses.ts'
import { brokenText } from './faultText.ts'
import { flowText } from './flowText.ts'
import { listedOutcomes } from './listedOutcomes.ts'
import { type ReportDrawing, slimDrawing } from './reportDrawing.ts'
import { scenarioGroups } from './scenarioGroups.ts'
import { type BrokenParts, brokenParts, type Scene, sceneAfter, sceneBefore } from './scene.ts'

/** A network with its drawing: what scenes are made of. */
export interface DrawnNetwork {
  readonly topology: Topology
  readonly drawing: ReportDrawing
  /** VPCs and gateways that no flow crosses are left out. */
  readonly isPart?: boolean
  /** What the flow that fares worst crosses, and what stands beside it: where the whole is too large to be read. */
  readonly worst?: ReportDrawing
}

/** The drawing of a report's network, and what is to be marked in it. */
export interface ReportScenes {
  readonly slimmed: string
  readonly isPart: boolean
  readonly before: Scene
  /** Where everything goes after the faults of a scenario; undefined where that is not known. */
  readonly after: (scenario: Scenario) => Scene | undefined
  readonly broken: (faults: Scenario['faults']) => BrokenParts
}

/** Plays again what a page shows: a report tells what becomes of flows, and not by which links. */
export function reportScenes({ topology, drawing, isPart = false }: DrawnNetwork): ReportScenes {
  const laboratory = laboratoryOf(topology)
  return {
    slimmed: slimDrawing(drawing),
    isPart,
    before: sceneBefore(laboratory, drawing),
    after: scenario => sceneAfter(laboratory, drawing, scenario),
    broken: faults => brokenParts(topology, drawing, faults),
  }
}

/** What of a network's nodes flows of a report cross, before a fault or after one. */
export interface CrossedNodes {
  readonly all: ReadonlySet<string>
  /** Before the worst case or after it, by the flow that fares worst in it; empty = there is none. */
  readonly byWorst: ReadonlySet<string>
}

export function crossedNodes(topology: Topology, report: DrillReport): CrossedNodes {
  const laboratory = laboratoryOf(topology)
  const byFaults = new Map(report.scenarios.map(scenario => [scenario.faults, scenario]))
  const shown = listedOutcomes(scenarioGroups(report)).listed.flatMap(
    ({ faults: [first] }) => (first && byFaults.get(first)) ?? [],
  )
  const before = coursesBefore(laboratory)
  const moments = [before, ...shown.flatMap(scenario => coursesAfter(laboratory, scenario) ?? [])]
  const { worst } = report
  const index = worst ? worst.flows.indexOf(worstFlow(worst) as FlowVerdict) : -1
  const worstMoments = worst ? [before, ...[coursesAfter(laboratory, worst) ?? []].flat()] : []
  return {
    all: nodesOf(moments.flatMap(({ flows }) => flows)),
    byWorst: nodesOf(worstMoments.flatMap(({ flows }) => flows[index] ?? [])),
  }
}

function nodesOf(flows: Courses['flows']): ReadonlySet<string> {
  return new Set(flows.flatMap(({ forward, back }) => [...forward.nodes, ...back.nodes]))
}

/** What a page's script marks: for an outcome the ways after it, and what is broken in each scenario that leads to it. */
export interface SceneData {
  /** What differs from before: ways are null, and notes absent, where they do not. */
  readonly after: Pick<Scene, 'notes' | 'over'> & { readonly ways: readonly (Scene['ways'][number] | null)[] }
  /** The flow that fares worst. */
  readonly worst: number
  readonly broken: readonly (readonly [name: string, failed: readonly number[], dead: readonly number[]])[]
}

/** Of one row so many scenarios can be chosen to be drawn: more are found by nobody in a list. */
const MOST_MEMBERS = 60

export function sceneData(
  scenes: ReportScenes,
  scenario: Scenario,
  faults: readonly Scenario['faults'][],
): SceneData | undefined {
  const after = scenes.after(scenario)
  if (!after) return undefined
  const flow = worstFlow(scenario)
  return {
    after: changes(scenes.before, after),
    worst: flow ? scenario.flows.indexOf(flow) : 0,
    broken: faults.slice(0, MOST_MEMBERS).map(each => {
      const { failed, dead } = scenes.broken(each)
      return [brokenText(each), failed, dead] as const
    }),
  }
}

/** Most flows go as before after most failures. */
function changes(before: Scene, { ways, notes, over }: Scene): SceneData['after'] {
  const texts = new Map(before.notes)
  return {
    ways: ways.map((way, flow) => (sameWay(way, before.ways[flow]) ? null : way)),
    notes: notes.filter(([part, text]) => texts.get(part) !== text),
    over,
  }
}

function sameWay(a: Scene['ways'][number], b: Scene['ways'][number] | undefined): boolean {
  return b !== undefined && a.out.join() === b.out.join() && a.back.join() === b.back.join()
}

/** The flows of a report as a page lists them. */
export function flowNames({ flows }: DrillReport): readonly string[] {
  return flows.map(flowText)
}
