import type { EndPoint, Topology, TopologyFlow } from '../../topology/topology.ts'
import { demandOf } from '../demandOf.ts'
import { mtuFinding } from '../mtuFinding.ts'
import { crossings, type Passage, type Passages, wayOf } from '../passage.ts'
import { reasonText } from '../report/reasonText.ts'
import type { Delivery, DirectionVerdict, FlowVerdict, Survives } from '../report.ts'
import { course } from './course.ts'
import { strangerToOpen } from './firewall.ts'
import type { Experiment, Laboratory } from './laboratory.ts'
import { asBefore, type Reading, reading } from './reading.ts'
import type { Spells } from './spells.ts'

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
  readonly sights: Sights
  readonly spells: Spells
  readonly redundancyLost: boolean
  /** By name: what packets fill, lowered rates included. */
  readonly pipes: Topology['pipes']
}

/** Judges one flow in one experiment; `before`: what arrives of it before any fault. */
export function verdict(
  laboratory: Laboratory,
  flow: TopologyFlow,
  experiment: Experiment,
  shares: Shares,
  before: Shares,
  redundancyLost: boolean,
): FlowVerdict {
  const read = reading(laboratory, flow, experiment, course(laboratory, experiment, flow))
  const { topology } = experiment.impaired ?? laboratory
  return withShares(flow, judgement(topology, flow, read, redundancyLost), shares, before)
}

/** How a flow fares before any fault. */
export function verdictBefore(laboratory: Laboratory, flow: TopologyFlow, shares: Shares): FlowVerdict {
  return withShares(flow, judgement(laboratory.topology, flow, asBefore(laboratory.baseline(flow)), false), shares)
}

/** `carrying`: where packets go meanwhile, impaired or not. */
export function judgement(carrying: Topology, flow: TopologyFlow, read: Reading, redundancyLost: boolean): Judgement {
  return { sights: sights(carrying, flow, read), spells: read.spells, redundancyLost, pipes: carrying.pipes }
}

/** What can be seen of a flow that goes some ways before any fault and once everything has settled, whatever the times. */
interface Sights extends Pick<FlowVerdict, 'asymmetric' | 'deadBefore' | 'ownEnd' | 'connectionsLostTo'> {
  /** How it survives if there is room for all it asks for. */
  readonly survives: Survives
  readonly forward: Sight
  readonly back: Sight
}

interface Sight {
  readonly ways: Pick<DirectionVerdict, 'before' | 'after'>
  readonly found: Pick<DirectionVerdict, 'mtu' | 'lostTo'>
  /** Whether no packets are lost that were not lost before, were there room for all of them. */
  readonly isNoWorse: boolean
}

/** What was seen last on the ways there: a flow has few ways to go, and many faults that lead to them. */
const SEEN = new WeakMap<Passage, { readonly about: readonly unknown[]; readonly sights: Sights }>()

function sights(topology: Topology, flow: TopologyFlow, { before, after }: Reading): Sights {
  const about = [topology, flow, before.forward, before.back, after.back]
  const known = SEEN.get(after.forward)
  if (known?.about.every((each, i) => each === about[i])) return known.sights
  const there = sight(topology, before.forward, after.forward, flow, flow.from, flow.to)
  const home = sight(topology, before.back, after.back, flow, flow.to, flow.from)
  const stranger = strangerToOpen(topology, before.forward, [after.forward, after.back])
  const sights: Sights = {
    survives: survival([after.forward, after.back], [there.found, home.found]),
    asymmetric: asymmetry(topology, after.forward, after.back),
    forward: there,
    back: home,
    ...(before.forward.lostShare === 1 || before.back.lostShare === 1 ? { deadBefore: true } : {}),
    // Whatever begins somewhere ends somewhere: of nothing at all the ends are gone.
    ...(after.forward.branches.length + after.back.branches.length === 0 ? { ownEnd: true } : {}),
    ...(stranger === undefined ? {} : { connectionsLostTo: reasonText(topology, stranger) }),
  }
  SEEN.set(after.forward, { about, sights })
  return sights
}

/** A judgement with what arrives when all send at once, as reports tell it; `before`: what arrived before any fault. */
export function withShares(flow: TopologyFlow, judgement: Judgement, shares: Shares, before?: Shares): FlowVerdict {
  const { sights, spells, redundancyLost, pipes } = judgement
  const { asymmetric, deadBefore, ownEnd, connectionsLostTo } = sights
  const survives = sights.survives === 'whole' && !isCarried(flow, shares) ? 'partly' : sights.survives
  const { both, lossy, chance } = spells
  const arriving = (which: keyof Passages): DirectionVerdict => {
    const { peakBps, heldBackBy } = shares[which]
    const { times } = spells[which]
    const { ways } = sights[which]
    return {
      darkMs: times.darkMs,
      darkMinMs: times.darkMinMs,
      decidedBy: times.decidedBy,
      before: ways.before,
      after: ways.after,
      deliveredBps: Math.round(peakBps),
      ...(heldBackBy === undefined ? {} : { heldBackBy: pipes.get(heldBackBy)?.name ?? heldBackBy }),
      ...sights[which].found,
      ...spells[which].course,
    }
  }
  return {
    from: flow.from.name,
    to: flow.to.name,
    survives,
    darkMs: both.darkMs,
    darkMinMs: both.darkMinMs,
    healDarkMs: both.healDarkMs,
    decidedBy: both.decidedBy,
    steady: worse(flow, shares, 'steadyBps'),
    peak: worse(flow, shares, 'peakBps'),
    asymmetric,
    redundancyLost,
    shareAffected: spells.shareAffected,
    forward: arriving('forward'),
    back: arriving('back'),
    // What stands behind these would be written property by property: this is asked for thousands of times.
    ...(flow.name === undefined ? {} : { name: flow.name }),
    ...(deadBefore ? { deadBefore } : {}),
    ...(ownEnd ? { ownEnd } : {}),
    ...(survives !== 'whole' && before && isNoWorse(judgement, shares, before) ? { asBefore: true } : {}),
    ...(lossy ? { lossy } : {}),
    ...(connectionsLostTo === undefined ? {} : { connectionsLostTo }),
    ...(chance === undefined ? {} : { chance }),
  }
}

function isCarried(flow: TopologyFlow, shares: Shares): boolean {
  return WAYS.every(which => shares[which].peakBps >= demandOf(flow, which).peakBps * (1 - 1e-9))
}

/** Whether, once all has settled, a flow gets through as it did before, in nothing worse, whatever others do. */
function isNoWorse({ sights }: Judgement, shares: Shares, before: Shares): boolean {
  return WAYS.every(which => {
    const now = shares[which]
    const then = before[which]
    const isLess = now.steadyBps < then.steadyBps * (1 - 1e-9) || now.peakBps < then.peakBps * (1 - 1e-9)
    return sights[which].isNoWorse && !isLess
  })
}

function survival(passages: readonly Passage[], directions: readonly Pick<DirectionVerdict, 'mtu'>[]): Survives {
  if (passages.some(({ lostShare }) => lostShare === 1)) return 'no'
  const fits = directions.every(({ mtu }) => mtu?.effect !== 'blackHole')
  return fits && passages.every(({ lostShare }) => lostShare === 0) ? 'whole' : 'partly'
}

const WAYS = ['forward', 'back'] as const

/** The direction that gets less of what it asks for. */
function worse(flow: TopologyFlow, shares: Shares, rate: 'steadyBps' | 'peakBps'): Delivery {
  const delivery = (which: keyof Passages): Delivery => ({
    demandBps: demandOf(flow, which)[rate],
    deliveredBps: Math.round(shares[which][rate]),
  })
  const there = delivery('forward')
  const home = delivery('back')
  return home.deliveredBps * there.demandBps < there.deliveredBps * home.demandBps ? home : there
}

function asymmetry(topology: Topology, forward: Passage, back: Passage): boolean | 'possible' {
  const out = crossings(topology, forward)
  const home = crossings(topology, back)
  if (out.size === 0 || home.size === 0) return false
  if (out.symmetricDifference(home).size > 0) return out.intersection(home).size > 0 ? 'possible' : true
  return out.size > 1 ? 'possible' : false
}

function sight(topology: Topology, before: Passage, after: Passage, flow: TopologyFlow, from: EndPoint, to: EndPoint): Sight {
  const mtu = mtuFinding(topology, flow, before, after)
  const mtuBefore = before === after ? mtu : mtuFinding(topology, flow, before, before)
  const lost =
    after.lostShare > 0 && (after.lostShare < 1 || after.chance !== undefined)
      ? after.branches.find(({ outcome }) => outcome === 'dropped')
      : undefined
  return {
    ways: { before: wayOf(topology, before, from, to, flow), after: wayOf(topology, after, from, to, flow) },
    found: { ...(mtu ? { mtu } : {}), ...(lost ? { lostTo: reasonText(topology, lost.reason) } : {}) },
    isNoWorse: after.lostShare <= before.lostShare && (mtu?.effect !== 'blackHole' || mtuBefore?.effect === 'blackHole'),
  }
}
