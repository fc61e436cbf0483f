import { Carrier, type Loads, type Sent } from '../../routing/carrier.ts'
import { sent } from '../../routing/load.ts'
import type { TopologyFlow } from '../../topology/topology.ts'
import { demandOf } from '../demandOf.ts'
import { waysOf } from '../waysOf.ts'
import type { Laboratory, Passages } from './laboratory.ts'
import type { Share, Shares } from './verdict.ts'

/** What arrives when every flow of the estate sends at once, and what everything on the ways is asked for. */
export interface FlowShares {
  /** In the order of the estate's flows; the same value as before any fault where nothing differs. */
  readonly shares: readonly Shares[]
  /** Both are good until shares are asked for again. */
  readonly steady: Loads
  readonly peak: Loads
}

/** Steady and peak of all flows at once, each on the ways that it goes once everything has settled. */
export function flowShares(flows: readonly TopologyFlow[], passagesOf: (flow: number) => Passages): FlowShares {
  return new SharedRoom(flows).shares(passagesOf)
}

/** By laboratory: each has a network of its own, impaired or not. */
const ROOMS = new WeakMap<Laboratory, SharedRoom>()

/** The same for many moments of a laboratory. */
export function sharesIn(laboratory: Laboratory, passagesOf: (flow: number) => Passages): FlowShares {
  const { flows } = laboratory.topology
  const known = ROOMS.get(laboratory)
  if (known) return known.shares(passagesOf)
  const room = new SharedRoom(flows)
  ROOMS.set(laboratory, room)
  // How things are before any fault comes first, which most shares are the same as.
  room.shares(flow => laboratory.baseline(flows[flow]!))
  return room.shares(passagesOf)
}

/** The ways of most flows are known from the moments before. */
class SharedRoom {
  readonly #flows: readonly TopologyFlow[]
  readonly #steady = new Carrier()
  readonly #peak = new Carrier()
  /** By flow. */
  readonly #sending: readonly WeakMap<Passages, Sending>[]
  /** By flow: the first, which are those before any fault. */
  readonly #first: Shares[] = []

  constructor(flows: readonly TopologyFlow[]) {
    this.#flows = flows
    this.#sending = flows.map(() => new WeakMap())
  }

  shares(passagesOf: (flow: number) => Passages): FlowShares {
    const steadily: Sent[] = []
    const atPeak: Sent[] = []
    for (let flow = 0; flow < this.#flows.length; flow++) {
      const passages = passagesOf(flow)
      const known = this.#sending[flow]!.get(passages) ?? this.#sendingOver(this.#flows[flow]!, passages)
      this.#sending[flow]!.set(passages, known)
      steadily.push(known.steady[0], known.steady[1])
      atPeak.push(known.peak[0], known.peak[1])
    }
    const [steady, peak] = [this.#steady.carry(steadily), this.#peak.carry(atPeak)]
    const share = (at: number): Share => {
      const heldBackBy = this.#peak.fullest(atPeak[at]!.ways)
      return { steadyBps: steady[at]!, peakBps: peak[at]!, ...(heldBackBy === undefined ? {} : { heldBackBy }) }
    }
    const shares = this.#flows.map((_, flow) => {
      const found: Shares = { forward: share(2 * flow), back: share(2 * flow + 1) }
      this.#first[flow] ??= found
      return sameShares(found, this.#first[flow]) ? this.#first[flow] : found
    })
    return { shares, steady: this.#steady.loads, peak: this.#peak.loads }
  }

  #sendingOver(flow: TopologyFlow, passages: Passages): Sending {
    const [there, home] = (['forward', 'back'] as const).map(which => {
      const branches = waysOf(flow, passages[which].branches)
      const { steadyBps, peakBps } = demandOf(flow, which)
      return {
        steady: sent(steadyBps, flow.packetBytes, this.#steady.ways(branches)),
        peak: sent(peakBps, flow.packetBytes, this.#peak.ways(branches)),
      }
    }) as [{ steady: Sent; peak: Sent }, { steady: Sent; peak: Sent }]
    return { steady: [there.steady, home.steady], peak: [there.peak, home.peak] }
  }
}

/** Forward and back. */
interface Sending {
  readonly steady: readonly [Sent, Sent]
  readonly peak: readonly [Sent, Sent]
}

export function sameShares(a: Shares, b: Shares): boolean {
  return a === b || (sameShare(a.forward, b.forward) && sameShare(a.back, b.back))
}

function sameShare(a: Share, b: Share): boolean {
  return a.steadyBps === b.steadyBps && a.peakBps === b.peakBps && a.heldBackBy === b.heldBackBy
}
