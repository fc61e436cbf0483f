import type { EndPoint, Topology, TopologyFlow } from '../../topology/topology.ts'
import { demandOf } from '../demandOf.ts'
import { mtuFinding } from '../mtuFinding.ts'
import { crossings, type Passage, type Passages, wayOf } from '../passage.ts'
import { reasonText } from '../report/reasonText.ts'
import type { Delivery, DirectionVerdict, FlowVerdict, Survives } from '../report.ts'
import { course } from './course.ts'
import { type Darkness, darkMs } from './darkness.ts'
import { strangerToOpen } from './firewall.ts'
import type { Experiment, Laboratory } from './laboratory.ts'
import { asBefore, type Direction, type Reading, reading } from './reading.ts'

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
  const read = experiment
    ? reading(laboratory, flow, experiment, course(laboratory, experiment, flow))
    : asBefore(laboratory.baseline(flow))
  const { topology } = experiment?.impaired ?? laboratory
  return withShares(flow, judgement(topology, flow, read, redundancyLost), shares)
}

/** Puts a reading in words; `carrying`: where packets go meanwhile, impaired or not. */
export function judgement(carrying: Topology, flow: TopologyFlow, read: Reading, redundancyLost: boolean): Judgement {
  const { forward, back, lossy, chance } = read
  const worst = darkMs(forward.worst, back.worst)
  const { survives, asymmetric, connectionsLostTo, ...ways } = sights(carrying, flow, read)
  return {
    survives,
    verdict: {
      from: flow.from.name,
      to: flow.to.name,
      darkMs: worst,
      darkMinMs: darkMs(forward.best, back.best),
      healDarkMs: darkMs(forward.heal, back.heal),
      decidedBy: worst === null ? null : longer(forward.worst, back.worst).endedBy,
      asymmetric,
      redundancyLost,
      ...(forward.before.lostShare === 1 || back.before.lostShare === 1 ? { deadBefore: true } : {}),
      ...(lossy ? { lossy } : {}),
      ...(connectionsLostTo === undefined ? {} : { connectionsLostTo }),
      shareAffected: Math.max(forward.worst.largestShare, back.worst.largestShare),
      ...(chance === undefined ? {} : { chance }),
    },
    directions: { forward: timed(ways.forward, forward), back: timed(ways.back, back) },
    pipes: carrying.pipes,
  }
}

/** What can be seen of a flow that goes some ways before any fault and once everything has settled, whatever the times. */
interface Sights extends Pick<Judgement, 'survives'>, Pick<FlowVerdict, 'asymmetric' | 'connectionsLostTo'> {
  readonly forward: Sight
  readonly back: Sight
}

type Sight = Pick<DirectionVerdict, 'before' | 'after' | 'mtu' | 'lostTo'>

/** What was seen last on the ways there: a flow has few ways to go, and many faults that lead to them. */
const SEEN = new WeakMap<Passage, { readonly about: readonly unknown[]; readonly sights: Sights }>()

function sights(topology: Topology, flow: TopologyFlow, { forward, back }: Reading): Sights {
  const about = [topology, flow, forward.before, back.before, back.after]
  const known = SEEN.get(forward.after)
  if (known?.about.every((each, i) => each === about[i])) return known.sights
  const [there, home] = [sight(topology, forward, flow, flow.from, flow.to), sight(topology, back, flow, flow.to, flow.from)]
  const stranger = strangerToOpen(topology, forward.before, [forward.after, back.after])
  const sights: Sights = {
    ...(stranger === undefined ? {} : { connectionsLostTo: reasonText(topology, stranger) }),
    survives: survival([forward.after, back.after], [there, home]),
    asymmetric: asymmetry(topology, forward.after, back.after),
    forward: there,
    back: home,
  }
  SEEN.set(forward.after, { about, sights })
  return sights
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
    ...(flow.name === undefined ? {} : { name: flow.name }),
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

function survival(passages: readonly Passage[], directions: readonly Sight[]): Survives {
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

function asymmetry(topology: Topology, forward: Passage, back: Passage): boolean | 'possible' {
  const out = crossings(topology, forward)
  const home = crossings(topology, back)
  if (out.size === 0 || home.size === 0) return false
  if (out.symmetricDifference(home).size > 0) return out.intersection(home).size > 0 ? 'possible' : true
  return out.size > 1 ? 'possible' : false
}

function sight(topology: Topology, { before, after }: Direction, flow: TopologyFlow, from: EndPoint, to: EndPoint): Sight {
  const mtu = mtuFinding(topology, flow, before, after)
  const lost =
    after.lostShare > 0 && (after.lostShare < 1 || after.chance !== undefined)
      ? after.branches.find(({ outcome }) => outcome === 'dropped')
      : undefined
  return {
    before: wayOf(topology, before, from, to, flow),
    after: wayOf(topology, after, from, to, flow),
    ...(mtu ? { mtu } : {}),
    ...(lost ? { lostTo: reasonText(topology, lost.reason) } : {}),
  }
}

function timed({ before, after, ...rest }: Sight, { worst, best, heal }: Direction): Described {
  return {
    darkMs: darkMs(worst),
    darkMinMs: darkMs(best),
    decidedBy: worst.endedBy,
    before,
    after,
    ...rest,
    ...darkTimes(worst, best, heal),
  }
}

function darkTimes(...[worst, best, heal]: readonly [Darkness, Darkness, Darkness]): Pick<DirectionVerdict, 'darkness'> {
  if ([worst, best, heal].every(({ stretches }) => stretches.length === 0)) return {}
  return { darkness: { worst: worst.stretches, best: best.stretches, heal: heal.stretches } }
}
