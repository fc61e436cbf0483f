import type { Frame, Timeline } from '../../routing/timeline.ts'
import type { TopologyFlow } from '../../topology/topology.ts'
import type { Passages } from '../passage.ts'
import type { Experiment, Laboratory } from './laboratory.ts'

/** How a flow goes in an experiment, frame by frame. */
export interface Course {
  readonly worst: readonly Passages[]
  readonly best: readonly Passages[]
  readonly heal: readonly Passages[]
  readonly crossed: readonly (readonly Passages[])[]
  /** Once everything has settled, as what is impaired carries it. */
  readonly after: Passages
}

const NOTHING: ReadonlySet<string> = new Set()

export function course(laboratory: Laboratory, experiment: Experiment, flow: TopologyFlow): Course {
  const { brokenLinks, brokenDuring, worst, best, heal, crossed = [], impaired } = experiment
  const broken = (frame: Frame) => brokenDuring?.get(frame) ?? brokenLinks
  const during = (frame: Frame) => laboratory.passages(frame.convergence, broken(frame), flow)
  const worstly = worst.frames.map(during)
  const isAs = (a: Frame, b: Frame | undefined) => a.convergence === b?.convergence && broken(a) === broken(b)
  return {
    worst: worstly,
    // Mostly both are the same at other times.
    best: best.frames.map((frame, i) => (isAs(frame, worst.frames[i]) ? worstly[i]! : during(frame))),
    heal: heal.frames.map(frame => laboratory.passages(frame.convergence, brokenDuring?.get(frame) ?? NOTHING, flow)),
    crossed: crossed.map(frames => frames.map(during)),
    after: passagesAfter(impaired ?? laboratory, experiment, flow),
  }
}

/** How a flow goes once everything has settled. */
export function passagesAfter(laboratory: Laboratory, { worst, brokenLinks }: Experiment, flow: TopologyFlow): Passages {
  return laboratory.passages(lastFrame(worst).convergence, brokenLinks, flow)
}

export function lastFrame({ frames }: Timeline): Frame {
  const last = frames.at(-1)
  if (!last) throw new TypeError('a timeline has at least one frame')
  return last
}

/** Whether the flow goes otherwise than before at any time. */
export function differs({ worst, best, heal, crossed }: Course, before: Passages): boolean {
  const isOther = (passages: Passages) => passages !== before
  return [worst, best, heal, ...crossed].some(frames => frames.some(isOther))
}
