import { type DetectionEvent, thingOf } from '../../routing/beliefs.ts'
import type { Network } from '../../routing/network.ts'
import type { Frame, Timeline } from '../../routing/timeline.ts'
import type { Topology, TopologyFlow } from '../../topology/topology.ts'
import { demandOf } from '../demandOf.ts'
import { mtuFinding } from '../mtuFinding.ts'
import { crossings, type Passage, wayOf } from '../passage.ts'
import { reasonText } from '../report/reasonText.ts'
import type { Delivery, DirectionVerdict, FlowVerdict, Survives } from '../report.ts'
import { type Course, course } from './course.ts'
import { type Darkness, darkMs, darkness } from './darkness.ts'
import type { Experiment, Laboratory, Passages } from './laboratory.ts'
import { lossiness } from './lossiness.ts'

/** What arrives of each direction when every flow of the estate sends at once. */
export interface Shares {
  readonly forward: Share
  readonly back: Share
}

export interface Share {
  readonly steadyBps: number
  readonly peakBps: number
  /** What drops most of it for want of room: the name of a pipe. */
  readonly heldBackBy?: string
}

const NO_DARKNESS: Darkness = { intervals: [], stretches: [], endedBy: null, largestShare: 0 }

/** What is judged of a flow whatever the others send. */
export interface Judgement {
  /** How it survives if there is room for all it asks for. */
  readonly survives: Survives
  readonly verdict: Omit<FlowVerdict, 'survives' | 'steady' | 'peak' | 'forward' | 'back'>
  readonly directions: Readonly<Record<keyof Passages, Described>>
  /** By name: what packets fill, lowered rates included. */
  readonly pipes: Topology['pipes']
}

type Described = Omit<DirectionVerdict, 'deliveredBps' | 'heldBackBy'>

/** Judges one flow in one experiment; without an experiment, as things are before any fault. */
export function verdict(
  laboratory: Laboratory,
  flow: TopologyFlow,
  experiment: Experiment | undefined,
  shares: Shares,
  redundancyLost: boolean,
): FlowVerdict {
  const played = experiment && { experiment, course: course(laboratory, experiment, flow) }
  return withShares(flow, judgement(laboratory, flow, played, redundancyLost), shares)
}

/** An experiment, and how a flow goes in it. */
export interface Played {
  readonly experiment: Experiment
  readonly course: Course
}

/** `played`: absent = things are as before any fault. */
export function judgement(
  laboratory: Laboratory,
  flow: TopologyFlow,
  played: Played | undefined,
  redundancyLost: boolean,
): Judgement {
  const named = played && namedFrames(laboratory, flow, played.experiment)
  const forward = direction(laboratory, played, named, flow, 'forward')
  const back = direction(laboratory, played, named, flow, 'back')
  const experiment = played?.experiment
  const worst = darkMs(forward.worst, back.worst)
  const carrying = experiment?.impaired ?? laboratory
  const directions = {
    forward: described(carrying, forward, flow, 'forward'),
    back: described(carrying, back, flow, 'back'),
  }
  return {
    survives: survival([forward.after, back.after], [directions.forward, directions.back]),
    verdict: {
      from: flow.from.name,
      to: flow.to.name,
      darkMs: worst,
      darkMinMs: darkMs(forward.best, back.best),
      healDarkMs: darkMs(forward.heal, back.heal),
      decidedBy: worst === null ? null : longer(forward.worst, back.worst).endedBy,
      asymmetric: asymmetry(laboratory, forward.after, back.after),
      redundancyLost,
      ...(experiment ? lossiness(experiment, flow) : {}),
      shareAffected: Math.max(forward.worst.largestShare, back.worst.largestShare),
    },
    directions,
    pipes: carrying.topology.pipes,
  }
}

/** A judgement with what arrives when all send at once, as reports tell it. */
export function withShares(
  flow: TopologyFlow,
  { survives, verdict: judged, directions, pipes }: Judgement,
  shares: Shares,
): FlowVerdict {
  const isCarried = WAYS.every(which => shares[which].peakBps >= demandOf(flow, which).peakBps * (1 - 1e-9))
  const { from, to, darkMs, darkMinMs, healDarkMs, decidedBy, ...further } = judged
  const arriving = (which: keyof Passages): DirectionVerdict => {
    const { darkMs, darkMinMs, decidedBy, before, after, ...rest } = directions[which]
    const { peakBps, heldBackBy } = shares[which]
    return {
      darkMs,
      darkMinMs,
      decidedBy,
      before,
      after,
      deliveredBps: Math.round(peakBps),
      ...(heldBackBy === undefined ? {} : { heldBackBy: pipes.get(heldBackBy)?.name ?? heldBackBy }),
      ...rest,
    }
  }
  return {
    from,
    to,
    survives: survives === 'whole' && !isCarried ? 'partly' : survives,
    darkMs,
    darkMinMs,
    healDarkMs,
    decidedBy,
    steady: worse(flow, shares, 'steadyBps'),
    peak: worse(flow, shares, 'peakBps'),
    ...further,
    forward: arriving('forward'),
    back: arriving('back'),
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
  played: Played | undefined,
  named: NamedFrames | undefined,
  flow: TopologyFlow,
  which: keyof Passages,
): Direction {
  const before = laboratory.baseline(flow)[which]
  if (!played || !named) return { before, after: before, worst: NO_DARKNESS, best: NO_DARKNESS, heal: NO_DARKNESS }
  const { experiment, course } = played
  // Only what is lost beyond what was lost before any fault counts as darkness.
  const dark = (timeline: keyof NamedFrames, untilMs?: number) =>
    darkness(named[timeline], index => Math.max(0, course[timeline][index]![which].lostShare - before.lostShare), untilMs)
  return {
    before,
    after: course.after[which],
    worst: dark('worst', experiment.untilMs),
    best: dark('best', experiment.untilMs),
    heal: dark('heal'),
  }
}

type Named = Pick<Frame, 'atMs' | 'by'>
type NamedFrames = Readonly<Record<'worst' | 'best' | 'heal', readonly Named[]>>

/** Of what is noticed at the same moment, what concerns the flow is named. */
function namedFrames(laboratory: Laboratory, flow: TopologyFlow, { worst, best, heal }: Experiment): NamedFrames {
  const isTie = [worst, best, heal].some(({ frames }) => frames.some(({ noticed }) => noticed !== undefined))
  const { network, flows } = laboratory.topology
  const links = isTie ? laboratory.reach.links[flows.indexOf(flow)] : undefined
  const named = ({ frames }: Timeline) => (links ? frames.map(frame => namedFrame(network, links, frame)) : frames)
  return { worst: named(worst), best: named(best), heal: named(heal) }
}

function namedFrame(network: Network, links: ReadonlySet<string>, frame: Frame): Named {
  const own = frame.noticed?.find(event => concerns(network, links, event))
  return own ? { atMs: frame.atMs, by: own.by } : frame
}

function concerns(network: Network, links: ReadonlySet<string>, { what, key }: DetectionEvent): boolean {
  const thing = thingOf(key)
  if (what !== 'linkEnd') return links.has(network.sessions.get(thing)?.link ?? '')
  const isMember = (link: string) => network.links.get(link)?.bundle?.members.some(({ name }) => name === thing) === true
  return links.has(thing) || (!network.links.has(thing) && [...links].some(isMember))
}

function survival(passages: readonly Passage[], directions: readonly Described[]): Survives {
  if (passages.some(({ lostShare }) => lostShare === 1)) return 'no'
  const fits = directions.every(({ mtu }) => mtu?.effect !== 'blackHole')
  return fits && passages.every(({ lostShare }) => lostShare === 0) ? 'whole' : 'partly'
}

const WAYS = ['forward', 'back'] as const

/** The direction that gets less of what it asks for. */
function worse(flow: TopologyFlow, shares: Shares, rate: 'steadyBps' | 'peakBps'): Delivery {
  const [there, home] = WAYS.map(which => ({
    demandBps: demandOf(flow, which)[rate],
    deliveredBps: Math.round(shares[which][rate]),
  })) as [Delivery, Delivery]
  return home.deliveredBps * there.demandBps < there.deliveredBps * home.demandBps ? home : there
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
  { before, after, worst, best, heal }: Direction,
  flow: TopologyFlow,
  which: keyof Passages,
): Described {
  const { topology } = laboratory
  const [from, to] = which === 'forward' ? [flow.from, flow.to] : [flow.to, flow.from]
  const mtu = mtuFinding(topology, flow, before, after)
  const lost =
    after.lostShare > 0 && after.lostShare < 1 ? after.branches.find(({ outcome }) => outcome === 'dropped') : undefined
  return {
    darkMs: darkMs(worst),
    darkMinMs: darkMs(best),
    decidedBy: worst.endedBy,
    before: wayOf(topology, before, from, to, flow),
    after: wayOf(topology, after, from, to, flow),
    ...(mtu ? { mtu } : {}),
    ...(lost ? { lostTo: reasonText(topology, lost.reason) } : {}),
    ...darkTimes(worst, best, heal),
  }
}

function darkTimes(...[worst, best, heal]: readonly [Darkness, Darkness, Darkness]): Pick<DirectionVerdict, 'darkness'> {
  if ([worst, best, heal].every(({ stretches }) => stretches.length === 0)) return {}
  return { darkness: { worst: worst.stretches, best: best.stretches, heal: heal.stretches } }
}
