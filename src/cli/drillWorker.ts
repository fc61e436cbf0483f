import { parentPort, workerData } from 'node:worker_threads'
import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { playEach } from '../drill/drill.ts'
import { Laboratory } from '../drill/laboratory.ts'
import type { Scenario } from '../drill/report.ts'
import type { Script } from '../drill/script.ts'
import { ALL_UP } from '../routing/beliefs.ts'
import { converge } from '../routing/converge.ts'
import type { Topology } from '../topology/topology.ts'

/** Some of the scripts, each a list of (number of a domain, how it fails). */
export interface Asked {
  readonly from: number
  readonly scripts: readonly (readonly (readonly [domain: number, kind: Script[number]['kind']])[])[]
}

export interface Played {
  readonly from: number
  readonly scenarios: readonly Scenario[]
}

const sent = workerData as Omit<Topology, 'baseline'>
const topology: Topology = { ...sent, baseline: converge(sent.network, ALL_UP) }
/** What was settled for one script is known for the next. */
const laboratory = new Laboratory(topology, DEFAULT_ASSUMPTIONS)

parentPort?.on('message', ({ from, scripts }: Asked) => {
  const named = scripts.map(script =>
    script.flatMap(([number, kind]) => {
      const domain = topology.domains[number]
      return domain ? [{ domain, kind }] : []
    }),
  )
  parentPort?.postMessage({ from, scenarios: [...playEach(laboratory, named)] } satisfies Played)
})
