import { parentPort, workerData } from 'node:worker_threads'
import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { playEach } from '../drill/drill.ts'
import { Experiments } from '../drill/play/experiments.ts'
import { Laboratory } from '../drill/play/laboratory.ts'
import type { FlowVerdict, Scenario } from '../drill/report.ts'
import type { Faulty } from '../drill/script.ts'
import { ALL_UP } from '../routing/beliefs.ts'
import { converge } from '../routing/converge.ts'
import type { Topology } from '../topology/topology.ts'

/** Some of the scripts, each a list of (number of a domain, how it fails). */
export interface Asked {
  readonly from: number
  readonly scripts: readonly (readonly (readonly [domain: number, how: Omit<Faulty, 'domain'>])[])[]
}

export interface Played {
  readonly from: number
  /** Verdicts that were not sent before: they are numbered in the order in which they are. */
  readonly verdicts: readonly FlowVerdict[]
  /** Most flows fare alike in thousands of scenarios, so that verdicts are sent once and then by their numbers. */
  readonly scenarios: readonly (Omit<Scenario, 'flows'> & { readonly flows: readonly number[] })[]
}

const sent = workerData as Omit<Topology, 'baseline'>
const topology: Topology = { ...sent, baseline: converge(sent.network, ALL_UP) }
/** What was settled for one script is known for the next. */
const experiments = new Experiments(new Laboratory(topology, DEFAULT_ASSUMPTIONS))

const numbers = new WeakMap<FlowVerdict, number>()
let count = 0

parentPort?.on('message', ({ from, scripts }: Asked) => {
  const named = scripts.map(script =>
    script.flatMap(([number, how]) => {
      const domain = topology.domains[number]
      return domain ? [{ ...how, domain }] : []
    }),
  )
  const verdicts: FlowVerdict[] = []
  const numberOf = (verdict: FlowVerdict) => {
    const known = numbers.get(verdict)
    if (known !== undefined) return known
    numbers.set(verdict, count)
    verdicts.push(verdict)
    return count++
  }
  const scenarios = [...playEach(experiments, named)].map(scenario => ({ ...scenario, flows: scenario.flows.map(numberOf) }))
  parentPort?.postMessage({ from, verdicts, scenarios } satisfies Played)
})
