import { type Breakage, withSharedFate } from '../routing/detection.ts'
import { deliveredBps } from '../routing/load.ts'
import type { TopologyFlow } from '../topology/topology.ts'
import { deletionToDo } from './deletionToDo.ts'
import type { Experiment, Laboratory, Passages } from './laboratory.ts'
import type { FlowVerdict, Scenario } from './report.ts'
import type { Script } from './script.ts'
import { lastFrame, type Shares, verdict } from './verdict.ts'
import { waysOf } from './waysOf.ts'

/** Judges every flow in what was played while everything in the script was broken. */
export function judged(laboratory: Laboratory, script: Script, experiment: Experiment): Scenario {
  const breakages = script.map(({ domain, kind }) => ({ component: domain.id, kind }))
  const shares = sharesOf(laboratory, experiment)
  const flows = laboratory.topology.flows.map((flow, i) =>
    verdict(laboratory, flow, experiment, shares[i] as Shares, losesRedundancy(laboratory, flow, breakages)),
  )
  const broken = withSharedFate(laboratory.topology.network, breakages)
  const toDo = deletionToDo(laboratory.topology, script)
  const suffering = laboratory.topology.flows.filter((_, i) => flows[i]?.survives !== 'whole' || flows[i]?.darkMs !== 0)
  return {
    faults: script.map(({ domain, kind }) => ({ kind, on: domain.id, name: domain.name })),
    ownEnd: suffering.length > 0 && suffering.every(flow => isOwnEnd(flow, broken)),
    ...(toDo.length > 0 ? { toDo } : {}),
    flows,
  }
}

/** The same judgement with nothing broken. */
export function judgedBefore(laboratory: Laboratory): readonly FlowVerdict[] {
  const shares = sharesOf(laboratory, undefined)
  return laboratory.topology.flows.map((flow, i) => verdict(laboratory, flow, undefined, shares[i] as Shares, false))
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
