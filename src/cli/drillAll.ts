import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { playEach, reportOf } from '../drill/drill.ts'
import { Experiments } from '../drill/play/experiments.ts'
import { Laboratory } from '../drill/play/laboratory.ts'
import type { DrillReport, FlowVerdict, LinkLoad, Scenario } from '../drill/report.ts'
import type { Script } from '../drill/script.ts'
import type { Topology } from '../topology/topology.ts'
import { DrillProgress, type ToldProgress } from './drillProgress.ts'
import type { Asked, Played } from './drillWorker.ts'
import { ScriptQueue } from './scriptQueue.ts'

/** From so many scenarios on, starting threads is quicker than not to. */
const WORTH_THREADS = 2000
const SCENARIOS_AT_ONCE = 64
/** Tables of one scenario are garbage in the next: with room for several of them most are never copied. */
const YOUNG = { maxYoungGenerationSizeMb: 64 }

interface Options {
  /** Ends the drill early: what was played so far is the report, and is said to be a part. */
  readonly signal?: AbortSignal
  readonly progress?: ToldProgress
  readonly threads?: number
}

/** Plays any number of scripts, on several threads where that pays, and tells how far it is. */
export async function drillAll(topology: Topology, scripts: readonly Script[], options: Options = {}): Promise<DrillReport> {
  const { signal, threads = scripts.length < WORTH_THREADS ? 1 : availableParallelism() } = options
  const progress = new DrillProgress(scripts.length, options.progress ?? (() => {}))
  const run: Run = { topology, scripts, signal: signal ?? new AbortController().signal, progress }
  const laboratory = new Laboratory(topology, DEFAULT_ASSUMPTIONS)
  const found = await (threads > 1 ? onThreads(run, threads) : here(run, laboratory))
  progress.end()
  const played = found.filter(scenario => scenario !== undefined)
  return reportOf(laboratory, played, played.length < scripts.length)
}

interface Run {
  readonly topology: Topology
  readonly scripts: readonly Script[]
  readonly signal: AbortSignal
  readonly progress: DrillProgress
}

async function here({ scripts, signal, progress }: Run, laboratory: Laboratory): Promise<Scenario[]> {
  const scenarios: Scenario[] = []
  for (const scenario of playEach(new Experiments(laboratory), scripts)) {
    scenarios.push(scenario)
    if (scenarios.length % SCENARIOS_AT_ONCE > 0) continue
    progress.tell(scenarios.length)
    // Ctrl-C is heard between two turns only.
    await setImmediate()
    if (signal.aborted) break
  }
  return scenarios
}

/** In the order of the scripts; undefined where it was stopped before. */
async function onThreads({ topology, scripts, signal, progress }: Run, threads: number): Promise<(Scenario | undefined)[]> {
  // Tables are computed when they are asked for, so they cannot be sent: each thread settles the baseline again.
  const { baseline: _, ...sent } = topology
  const at = new Map(topology.domains.map(({ id }, index) => [id, index]))
  const found: (Scenario | undefined)[] = Array(scripts.length).fill(undefined)
  const queue = new ScriptQueue(scripts.length, threads, SCENARIOS_AT_ONCE)
  let done = 0
  const ask = (thread: number): Asked | undefined => {
    const run = signal.aborted ? undefined : queue.next(thread)
    return run && { from: run.from, scripts: scripts.slice(run.from, run.to).map(numbered) }
  }
  const numbered = (script: Script) => script.map(({ domain, ...how }) => [at.get(domain.id) ?? 0, how] as const)
  const work = (thread: number) =>
    new Promise<void>((resolve, reject) => {
      const first = ask(thread)
      if (!first) return resolve()
      const worker = new Worker(new URL('./drillWorker.ts', import.meta.url), { workerData: sent, resourceLimits: YOUNG })
      const stop = () => {
        signal.removeEventListener('abort', stop)
        worker.terminate().then(() => resolve(), reject)
      }
      signal.addEventListener('abort', stop)
      worker.on('error', reject)
      const told = { verdicts: [] as FlowVerdict[], loads: [] as LinkLoad[] }
      worker.on('message', ({ from, verdicts, loads, flows, scenarios }: Played) => {
        for (const verdict of verdicts) told.verdicts.push(verdict)
        for (const load of loads) told.loads.push(load)
        const count = topology.flows.length
        for (const [i, { loads: full, ...scenario }] of scenarios.entries()) {
          found[from + i] = {
            ...scenario,
            flows: Array.from(flows.subarray(i * count, (i + 1) * count), number => told.verdicts[number]!),
            ...(full ? { loads: full.map(number => told.loads[number]!) } : {}),
          }
        }
        done += scenarios.length
        progress.tell(done)
        const asked = ask(thread)
        if (asked) worker.postMessage(asked)
        else stop()
      })
      worker.postMessage(first)
    })
  await Promise.all(Array.from({ length: threads }, (_, thread) => work(thread)))
  return found
}
