import { isStopped } from '../../routing/breakage.ts'
import { type Passages, wayOf } from '../passage.ts'
import { lastFrame } from '../play/course.ts'
import { experimentOf } from '../play/experimentOf.ts'
import type { Experiment, Laboratory } from '../play/laboratory.ts'
import type { FlowVerdict, Scenario } from '../report.ts'
import { breakagesOf } from '../script.ts'
import type { Moment } from '../trace/moment.ts'

/** A scenario of a report played again, for what a report does not tell: by which links packets go when all has settled. */
export interface Replayed {
  readonly experiment: Experiment
  readonly settled: Moment
  /** In the order of the estate's flows. */
  readonly passages: readonly Passages[]
}

const KNOWN = new WeakMap<Laboratory, WeakMap<Scenario, { readonly again: Replayed | undefined }>>()

/** Undefined where it comes out otherwise than the report tells: a phase of a sequence may end before its timers do. */
export function replayed(laboratory: Laboratory, scenario: Scenario): Replayed | undefined {
  const known = KNOWN.get(laboratory) ?? new WeakMap<Scenario, { readonly again: Replayed | undefined }>()
  KNOWN.set(laboratory, known)
  const before = known.get(scenario) ?? { again: playedAgain(laboratory, scenario) }
  known.set(scenario, before)
  return before.again
}

function playedAgain(laboratory: Laboratory, scenario: Scenario): Replayed | undefined {
  const domains = new Map(laboratory.topology.domains.map(domain => [domain.id, domain]))
  const script = scenario.faults.flatMap(({ on, name: _, ...how }) => {
    const domain = domains.get(on)
    return domain ? [{ domain, ...how }] : []
  })
  if (script.length < scenario.faults.length) return undefined
  const experiment = script.every(isStopped) ? laboratory.playForFlows(breakagesOf(script)) : experimentOf(laboratory, script)
  const { convergence } = lastFrame(experiment.worst)
  const { brokenLinks } = experiment
  const meanwhile = experiment.impaired ?? laboratory
  const passages = laboratory.topology.flows.map(flow => meanwhile.passages(convergence, brokenLinks, flow))
  const asTold = passages.every((each, index) => isAsTold(laboratory, index, each, scenario.flows[index]))
  return asTold ? { experiment, settled: { convergence, brokenLinks }, passages } : undefined
}

function isAsTold(
  { topology }: Laboratory,
  index: number,
  { forward, back }: Passages,
  verdict: FlowVerdict | undefined,
): boolean {
  const flow = topology.flows[index]
  if (!flow || !verdict) return false
  const { from, to } = flow
  const [there, home] = [wayOf(topology, forward, from, to, flow), wayOf(topology, back, to, from, flow)]
  return there?.path.join() === verdict.forward.after?.path.join() && home?.path.join() === verdict.back.after?.path.join()
}
