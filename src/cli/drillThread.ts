import { Worker } from 'node:worker_threads'
import type { FlowVerdict, LinkLoad, Scenario } from '../drill/report.ts'
import { faultsOf, type Script } from '../drill/script.ts'
import type { Topology } from '../topology/topology.ts'
import type { Asked, Played } from './drillWorker.ts'
import type { Run } from './scriptQueue.ts'

/** Tables of one scenario are garbage in the next: with room for several of them most are never copied. */
const YOUNG = { maxYoungGenerationSizeMb: 64 }
/** So many runs are with the thread at once: it has the next one while this one hears of the last. */
const RUNS_AHEAD = 2

/** Plays scripts on a thread of its own for as long as there are any; an abort ends it without what it has not told yet. */
export function drillThread(
  topology: Topology,
  scripts: readonly Script[],
  next: () => Run | undefined,
  note: (at: number, scenario: Scenario) => void,
  signal: AbortSignal,
): Promise<void> {
  // Tables are computed when they are asked for, so they cannot be sent: each thread settles the baseline again.
  const { baseline: _, ...sent } = topology
  const numbers = new Map(topology.domains.map(({ id }, number) => [id, number]))
  const numbered = (script: Script) => script.map(({ domain, ...how }) => [numbers.get(domain.id) ?? 0, how] as const)
  const first = next()
  // It is not loaded for nothing.
  if (!first) return Promise.resolve()
  return new Promise<void>((resolve, reject) => {
    let waiting = 0
    const worker = new Worker(new URL('./drillWorker.ts', import.meta.url), { workerData: sent, resourceLimits: YOUNG })
    const stop = () => {
      signal.removeEventListener('abort', stop)
      worker.terminate().then(() => resolve(), reject)
    }
    const ask = (run: Run | undefined) => {
      if (!run || signal.aborted) return
      waiting++
      worker.postMessage({ from: run.from, scripts: scripts.slice(run.from, run.to).map(numbered) } satisfies Asked)
    }
    signal.addEventListener('abort', stop)
    worker.on('error', reject)
    const told = { verdicts: [] as FlowVerdict[], loads: [] as LinkLoad[] }
    worker.on('message', ({ from, verdicts, loads, flows, scenarios }: Played) => {
      for (const verdict of verdicts) told.verdicts.push(verdict)
      for (const load of loads) told.loads.push(load)
      const count = topology.flows.length
      for (const [i, { loads: full, ...rest }] of scenarios.entries()) {
        note(from + i, {
          faults: faultsOf(scripts[from + i]!),
          ...rest,
          flows: Array.from(flows.subarray(i * count, (i + 1) * count), number => told.verdicts[number]!),
          ...(full ? { loads: full.map(number => told.loads[number]!) } : {}),
        })
      }
      waiting--
      ask(next())
      if (waiting === 0) stop()
    })
    ask(first)
    for (let run = 1; run < RUNS_AHEAD; run++) ask(next())
    if (waiting === 0) stop()
  })
}
