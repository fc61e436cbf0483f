import type { Assumptions, Breakage } from '../routing/detection.ts'
import { deliveredBps } from '../routing/load.ts'
import type { FailureDomain, Topology, TopologyFlow } from '../topology/topology.ts'
import { assumptionTexts, DEFAULT_ASSUMPTIONS } from './assumptions.ts'
import { deletionToDo } from './deletionToDo.ts'
import { type Experiment, Laboratory, type Passages } from './laboratory.ts'
import type { DrillReport, Scenario } from './report.ts'
import { lastFrame, type Shares, verdict } from './verdict.ts'
import { waysOf } from './waysOf.ts'
import { worstScenario } from './worst.ts'

/** One scenario to play: everything in it breaks at the same moment. */
export type Script = readonly { readonly domain: FailureDomain; readonly kind: Breakage['kind'] }[]

/** Plays every script on the estate's network and judges every flow in it. */
export function drill(
  topology: Topology,
  scripts: readonly Script[],
  assumptions: Assumptions = DEFAULT_ASSUMPTIONS,
): DrillReport {
  const laboratory = new Laboratory(topology, assumptions)
  const before = sharesOf(laboratory, undefined)
  const scenarios = scripts.map(script => play(laboratory, script))
  const worst = worstScenario(scenarios)
  return {
    assumptions: assumptionTexts(
      assumptions,
      topology,
      scripts.flat().some(({ kind }) => kind === 'delete'),
    ),
    flows: topology.flows.map(({ from, to, steadyBps, peakBps }) => ({ from: from.name, to: to.name, steadyBps, peakBps })),
    baseline: topology.flows.map((flow, i) => verdict(laboratory, flow, undefined, before[i] as Shares, false)),
    ...(worst ? { worst } : {}),
    partial: false,
    scenarios,
  }
}

function play(laboratory: Laboratory, script: Script): Scenario {
  const breakages = script.map(({ domain, kind }) => ({ component: domain.id, kind }))
  const experiment = laboratory.play(breakages)
  const shares = sharesOf(laboratory, experiment)
  const flows = laboratory.topology.flows.map((flow, i) =>
    verdict(laboratory, flow, experiment, shares[i] as Shares, losesRedundancy(laboratory, flow, breakages)),
  )
  const toDo = deletionToDo(laboratory.topology, script)
  const suffering = laboratory.topology.flows.filter((_, i) => flows[i]?.survives !== 'whole' || flows[i]?.darkMs !== 0)
  return {
    faults: script.map(({ domain, kind }) => ({ kind, on: domain.id, name: domain.name })),
    ownEnd: suffering.length > 0 && suffering.every(flow => isOwnEnd(flow, breakages)),
    ...(toDo.length > 0 ? { toDo } : {}),
    flows,
  }
}

function isOwnEnd(flow: TopologyFlow, breakages: readonly Breakage[]): boolean {
  return breakages.some(({ component }) => flow.from.own.includes(component) || flow.to.own.includes(component))
}

/** Steady and peak of all flows at once, after everything has settled. */
function sharesOf(laboratory: Laboratory, experiment: Experiment | undefined): readonly Shares[] {
  const { flows, baseline } = laboratory.topology
  const convergence = experiment ? lastFrame(experiment.worst).convergence : baseline
  const broken = experiment?.brokenLinks ?? new Set<string>()
  const passages = flows.map(flow => laboratory.passages(convergence, broken, flow))
  const arriving = (bps: (flow: TopologyFlow) => number) =>
    deliveredBps(
      flows.flatMap((flow, i) => {
        const { forward, back } = passages[i] as Passages
        return [forward, back].map(({ branches }) => ({ bps: bps(flow), branches: waysOf(flow, branches) }))
      }),
    )
  const steady = arriving(flow => flow.steadyBps)
  const peak = arriving(flow => flow.peakBps)
  return flows.map((_, i) => ({
    forward: { steadyBps: steady[2 * i] ?? 0, peakBps: peak[2 * i] ?? 0 },
    back: { steadyBps: steady[2 * i + 1] ?? 0, peakBps: peak[2 * i + 1] ?? 0 },
  }))
}

/** Whether the faults leave a single connection or VPN connection on which everything now hangs, and there was none. */
function losesRedundancy(laboratory: Laboratory, flow: TopologyFlow, breakages: readonly Breakage[]): boolean {
  const ways = [...new Set([...laboratory.topology.network.links.values()].map(link => link.way))].filter(
    way => way !== undefined,
  )
  const cut = (way: string): Breakage => ({ component: way, kind: 'cut' })
  if (!laboratory.survives(breakages, flow)) return false
  if (ways.some(way => !laboratory.survives([cut(way)], flow))) return false
  return ways.some(way => !laboratory.survives([...breakages, cut(way)], flow))
}
