import { withSharedFate } from '../../routing/detection.ts'
import type { Topology } from '../../topology/topology.ts'
import { DEFAULT_ASSUMPTIONS } from '../assumptions.ts'
import { Laboratory } from '../play/laboratory.ts'
import { worstFlow } from '../play/worst.ts'
import type { DrillReport, Scenario } from '../report.ts'
import { coursesAfter, coursesBefore } from './courses.ts'
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
  const laboratory = new Laboratory(topology, DEFAULT_ASSUMPTIONS)
  return {
    slimmed: slimDrawing(drawing),
    isPart,
    before: sceneBefore(laboratory, drawing),
    after: scenario => sceneAfter(laboratory, drawing, scenario),
    broken: faults => {
      const alone = faults.map(({ on }) => ({ kind: 'cut', component: on }) as const)
      const all = withSharedFate(topology.network, alone).map(({ component }) => component)
      return brokenParts(drawing, faults, new Set(all))
    },
  }
}

/** What of a network's nodes any flow of a report crosses, before a fault or after one. */
export function crossedNodes(topology: Topology, report: DrillReport): ReadonlySet<string> {
  const laboratory = new Laboratory(topology, DEFAULT_ASSUMPTIONS)
  const byFaults = new Map(report.scenarios.map(scenario => [scenario.faults, scenario]))
  const shown = listedOutcomes(scenarioGroups(report)).listed.flatMap(
    ({ faults: [first] }) => (first && byFaults.get(first)) ?? [],
  )
  const moments = [coursesBefore(laboratory), ...shown.flatMap(scenario => coursesAfter(laboratory, scenario) ?? [])]
  return new Set(moments.flatMap(({ flows }) => flows.flatMap(({ forward, back }) => [...forward.nodes, ...back.nodes])))
}

/** What a page's script marks: for an outcome the ways after it, and what is broken in each scenario that leads to it. */
export interface SceneData {
  readonly after: Scene
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
    after,
    worst: flow ? scenario.flows.indexOf(flow) : 0,
    broken: faults.slice(0, MOST_MEMBERS).map(each => {
      const { failed, dead } = scenes.broken(each)
      return [brokenText(each), failed, dead] as const
    }),
  }
}

/** The flows of a report as a page lists them. */
export function flowNames({ flows }: DrillReport): readonly string[] {
  return flows.map(flowText)
}
