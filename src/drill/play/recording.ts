import { damage, withSharedFate } from '../../routing/detection.ts'
import { lossWindow } from '../../routing/lossWindow.ts'
import { type Frame, healing, type Phase, type Settled } from '../../routing/timeline.ts'
import { type PhaseTimeline, phaseTimelines } from '../file/phaseTimeline.ts'
import type { Change } from '../file/windowChanges.ts'
import { breakagesOf } from '../script.ts'
import type { Experiment, Laboratory } from './laboratory.ts'

/**
 * Moments on one clock, played at the unluckiest and the luckiest phase of the timers; a part of it is an experiment. What
 * goes and comes again and again is dark for longest where losses are noticed late and returns soon, or the other way round:
 * so both are played, too.
 */
export class Recording {
  readonly #laboratory: Laboratory
  readonly #moments: readonly Change[]
  /** What is broken at each, with all that shares its fate. */
  readonly #broken: Parameters<typeof lossWindow>[0]
  readonly #worst: readonly PhaseTimeline[]
  readonly #best: readonly PhaseTimeline[]
  readonly #crossed: readonly (readonly PhaseTimeline[])[]
  readonly #settled: Settled = { byBeliefs: new Map() }

  constructor(laboratory: Laboratory, moments: readonly Change[]) {
    const { topology, assumptions } = laboratory
    const steps = moments.map(({ atMs, script }) => ({ atMs, breakages: breakagesOf(script) }))
    const isCrossed = moments.length > 1
    const timelines = (losses: Phase, returns: Phase) => {
      // Verdicts follow from when loss is expected to end something; what is dark for longest is then no matter of chance.
      const phases = { losses, returns, chance: isCrossed ? 'worst' : losses } as const
      return phaseTimelines(topology.network, topology.baseline, steps, assumptions, phases, { byBeliefs: new Map() })
    }
    this.#laboratory = laboratory
    this.#moments = moments
    this.#broken = steps.map(({ atMs, breakages }) => ({ atMs, breakages: withSharedFate(topology.network, breakages) }))
    this.#worst = timelines('worst', 'worst')
    this.#best = timelines('best', 'best')
    this.#crossed = isCrossed ? [timelines('worst', 'best'), timelines('best', 'worst')] : []
  }

  /** At all phases of the timers, the unluckiest first. */
  get timelines(): readonly (readonly PhaseTimeline[])[] {
    return [this.#worst, this.#best, ...this.#crossed]
  }

  /** From one moment to another, or for ever; healed as things are at the end of it. */
  stretch(fromMs: number, untilMs: number | undefined): Experiment {
    const at = this.#moments.flatMap(({ atMs }, index) => (atMs >= fromMs && !(atMs >= (untilMs ?? Infinity)) ? [index] : []))
    const during = (timelines: readonly PhaseTimeline[]) => at.flatMap(index => timelines[index] ?? [])
    const [worst, best, crossed] = [during(this.#worst), during(this.#best), this.#crossed.map(during)]
    const [lastWorst, lastBest, last] = [worst.at(-1), best.at(-1), this.#moments[at.at(-1) ?? -1]]
    if (!lastWorst || !lastBest || !last) throw new TypeError('a stretch has at least one moment')
    const { topology, assumptions } = this.#laboratory
    const breakages = breakagesOf(last.script)
    const sofar = this.#broken.slice(0, (at.at(-1) ?? 0) + 1)
    const harm = damage(topology.network, breakages, assumptions)
    return {
      brokenLinks: lastWorst.damage.brokenLinks,
      worst: { ...lastWorst, frames: framesOf(worst) },
      best: { ...lastBest, frames: framesOf(best) },
      ...(crossed.length > 0 ? { crossed: crossed.map(framesOf) } : {}),
      heal: healing(topology.network, lastWorst, harm, assumptions, 'worst', this.#settled),
      ...(untilMs === undefined ? {} : { untilMs }),
      ...(at.length > 1 ? { brokenDuring: brokenDuring([...worst, ...best, ...crossed.flat()]) } : {}),
      ...this.#laboratory.impairedBy(breakages),
      lossWindow: lossWindow(sofar, sofar.length - 1, untilMs ?? last.atMs + assumptions.lossWindowMs),
    }
  }
}

function framesOf(timelines: readonly PhaseTimeline[]): readonly Frame[] {
  return timelines.flatMap(({ frames }) => frames)
}

function brokenDuring(timelines: readonly PhaseTimeline[]): NonNullable<Experiment['brokenDuring']> {
  return new Map(timelines.flatMap(({ frames, damage: { brokenLinks } }) => frames.map(frame => [frame, brokenLinks] as const)))
}
