import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { playEach, reportOf } from '../drill/drill.ts'
import { Experiments } from '../drill/play/experiments.ts'
import { Laboratory } from '../drill/play/laboratory.ts'
import type { DrillReport, Scenario } from '../drill/report.ts'
import type { Script } from '../drill/script.ts'
import type { Topology } from '../topology/topology.ts'
import { DrillProgress, type ToldProgress } from './drillProgress.ts'
import { drillThread } from './drillThread.ts'
import { type Run, ScriptQueue } from './scriptQueue.ts'

/** From so many scenarios on a second thread is quicker than none, though it loads and settles everything again; more of them are sooner. */
const WORTH_A_THREAD = 20_000
const SCENARIOS_AT_ONCE = 64
/** Ctrl-C and other threads are heard between two turns only. */
const TURN_MS = 10

interface Options {
  /** Ends the drill early: what was played so far is the report, and is said to be a part. */
  readonly signal?: AbortSignal
  readonly progress?: ToldProgress
  readonly threads?: number
}

/** Plays any number of scripts, on several threads where that pays, and tells how far it is. */
export async function drillAll(topology: Topology, scripts: readonly Script[], options: Options = {}): Promise<DrillReport> {
  const { threads = threadsFor(scripts.length, availableParallelism()) } = options
  const signal = options.signal ?? new AbortController().signal
  const progress = new DrillProgress(scripts.length, options.progress ?? (() => {}))
  const laboratory = new Laboratory(topology, DEFAULT_ASSUMPTIONS)
  const queue = new ScriptQueue(scripts.length, threads, SCENARIOS_AT_ONCE)
  const found: (Scenario | undefined)[] = Array(scripts.length).fill(undefined)
  let done = 0
  const note = (at: number, scenario: Scenario) => {
    found[at] = scenario
    progress.tell(++done)
  }
  // This one begins at once, while the others still load.
  const others = Array.from({ length: threads - 1 }, (_, other) =>
    drillThread(topology, scripts, () => queue.next(other + 1), note, signal),
  )
  await Promise.all([here(laboratory, scripts, () => queue.next(0), note, signal), ...others])
  progress.end()
  const played = found.filter(scenario => scenario !== undefined)
  return reportOf(laboratory, played, scripts.length)
}

function threadsFor(scenarios: number, cores: number): number {
  return scenarios * (cores - 1) < WORTH_A_THREAD ? 1 : cores
}

async function here(
  laboratory: Laboratory,
  scripts: readonly Script[],
  next: () => Run | undefined,
  note: (at: number, scenario: Scenario) => void,
  signal: AbortSignal,
): Promise<void> {
  const experiments = new Experiments(laboratory)
  let turnedAt = performance.now()
  for (let run = next(); run; run = next()) {
    let at = run.from
    for (const scenario of playEach(experiments, scripts.slice(run.from, run.to))) {
      note(at++, scenario)
      if (performance.now() - turnedAt < TURN_MS) continue
      await setImmediate()
      if (signal.aborted) return
      turnedAt = performance.now()
    }
  }
}
