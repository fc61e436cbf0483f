import type { Assumptions } from '../routing/detection.ts'
import type { Topology } from '../topology/topology.ts'
import { assumptionTexts, DEFAULT_ASSUMPTIONS } from './assumptions.ts'
import { footprints } from './footprint.ts'
import { judged, judgedBefore } from './judged.ts'
import { Laboratory } from './laboratory.ts'
import type { DrillReport, Scenario } from './report.ts'
import type { Script } from './script.ts'
import { worstScenario } from './worst.ts'

/** Plays every script on the estate's network and judges every flow in it. */
export function drill(
  topology: Topology,
  scripts: readonly Script[],
  assumptions: Assumptions = DEFAULT_ASSUMPTIONS,
): DrillReport {
  const laboratory = new Laboratory(topology, assumptions)
  return reportOf(laboratory, [...playEach(laboratory, scripts)])
}

/** The scenarios of scripts, one after the other: whoever takes them can stop, or hand parts of them to several workers. */
export function* playEach(laboratory: Laboratory, scripts: readonly Script[]): Generator<Scenario, void, undefined> {
  const breaks = footprints(laboratory.topology)
  const known = new Map<string, Scenario>()
  for (const script of scripts) {
    // What breaks the same links and sessions in the same way ends alike.
    const parts = script.map(({ domain, kind }) => `${kind} ${kind === 'delete' ? domain.id : breaks.get(domain.id)}`)
    const key = parts.sort().join('; ')
    const alike = known.get(key)
    if (alike) yield { ...alike, faults: faultsOf(script) }
    else {
      const breakages = script.map(({ domain, kind }) => ({ component: domain.id, kind }))
      const scenario = judged(laboratory, script, laboratory.play(breakages))
      known.set(key, scenario)
      yield scenario
    }
  }
}

function faultsOf(script: Script): Scenario['faults'] {
  return script.map(({ domain, kind }) => ({ kind, on: domain.id, name: domain.name }))
}

/** What was judged, with what it is compared to and what it rests on. */
export function reportOf(laboratory: Laboratory, scenarios: readonly Scenario[], partial = false): DrillReport {
  const { topology, assumptions } = laboratory
  const worst = worstScenario(scenarios)
  const deletes = scenarios.some(({ faults }) => faults.some(({ kind }) => kind === 'delete'))
  return {
    assumptions: assumptionTexts(assumptions, topology, deletes),
    flows: topology.flows.map(({ from, to, steadyBps, peakBps }) => ({ from: from.name, to: to.name, steadyBps, peakBps })),
    baseline: judgedBefore(laboratory),
    ...(worst ? { worst } : {}),
    partial,
    scenarios,
  }
}
