import { type Breakage, withSharedFate } from '../../routing/detection.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'
import { deletionToDo } from '../file/deletionToDo.ts'
import { allLoads } from '../linkLoads.ts'
import { limitRemarks, limitToDo } from '../report/limitRemarks.ts'
import { disputeTexts } from '../report/propagationTexts.ts'
import type { DrillReport, FlowVerdict, Scenario } from '../report.ts'
import { breakagesOf, faultsOf, type Script } from '../script.ts'
import type { Outcome } from './experiments.ts'
import { roomIn, sharesBefore } from './flowShares.ts'
import { isKept } from './isKept.ts'
import type { Laboratory } from './laboratory.ts'
import { lossRemarks } from './lossRemarks.ts'
import { mayExceedLimits } from './mayExceedLimits.ts'
import { type Shares, verdictBefore } from './verdict.ts'

/** Judges every flow in what was played while everything in the script was broken. */
export function judged(laboratory: Laboratory, script: Script, { whole, touched, after, verdictOf }: Outcome): Scenario {
  const breakages = breakagesOf(script)
  const { impaired = laboratory } = whole ?? {}
  const all = laboratory.topology.flows.keys()
  const { shares, otherwise, full } = roomIn(impaired, after, touched?.flows ?? all, script.length < 2)
  const flows = touched ? touched.others.slice() : []
  const looked = touched ? touched.flows : [...shares.keys()]
  const judge = (flow: number) => {
    flows[flow] = verdictOf(flow, shares[flow] as Shares)
  }
  looked.forEach(judge)
  for (const flow of otherwise) if (!looked.includes(flow)) judge(flow)
  // What a limit closes is told of everything together, though flows were judged by what can matter to each.
  const seen = whole ?? (mayExceedLimits(laboratory.topology.network) ? laboratory.playForFlows(breakages) : undefined)
  const disputes = seen ? (seen.worst.frames.at(-1)?.convergence.tables.disputes ?? []) : laboratory.disputesAfter(breakages)
  const toDo = [...deletionToDo(laboratory.topology, script), ...(seen ? limitToDo(laboratory.topology, seen) : [])]
  const remarks = [
    ...(whole ? lossRemarks(laboratory, script, whole) : []),
    ...(seen ? limitRemarks(laboratory.topology, seen) : []),
    ...disputeTexts(laboratory.topology, disputes),
  ]
  return {
    faults: faultsOf(script),
    ownEnd: laboratory.breaksEnds(breakages) && sufferByEnds(laboratory.topology, flows, breakages),
    ...(toDo.length > 0 ? { toDo } : {}),
    ...(remarks.length > 0 ? { remarks } : {}),
    flows,
    ...(full.length > 0 ? { loads: full } : {}),
  }
}

/** The same judgement with nothing broken. */
export function judgedBefore(laboratory: Laboratory): Pick<DrillReport, 'baseline' | 'loads'> {
  const { topology } = laboratory
  const { shares, ...pipes } = sharesBefore(laboratory)
  return {
    baseline: topology.flows.map((flow, i) => verdictBefore(laboratory, flow, shares[i] as Shares)),
    loads: allLoads(topology, pipes),
  }
}

/** Whether an end of every flow that fares otherwise is itself broken. */
function sufferByEnds({ network, flows }: Topology, verdicts: readonly FlowVerdict[], breakages: readonly Breakage[]): boolean {
  const broken = new Set(withSharedFate(network, breakages).map(({ component }) => component))
  const isBroken = ({ own }: EndPoint) => own.some(component => broken.has(component))
  const suffers = (flow: FlowVerdict) => !isKept(flow) || flow.darkMs !== 0
  const suffering = flows.filter((_, i) => suffers(verdicts[i]!))
  return suffering.length > 0 && suffering.every(({ from, to }) => isBroken(from) || isBroken(to))
}
