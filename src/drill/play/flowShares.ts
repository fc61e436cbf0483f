import { Crossings } from '../../routing/crossings.ts'
import { type Carried, DifferingLoads } from '../../routing/differingLoads.ts'
import { sent } from '../../routing/load.ts'
import type { Loads, Sent } from '../../routing/pipeLoad.ts'
import { PipeNumbers } from '../../routing/pipeNumbers.ts'
import { PipeOrder } from '../../routing/pipeOrder.ts'
import { Recently } from '../../routing/recently.ts'
import type { Topology, TopologyFlow } from '../../topology/topology.ts'
import { demandOf } from '../demandOf.ts'
import { fullLoads } from '../linkLoads.ts'
import type { Passages } from '../passage.ts'
import type { LinkLoad } from '../report.ts'
import { waysOf } from '../waysOf.ts'
import type { Laboratory } from './laboratory.ts'
import type { Share, Shares } from './verdict.ts'

/** What arrives when every flow of the estate sends at once, and what everything on the ways is asked for. */
export interface FlowShares {
  /** In the order of the estate's flows; the same value as before any fault where nothing differs. */
  readonly shares: readonly Shares[]
  /** The flows with other shares than before any fault. */
  readonly otherwise: readonly number[]
  /** Both are good until shares are asked for again. */
  readonly steady: Loads
  readonly peak: Loads
}

/** Steady and peak of all flows at once, each on the ways that it goes once everything has settled. */
export function flowShares(flows: readonly TopologyFlow[], passagesOf: (flow: number) => Passages): FlowShares {
  return new SharedRoom(flows, passagesOf).shares(passagesOf, [])
}

/** What arrives at one moment, and what has no room for it. */
export interface Room {
  readonly shares: readonly Shares[]
  /** The flows with other shares than before any fault. */
  readonly otherwise: readonly number[]
  /** What drops packets at peak, fullest first. */
  readonly full: readonly LinkLoad[]
}

/** By laboratory: each has a network of its own, impaired or not. */
const ROOMS = new WeakMap<Laboratory, SharedRoom>()

/**
 * The same for many moments of a laboratory; `touched`: the flows that may go otherwise than before any fault; `nearly`: what
 * has little room left is told, too.
 */
export function roomIn(
  laboratory: Laboratory,
  passagesOf: (flow: number) => Passages,
  touched: Iterable<number>,
  nearly: boolean,
): Room {
  return sharedRoom(laboratory).room(laboratory.topology, passagesOf, touched, nearly)
}

/** How things are before any fault. */
export function sharesBefore(laboratory: Laboratory): FlowShares {
  const { flows } = laboratory.topology
  return sharedRoom(laboratory).shares(flow => laboratory.baseline(flows[flow]!), [])
}

function sharedRoom(laboratory: Laboratory): SharedRoom {
  const { flows } = laboratory.topology
  const room = ROOMS.get(laboratory) ?? new SharedRoom(flows, flow => laboratory.baseline(flows[flow]!))
  ROOMS.set(laboratory, room)
  return room
}

/** So many moments are told apart by which flows go which ways: many scenarios end in the same one. */
const MOST_ROOMS = 16_384

/** Most flows go as before any fault at most moments: what the others ask for is what is added up. */
class SharedRoom {
  readonly #flows: readonly TopologyFlow[]
  readonly #numbers = new PipeNumbers()
  readonly #before: readonly Passages[]
  readonly #sharesBefore: readonly Shares[]
  /** Of both, whose ways are the same. */
  readonly #crossings: Crossings
  readonly #steady: DifferingLoads
  readonly #peak: DifferingLoads
  readonly #rooms = new Recently<string, Room>(MOST_ROOMS)
  #sendings = 0
  /** By flow. */
  readonly #sending: readonly WeakMap<Passages, Sending>[]

  constructor(flows: readonly TopologyFlow[], passagesOf: (flow: number) => Passages) {
    this.#flows = flows
    this.#sending = flows.map(() => new WeakMap())
    this.#before = flows.map((_, flow) => passagesOf(flow))
    const sending = this.#before.map((passages, flow) => this.#sendingOver(flow, passages))
    const steadily = sending.flatMap(({ steady }) => steady)
    const atPeak = sending.flatMap(({ peak }) => peak)
    this.#crossings = new Crossings(steadily.map(({ ways }) => ways))
    const order = new PipeOrder()
    this.#steady = new DifferingLoads(this.#numbers, steadily, this.#crossings, order)
    this.#peak = new DifferingLoads(this.#numbers, atPeak, this.#crossings, order)
    const [steady, peak] = [this.#steady.carry(new Map()), this.#peak.carry(new Map())]
    this.#sharesBefore = flows.map((_, flow) => sharesOf(flow, steady, peak))
  }

  room(topology: Topology, passagesOf: (flow: number) => Passages, touched: Iterable<number>, nearly: boolean): Room {
    const changes = this.#changes(passagesOf, touched)
    let key = nearly ? 'nearly' : ''
    for (const [flow, { number }] of changes) key += ` ${flow}:${number}`
    return this.#rooms.get(key, () => {
      const { shares, otherwise, ...pipes } = this.#sharesOf(changes)
      return { shares, otherwise, full: fullLoads(topology, pipes, nearly) }
    })
  }

  shares(passagesOf: (flow: number) => Passages, touched: Iterable<number>): FlowShares {
    return this.#sharesOf(this.#changes(passagesOf, touched))
  }

  /** By flow, in order: those that go otherwise than before. */
  #changes(passagesOf: (flow: number) => Passages, touched: Iterable<number>): readonly (readonly [number, Sending])[] {
    const changes: (readonly [number, Sending])[] = []
    for (const flow of touched) {
      const passages = passagesOf(flow)
      if (passages === this.#before[flow]) continue
      changes.push([flow, this.#sending[flow]!.get(passages) ?? this.#sendingOver(flow, passages)])
    }
    return changes.sort(([a], [b]) => a - b)
  }

  #sharesOf(changes: readonly (readonly [flow: number, sending: Sending])[]): FlowShares {
    const steadily = new Map<number, Sent>()
    const atPeak = new Map<number, Sent>()
    for (const [flow, sending] of changes) {
      for (const way of [0, 1] as const) {
        steadily.set(2 * flow + way, sending.steady[way])
        atPeak.set(2 * flow + way, sending.peak[way])
      }
    }
    this.#crossings.change(steadily)
    const [steady, peak] = [this.#steady.carry(steadily), this.#peak.carry(atPeak)]
    const flows = new Set<number>()
    for (const demand of steady.otherwise) flows.add(demand >> 1)
    for (const demand of peak.otherwise) flows.add(demand >> 1)
    const shares = this.#sharesBefore.slice()
    const otherwise: number[] = []
    for (const flow of flows) {
      const found = sharesOf(flow, steady, peak)
      if (sameShares(found, this.#sharesBefore[flow]!)) continue
      shares[flow] = found
      otherwise.push(flow)
    }
    return { shares, otherwise, steady: steady.loads, peak: peak.loads }
  }

  #sendingOver(flow: number, passages: Passages): Sending {
    const of = this.#flows[flow]!
    const [there, home] = (['forward', 'back'] as const).map(which => {
      const { steadyBps, peakBps } = demandOf(of, which)
      // One way for both rates: a single 5-tuple does not change it with its rate.
      const ways = this.#numbers.ways(waysOf(of, passages[which].branches, peakBps))
      return { steady: sent(steadyBps, of.packetBytes, ways), peak: sent(peakBps, of.packetBytes, ways) }
    }) as [{ steady: Sent; peak: Sent }, { steady: Sent; peak: Sent }]
    const number = this.#sendings++
    const sending: Sending = { number, steady: [there.steady, home.steady], peak: [there.peak, home.peak] }
    this.#sending[flow]!.set(passages, sending)
    return sending
  }
}

/** Forward and back. */
interface Sending {
  /** No other has it. */
  readonly number: number
  readonly steady: readonly [Sent, Sent]
  readonly peak: readonly [Sent, Sent]
}

function sharesOf(flow: number, steady: Carried, peak: Carried): Shares {
  const share = (demand: number): Share => {
    const heldBackBy = peak.fullest(demand)
    return {
      steadyBps: steady.arriving(demand),
      peakBps: peak.arriving(demand),
      ...(heldBackBy === undefined ? {} : { heldBackBy }),
    }
  }
  return { forward: share(2 * flow), back: share(2 * flow + 1) }
}

export function sameShares(a: Shares, b: Shares): boolean {
  return a === b || (sameShare(a.forward, b.forward) && sameShare(a.back, b.back))
}

function sameShare(a: Share, b: Share): boolean {
  return a.steadyBps === b.steadyBps && a.peakBps === b.peakBps && a.heldBackBy === b.heldBackBy
}
