import type { Assumptions } from '../routing/detection.ts'
import type { Topology } from '../topology/topology.ts'
import { assumptionTexts, DEFAULT_ASSUMPTIONS } from './assumptions.ts'
import { faultKey } from './file/windowChanges.ts'
import { Experiments } from './play/experiments.ts'
import { judged, judgedBefore } from './play/judged.ts'
import { Laboratory } from './play/laboratory.ts'
import { worstScenario } from './play/worst.ts'
import type { DrillReport, Scenario } from './report.ts'
import { breakagesOf, faultsOf, type Script } from './script.ts'

/** Plays every script on the estate's network and judges every flow in it. */
export function drill(
  topology: Topology,
  scripts: readonly Script[],
  assumptions: Assumptions = DEFAULT_ASSUMPTIONS,
): DrillReport {
  const laboratory = new Laboratory(topology, assumptions)
  return reportOf(laboratory, [...playEach(new Experiments(laboratory), scripts)])
}

/** The scenarios of scripts, one after the other: whoever takes them can stop, or hand parts of them to several workers. */
export function* playEach(experiments: Experiments, scripts: readonly Script[]): Generator<Scenario, void, undefined> {
  const { laboratory, alike } = experiments
  for (const script of scripts) {
    // What breaks the same links and sessions in the same way ends alike.
    const key = script.some(({ kind }) => kind !== 'cut' && kind !== 'silent')
      ? script
          .map(faulty => `${faultKey(faulty)} ${faulty.times ?? ''}`)
          .sort()
          .join('; ')
      : keyOf(laboratory, script)
    let isNew = false
    const scenario = alike.get(key, () => {
      isNew = true
      return judged(laboratory, script, experiments.outcome(script))
    })
    yield isNew ? scenario : { ...scenario, faults: faultsOf(script) }
  }
}

/** No two of different numbers of faults are the same, for what is told counts them. */
function keyOf({ keys }: Laboratory, script: Script): string {
  const key = keys.of(breakagesOf(script))
  return script.length === 1 ? key : `${script.length} ${key}`
}

/** What was judged, with what it is compared to and what it rests on; where more was `asked` for, it is a part. */
export function reportOf(laboratory: Laboratory, scenarios: readonly Scenario[], asked = scenarios.length): DrillReport {
  const partial = scenarios.length < asked
  const { topology, assumptions } = laboratory
  const worst = worstScenario(scenarios)
  return {
    assumptions: assumptionTexts(
      assumptions,
      topology,
      scenarios.flatMap(({ faults }) => faults),
    ),
    flows: topology.flows.map(({ from, to, name, steadyBps, peakBps, back }) => ({
      from: from.name,
      to: to.name,
      ...(name === undefined ? {} : { name }),
      steadyBps,
      peakBps,
      ...(back ? { back } : {}),
    })),
    ...judgedBefore(laboratory),
    ...(worst ? { worst } : {}),
    partial,
    ...(partial ? { scenariosAsked: asked } : {}),
    scenarios,
  }
}
