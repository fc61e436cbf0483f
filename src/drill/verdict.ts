import type { Frame, Timeline } from '../routing/timeline.ts'
import type { EndPoint, TopologyFlow } from '../topology/topology.ts'
import { type Darkness, darkMs, darkness } from './darkness.ts'
import type { Experiment, Laboratory, Passages } from './laboratory.ts'
import { crossings, type Passage, wayOf } from './passage.ts'
import type { DirectionVerdict, FlowVerdict, Survives } from './report.ts'

/** What arrives of each direction when every flow of the estate sends at once. */
export interface Shares {
  readonly forward: { readonly steadyBps: number; readonly peakBps: number }
  readonly back: { readonly steadyBps: number; readonly peakBps: number }
}

const NO_DARKNESS: Darkness = { intervals: [], endedBy: null, largestShare: 0 }

/** Judges one flow in one experiment; without an experiment, as things are before any fault. */
export function verdict(
  laboratory: Laboratory,
  flow: TopologyFlow,
  experiment: Experiment | undefined,
  shares: Shares,
  redundancyLost: boolean,
): FlowVerdict {
  const forward = direction(laboratory, experiment, flow, 'forward')
  const back = direction(laboratory, experiment, flow, 'back')
  const worst = darkMs(forward.worst, back.worst)
  const { from, to, single } = flow
  return {
    from: from.name,
    to: to.name,
    survives: survival(flow, shares, forward.after, back.after),
    darkMs: worst,
    darkMinMs: darkMs(forward.best, back.best),
    healDarkMs: darkMs(forward.heal, back.heal),
    decidedBy: worst === null ? null : longer(forward.worst, back.worst).endedBy,
    steady: { demandBps: flow.steadyBps, deliveredBps: Math.round(Math.min(shares.forward.steadyBps, shares.back.steadyBps)) },
    peak: { demandBps: flow.peakBps, deliveredBps: Math.round(Math.min(shares.forward.peakBps, shares.back.peakBps)) },
    asymmetric: asymmetry(laboratory, forward.after, back.after),
    redundancyLost,
    shareAffected: Math.max(forward.worst.largestShare, back.worst.largestShare),
    forward: described(laboratory, forward, from, to, single, shares.forward.peakBps),
    back: described(laboratory, back, to, from, single, shares.back.peakBps),
  }
}

interface Direction {
  readonly before: Passage
  readonly after: Passage
  readonly worst: Darkness
  readonly best: Darkness
  readonly heal: Darkness
}

function direction(
  laboratory: Laboratory,
  experiment: Experiment | undefined,
  flow: TopologyFlow,
  which: keyof Passages,
): Direction {
  const before = laboratory.baseline(flow)[which]
  if (!experiment) return { before, after: before, worst: NO_DARKNESS, best: NO_DARKNESS, heal: NO_DARKNESS }
  const { brokenLinks, worst, best, heal, untilMs } = experiment
  // Only what is lost beyond what was lost before any fault counts as darkness.
  const dark = ({ frames }: Timeline, broken: ReadonlySet<string>, untilMs?: number) =>
    darkness(
      frames,
      index => {
        const { convergence } = frames[index] as Frame
        return Math.max(0, laboratory.passages(convergence, broken, flow)[which].lostShare - before.lostShare)
      },
      untilMs,
    )
  return {
    before,
    after: laboratory.passages(lastFrame(worst).convergence, brokenLinks, flow)[which],
    worst: dark(worst, brokenLinks, untilMs),
    best: dark(best, brokenLinks, untilMs),
    heal: dark(heal, new Set()),
  }
}

export function lastFrame({ frames }: Timeline): Frame {
  const last = frames.at(-1)
  if (!last) throw new TypeError('a timeline has at least one frame')
  return last
}

function survival(flow: TopologyFlow, shares: Shares, forward: Passage, back: Passage): Survives {
  if (forward.lostShare === 1 || back.lostShare === 1) return 'no'
  const carried = Math.min(shares.forward.peakBps, shares.back.peakBps) >= flow.peakBps * (1 - 1e-9)
  return carried && forward.lostShare === 0 && back.lostShare === 0 ? 'whole' : 'partly'
}

function longer(a: Darkness, b: Darkness): Darkness {
  return (darkMs(a) ?? Number.POSITIVE_INFINITY) >= (darkMs(b) ?? Number.POSITIVE_INFINITY) ? a : b
}

function asymmetry(laboratory: Laboratory, forward: Passage, back: Passage): boolean | 'possible' {
  const out = crossings(laboratory.topology, forward)
  const home = crossings(laboratory.topology, back)
  if (out.size === 0 || home.size === 0) return false
  if (out.symmetricDifference(home).size > 0) return out.intersection(home).size > 0 ? 'possible' : true
  return out.size > 1 ? 'possible' : false
}

function described(
  laboratory: Laboratory,
  { before, after, worst, best }: Direction,
  from: EndPoint,
  to: EndPoint,
  single: boolean,
  peakBps: number,
): DirectionVerdict {
  return {
    darkMs: darkMs(worst),
    darkMinMs: darkMs(best),
    decidedBy: worst.endedBy,
    before: wayOf(laboratory.topology, before, from, to, single),
    after: wayOf(laboratory.topology, after, from, to, single),
    deliveredBps: Math.round(peakBps),
  }
}
