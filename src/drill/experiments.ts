import type { Breakage } from '../routing/detection.ts'
import type { Frame } from '../routing/timeline.ts'
import { experimentOf } from './experimentOf.ts'
import type { Experiment, Laboratory, Passages } from './laboratory.ts'
import { Redundancy } from './redundancy.ts'
import type { FlowVerdict } from './report.ts'
import { breakagesOf, type Script } from './script.ts'
import { lastFrame, type Shares, verdict } from './verdict.ts'

/** What comes of a script, flow by flow. */
export interface Outcome {
  /** What was played for all flows together; absent = for each only what can matter to it. */
  readonly whole?: Experiment
  /** How the flow goes once everything has settled. */
  readonly after: (flow: number) => Passages
  readonly verdictOf: (flow: number, shares: Shares) => FlowVerdict
}

/** What is remembered of things that broke together, by flow. */
interface Known {
  readonly after: (Passages | undefined)[]
  readonly judged: (Judged | undefined)[]
}

interface Judged {
  readonly shares: Shares
  readonly verdict: FlowVerdict
}

/** Bounds of memory: verdicts of so many sets of breakages, and what was played for a few of them. */
const MOST_KNOWN = 2048
const MOST_PLAYED = 128
const MOST_SHARES = 32

/**
 * Plays scripts so that nothing is played twice: of what breaks, only that part is played for a flow which can matter to
 * it, and most parts were played before. Two failures far from each other are two single ones for every flow.
 */
export class Experiments {
  readonly laboratory: Laboratory
  readonly #redundancy: Redundancy
  readonly #known = new Map<string, Known>()
  readonly #played = new Map<string, Experiment>()
  readonly #asBefore: Judged[][] = []

  constructor(laboratory: Laboratory) {
    this.laboratory = laboratory
    this.#redundancy = new Redundancy(laboratory)
  }

  outcome(script: Script): Outcome {
    const breakages = breakagesOf(script)
    // What only takes something of a link changes what arrives of flows that it cannot move.
    if (!script.every(({ kind, direction }) => (kind === 'cut' || kind === 'silent') && direction === undefined)) {
      return this.ofWhole(script, experimentOf(this.laboratory, script))
    }
    const { reach, topology } = this.laboratory
    const parts = new Map<number, readonly Breakage[]>()
    const partOf = (flow: number): readonly Breakage[] => {
      let mask = 0
      for (const [i, { component }] of breakages.entries()) if (reach.matters(component, flow)) mask |= 1 << i
      const known = parts.get(mask) ?? breakages.filter((_, i) => (mask >> i) % 2 === 1)
      parts.set(mask, known)
      return known
    }
    const ofFlow = topology.flows.map((_, flow) => this.#part(partOf(flow)))
    return {
      after: flow => ofFlow[flow]!.after(flow),
      verdictOf: (flow, shares) => ofFlow[flow]!.verdictOf(flow, shares),
    }
  }

  /** What was played in any way for all flows together. */
  ofWhole(script: Script, experiment: Experiment): Outcome {
    const { flows } = this.laboratory.topology
    const breakages = breakagesOf(script)
    return {
      whole: experiment,
      after: flow => passagesAfter(experiment.impaired ?? this.laboratory, experiment, flow),
      verdictOf: (flow, shares) =>
        verdict(this.laboratory, flows[flow]!, experiment, shares, this.#redundancy.lost(flow, breakages)),
    }
  }

  #part(breakages: readonly Breakage[]): Outcome {
    const key = this.laboratory.keys.of(breakages)
    const known = this.#known.get(key) ?? { after: [], judged: [] }
    remember(this.#known, key, known, MOST_KNOWN)
    const { flows } = this.laboratory.topology
    return {
      after: flow => (known.after[flow] ??= passagesAfter(this.laboratory, this.#experiment(key, breakages), flow)),
      verdictOf: (flow, shares) => {
        const before = known.judged[flow]
        if (before && sameShares(before.shares, shares)) return before.verdict
        const redundancyLost = before?.verdict.redundancyLost ?? this.#redundancy.lost(flow, breakages)
        const experiment = this.#experiment(key, breakages)
        const found = this.#isTouched(experiment, flow)
          ? verdict(this.laboratory, flows[flow]!, experiment, shares, redundancyLost)
          : this.#untouched(flow, shares, redundancyLost)
        known.judged[flow] = { shares, verdict: found }
        return found
      },
    }
  }

  /** Whether the flow goes otherwise than before at any time. */
  #isTouched({ brokenLinks, worst, best, heal }: Experiment, index: number): boolean {
    const flow = this.laboratory.topology.flows[index]!
    const before = this.laboratory.baseline(flow)
    const differs = (broken: ReadonlySet<string>) => (frame: Frame) =>
      this.laboratory.passages(frame.convergence, broken, flow) !== before
    return (
      worst.frames.some(differs(brokenLinks)) || best.frames.some(differs(brokenLinks)) || heal.frames.some(differs(new Set()))
    )
  }

  /** What is judged of a flow that goes as before all the time depends on what arrives of it alone. */
  #untouched(flow: number, shares: Shares, redundancyLost: boolean): FlowVerdict {
    const all = this.#asBefore[flow] ?? []
    this.#asBefore[flow] = all
    const known = all.find(each => each.verdict.redundancyLost === redundancyLost && sameShares(each.shares, shares))
    if (known) return known.verdict
    const found = verdict(this.laboratory, this.laboratory.topology.flows[flow]!, undefined, shares, redundancyLost)
    if (all.length < MOST_SHARES) all.push({ shares, verdict: found })
    return found
  }

  #experiment(key: string, breakages: readonly Breakage[]): Experiment {
    const experiment = this.#played.get(key) ?? this.laboratory.play(breakages)
    remember(this.#played, key, experiment, MOST_PLAYED)
    return experiment
  }
}

/** What was asked for longest ago is forgotten first. */
function remember<V>(known: Map<string, V>, key: string, value: V, most: number): void {
  known.delete(key)
  known.set(key, value)
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
}

function passagesAfter(laboratory: Laboratory, { worst, brokenLinks }: Experiment, flow: number): Passages {
  return laboratory.passages(lastFrame(worst).convergence, brokenLinks, laboratory.topology.flows[flow]!)
}

function sameShares(a: Shares, b: Shares): boolean {
  return (
    a === b ||
    (['forward', 'back'] as const).every(
      which =>
        a[which].steadyBps === b[which].steadyBps &&
        a[which].peakBps === b[which].peakBps &&
        a[which].heldBackBy === b[which].heldBackBy,
    )
  )
}
