import { setImmediate } from 'node:timers/promises'
import type { Assumptions } from '../../drill/assumptions.ts'
import { playEach, reportOf } from '../../drill/drill.ts'
import { Experiments } from '../../drill/play/experiments.ts'
import { Laboratory } from '../../drill/play/laboratory.ts'
import type { DrillReport, Scenario } from '../../drill/report.ts'
import type { Script } from '../../drill/script.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import type { Topology } from '../../topology/topology.ts'

/** So long nobody else is answered. */
const TURN_MS = 10
/** A verdict is some 1,600 characters, and no string of JavaScript holds more than half a thousand million. */
const MOST_VERDICTS = 150_000

/** Plays scripts as a drill does, and lets others be answered meanwhile; refuses what no one answer could hold. */
export async function playedInTurns(
  topology: Topology,
  scripts: readonly Script[],
  assumptions: Assumptions,
): Promise<DrillReport> {
  refuseTooMany(scripts.length, topology.flows.length)
  const laboratory = new Laboratory(topology, assumptions)
  const scenarios: Scenario[] = []
  let turnedAt = performance.now()
  for (const scenario of playEach(new Experiments(laboratory), scripts)) {
    scenarios.push(scenario)
    if (performance.now() - turnedAt < TURN_MS) continue
    await setImmediate()
    turnedAt = performance.now()
  }
  return reportOf(laboratory, scenarios)
}

function refuseTooMany(scenarios: number, flows: number): void {
  if (scenarios * flows <= MOST_VERDICTS) return
  const [count, most] = [scenarios.toLocaleString('en-US'), MOST_VERDICTS.toLocaleString('en-US')]
  throw invalid(
    `${count} scenarios of ${flows} flows are more than one answer holds (${most} verdicts); name what fails, ask for every single failure, or drill the estate file, where there is no such limit.`,
  )
}
