import { parentPort, workerData } from 'node:worker_threads'
import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { playEach } from '../drill/drill.ts'
import { Experiments } from '../drill/play/experiments.ts'
import { Laboratory } from '../drill/play/laboratory.ts'
import type { FlowVerdict, LinkLoad, Scenario } from '../drill/report.ts'
import type { Faulty } from '../drill/script.ts'
import { ALL_UP } from '../routing/beliefs.ts'
import { type Convergence, converge } from '../routing/converge.ts'
import type { Topology } from '../topology/topology.ts'

/** Some of the scripts, each a list of (number of a domain, how it fails). */
export interface Asked {
  readonly from: number
  readonly scripts: readonly (readonly (readonly [domain: number, how: Omit<Faulty, 'domain'>])[])[]
}

/** Most flows and pipes fare alike in thousands of scenarios: what is told of them is sent once, and then by its number. */
export interface Played {
  readonly from: number
  /** Verdicts and loads that were not sent before: they are numbered in the order in which they are. */
  readonly verdicts: readonly FlowVerdict[]
  readonly loads: readonly LinkLoad[]
  /** By scenario, all flows of each. */
  readonly flows: Int32Array
  readonly scenarios: readonly (Omit<Scenario, 'faults' | 'flows' | 'loads'> & { readonly loads?: readonly number[] })[]
}

const sent = workerData as Omit<Topology, 'baseline'>
let settled: Convergence | undefined
const topology: Topology = {
  ...sent,
  /** Where every prefix is settled when it is asked for, nobody asks for all of them. */
  get baseline() {
    settled ??= converge(sent.network, ALL_UP)
    return settled
  },
}
/** What was settled for one script is known for the next. */
const experiments = new Experiments(new Laboratory(topology, DEFAULT_ASSUMPTIONS))

/** Numbers for what is sent once. */
class Numbered<T extends object> {
  readonly #numbers = new WeakMap<T, number>()
  #count = 0
  #unsent: T[] = []

  numberOf(thing: T): number {
    const known = this.#numbers.get(thing)
    if (known !== undefined) return known
    this.#numbers.set(thing, this.#count)
    this.#unsent.push(thing)
    return this.#count++
  }

  /** What has got a number since this was asked for last. */
  unsent(): readonly T[] {
    return this.#unsent.splice(0)
  }
}

const verdicts = new Numbered<FlowVerdict>()
const loads = new Numbered<LinkLoad>()

parentPort?.on('message', ({ from, scripts }: Asked) => {
  const named = scripts.map(script =>
    script.flatMap(([number, how]) => {
      const domain = topology.domains[number]
      return domain ? [{ ...how, domain }] : []
    }),
  )
  const played = [...playEach(experiments, named)]
  const count = topology.flows.length
  const flows = new Int32Array(played.length * count)
  for (const [i, scenario] of played.entries()) {
    const before = played[i - 1]
    for (let flow = 0; flow < count; flow++) {
      const verdict = scenario.flows[flow]!
      const at = i * count + flow
      flows[at] = before?.flows[flow] === verdict ? flows[at - count]! : verdicts.numberOf(verdict)
    }
  }
  const scenarios = played.map(({ faults: _faults, flows: _flows, loads: full, ...rest }) => ({
    ...rest,
    ...(full ? { loads: full.map(load => loads.numberOf(load)) } : {}),
  }))
  const told: Played = { from, verdicts: verdicts.unsent(), loads: loads.unsent(), flows, scenarios }
  parentPort?.postMessage(told, [flows.buffer])
})
