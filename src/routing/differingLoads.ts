import { Carrier, fullestOf } from './carrier.ts'
import type { Crossings } from './crossings.ts'
import { narrowsInOrder } from './narrowsInOrder.ts'
import { arriving, isNotable, type Loads, type PipeLoad, passingShare, type Sent } from './pipeLoad.ts'
import type { PipeNumbers } from './pipeNumbers.ts'
import { PipeOrder } from './pipeOrder.ts'

/** What becomes of demands at one moment: good until the next one is asked about. */
export interface Carried {
  /** The demands of which something else arrives than before, or that are held back by something else; in no order. */
  readonly otherwise: Iterable<number>
  /** Bit/s. */
  readonly arriving: (demand: number) => number
  /** The pipe that passes on the least of a demand; undefined where all pass everything. */
  readonly fullest: (demand: number) => string | undefined
  readonly loads: Loads
}

/**
 * What demands ask of pipes when a few of them go otherwise than before. Only the pipes on the old and the new ways of these
 * are added up again, and what lies behind a pipe that drops more or less than before.
 *
 * A pipe can drop something only if it is too narrow for all that would come to it were nothing dropped before it. What
 * the narrow ones pass on follows one from the other where no ways cross them in a circle: then there is one solution,
 * the one that a `Carrier` comes to from nothing. Where there is a circle one is asked.
 */
export class DifferingLoads {
  readonly #numbers: PipeNumbers
  readonly #before: readonly Sent[]
  readonly #arrivingBefore: Float64Array
  readonly #carrier: Carrier
  readonly #crossings: Crossings
  readonly #narrowBefore: readonly number[]
  /** Of all pipes that were crossed, in order. */
  readonly #placesBefore: readonly Placed[]
  readonly #order = new PipeOrder()
  readonly #notable = new Map<number, readonly Placed[]>()
  readonly #loadsBefore: PipeLoad[] = []
  #askedBefore: Float64Array
  #packetsBefore: Float64Array
  #passingBefore: Float64Array
  /** As things are at this moment; the same as before but for `#moved`. */
  #asked: Float64Array
  #packets: Float64Array
  #passing: Float64Array
  /** Which pipes are being added up. */
  #isAddedUp: Uint8Array
  #moved = new Set<number>()
  #changes: ReadonlyMap<number, Sent> = new Map()

  /** `crossings`: of the ways of these demands, which others may be about, too. */
  constructor(numbers: PipeNumbers, before: readonly Sent[], crossings: Crossings) {
    this.#numbers = numbers
    this.#before = before
    this.#crossings = crossings
    this.#carrier = new Carrier(numbers)
    this.#arrivingBefore = this.#carrier.carry(before)
    for (const { ways } of before) this.#order.see(ways)
    const { count } = numbers
    this.#askedBefore = new Float64Array(count)
    this.#packetsBefore = new Float64Array(count)
    this.#passingBefore = new Float64Array(count).fill(1)
    for (const pipe of crossings.crossedBefore) {
      const { askedBps, askedPacketsPerSecond, passing } = this.#carrier.loadOf(pipe)
      this.#askedBefore[pipe] = askedBps
      this.#packetsBefore[pipe] = askedPacketsPerSecond
      this.#passingBefore[pipe] = passing
    }
    this.#asked = this.#askedBefore.slice()
    this.#packets = this.#packetsBefore.slice()
    this.#passing = this.#passingBefore.slice()
    this.#isAddedUp = new Uint8Array(count)
    this.#narrowBefore = crossings.crossedBefore.filter(pipe => this.#isNarrow(pipe))
    this.#placesBefore = this.#placed(crossings.crossedBefore)
  }

  /** With the demands of these numbers, which are in order, on other ways, which the crossings have been told of. */
  carry(changes: ReadonlyMap<number, Sent>): Carried {
    this.#reset()
    this.#changes = changes
    for (const { ways } of changes.values()) this.#order.see(ways)
    const { touched } = this.#crossings
    // Whatever is added up anew.
    const anew = new Set(touched)
    this.#addAllUp(touched, undefined)
    const isFull = (pipe: number) => this.#passes(pipe) < 1
    const narrow = [...this.#narrowBefore.filter(pipe => !anew.has(pipe)), ...touched.filter(isFull)]
    const order = this.#order.sorted(narrow) ?? narrowsInOrder(narrow, this.#waysAcross(narrow))
    if (!order) return this.#fromNothing()
    const isNarrow = new Set(narrow)
    // Those that no longer are pass on everything, whatever else there is.
    for (const pipe of touched) if (!isNarrow.has(pipe)) this.#passOn(pipe, 1, anew)
    for (const pipe of order) if (anew.has(pipe)) this.#addUp(pipe, anew)
    // Where nothing is dropped it is what was added up before.
    if (narrow.length > 0 || anew.size > touched.length) {
      this.#addAllUp(
        [...anew].filter(pipe => !isNarrow.has(pipe)),
        this.#passing,
      )
    }
    for (const pipe of anew) this.#moved.add(pipe)
    return this.#carried()
  }

  #reset(): void {
    const { count } = this.#numbers
    if (count > this.#asked.length) {
      // Room for as many again: numbers come one by one.
      const grown = (of: Float64Array, value: number) => {
        const more = new Float64Array(2 * count).fill(value)
        more.set(of)
        return more
      }
      this.#askedBefore = grown(this.#askedBefore, 0)
      this.#packetsBefore = grown(this.#packetsBefore, 0)
      this.#passingBefore = grown(this.#passingBefore, 1)
      this.#asked = grown(this.#asked, 0)
      this.#packets = grown(this.#packets, 0)
      this.#passing = grown(this.#passing, 1)
      this.#isAddedUp = new Uint8Array(2 * count)
    }
    for (const pipe of this.#moved) {
      this.#asked[pipe] = this.#askedBefore[pipe]!
      this.#packets[pipe] = this.#packetsBefore[pipe]!
      this.#passing[pipe] = this.#passingBefore[pipe]!
    }
    this.#moved = new Set()
  }

  #sentNow(demand: number): Sent {
    return this.#changes.get(demand) ?? this.#before[demand]!
  }

  /** Whether more would come to it than it passes on if nothing were dropped before it. */
  #isNarrow(pipe: number): boolean {
    const { asked, packets } = this.#askedOf(pipe, undefined)
    return passingShare(this.#numbers.pipe(pipe), asked, packets) < 1
  }

  /** What is asked of a pipe, given what those before it pass on; without `passing` they pass on everything. */
  #askedOf(pipe: number, passing: Float64Array | undefined): { readonly asked: number; readonly packets: number } {
    let [asked, packets] = [0, 0]
    for (const demand of this.#crossings.of(pipe)) {
      const { bps, packetsPerSecond, ways } = this.#sentNow(demand)
      for (let branch = 0; branch < ways.pipes.length; branch++) {
        const way = ways.pipes[branch]!
        let left = 1
        for (let at = 0; at < way.length; at++) {
          const each = way[at]!
          if (each === pipe) {
            asked += bps * ways.shares[branch]! * left
            packets += packetsPerSecond * ways.shares[branch]! * left
          }
          if (passing) left *= passing[each]!
        }
      }
    }
    return { asked, packets }
  }

  /** What is asked of some pipes together, demand by demand, as each alone is. */
  #addAllUp(pipes: readonly number[], passing: Float64Array | undefined): void {
    const crossing = new Set<number>()
    for (const pipe of pipes) {
      this.#moved.add(pipe)
      this.#asked[pipe] = 0
      this.#packets[pipe] = 0
      this.#isAddedUp[pipe] = 1
      for (const demand of this.#crossings.of(pipe)) crossing.add(demand)
    }
    for (const demand of [...crossing].sort((a, b) => a - b)) {
      const { bps, packetsPerSecond, ways } = this.#sentNow(demand)
      for (let branch = 0; branch < ways.pipes.length; branch++) {
        const way = ways.pipes[branch]!
        const share = ways.shares[branch]!
        let left = 1
        for (let at = 0; at < way.length; at++) {
          const pipe = way[at]!
          if (this.#isAddedUp[pipe] === 1) {
            this.#asked[pipe]! += bps * share * left
            this.#packets[pipe]! += packetsPerSecond * share * left
          }
          if (passing) left *= passing[pipe]!
        }
      }
    }
    for (const pipe of pipes) this.#isAddedUp[pipe] = 0
  }

  /** The share that a pipe passes on of what is asked of it. */
  #passes(pipe: number): number {
    return this.#crossings.of(pipe).length > 0
      ? passingShare(this.#numbers.pipe(pipe), this.#asked[pipe]!, this.#packets[pipe]!)
      : 1
  }

  #waysAcross(pipes: readonly number[]): readonly Int32Array[] {
    if (pipes.length < 2) return []
    const demands = new Set(pipes.flatMap(pipe => this.#crossings.of(pipe)))
    return [...demands].flatMap(demand => this.#sentNow(demand).ways.pipes)
  }

  #addUp(pipe: number, anew: Set<number>): void {
    const { asked, packets } = this.#askedOf(pipe, this.#passing)
    this.#asked[pipe] = asked
    this.#packets[pipe] = packets
    this.#passOn(pipe, this.#passes(pipe), anew)
  }

  /** Where a pipe passes on another share than before, what lies behind it is to be added up, too. */
  #passOn(pipe: number, share: number, anew: Set<number>): void {
    this.#moved.add(pipe)
    this.#passing[pipe] = share
    if (share === this.#passingBefore[pipe]) return
    for (const demand of this.#crossings.of(pipe)) {
      for (const way of this.#sentNow(demand).ways.pipes) {
        const at = way.indexOf(pipe)
        for (let behind = at < 0 ? way.length : at + 1; behind < way.length; behind++) anew.add(way[behind]!)
      }
    }
  }

  #carried(): Carried {
    const otherwise = new Set(this.#changes.keys())
    for (const pipe of this.#moved) {
      if (this.#passing[pipe] !== this.#passingBefore[pipe]) for (const demand of this.#crossings.of(pipe)) otherwise.add(demand)
    }
    return {
      otherwise,
      arriving: demand =>
        otherwise.has(demand) ? arriving(this.#sentNow(demand), this.#passing) : this.#arrivingBefore[demand]!,
      fullest: demand => fullestOf(this.#sentNow(demand).ways, this.#passing, this.#numbers),
      loads: this.#loads,
    }
  }

  #fromNothing(): Carried {
    const demands = this.#before.map((sent, demand) => this.#changes.get(demand) ?? sent)
    const all = this.#carrier.carry(demands)
    return {
      otherwise: demands.keys(),
      arriving: demand => all[demand]!,
      fullest: demand => this.#carrier.fullest(demands[demand]!.ways),
      loads: this.#carrier.loads,
    }
  }

  get #loads(): Loads {
    return {
      get: name => {
        const pipe = this.#numbers.known(name)
        return pipe !== undefined && this.#crossings.of(pipe).length > 0 ? this.#loadOf(pipe) : undefined
      },
      values: () => this.#inOrder([...Array(this.#numbers.count).keys()].filter(pipe => this.#crossings.of(pipe).length > 0)),
      notable: least => this.#notableNow(least),
    }
  }

  #notableNow(least: number): readonly PipeLoad[] {
    let before = this.#notable.get(least)
    if (!before) {
      before = this.#placesBefore.filter(({ pipe }) => isNotable(this.#loadBefore(pipe), least))
      this.#notable.set(least, before)
    }
    const stay = before.filter(({ pipe }) => !this.#moved.has(pipe))
    const isSo = (pipe: number) => this.#crossings.of(pipe).length > 0 && isNotable(this.#loadOf(pipe), least)
    const come = this.#placed([...this.#moved].filter(isSo))
    const all: Placed[] = []
    let next = 0
    for (const each of stay) {
      while (next < come.length && earlier(come[next]!, each) < 0) all.push(come[next++]!)
      all.push(each)
    }
    return [...all, ...come.slice(next)].map(({ pipe }) => this.#loadOf(pipe))
  }

  #inOrder(pipes: readonly number[]): readonly PipeLoad[] {
    return this.#placed(pipes).map(({ pipe }) => this.#loadOf(pipe))
  }

  /** As a carrier comes to them: demand by demand, way by way. */
  #placed(pipes: readonly number[]): readonly Placed[] {
    return pipes.map(pipe => this.#placeOf(pipe)).sort(earlier)
  }

  #placeOf(pipe: number): Placed {
    const first = this.#crossings.of(pipe)[0]!
    let place = 0
    for (const way of this.#sentNow(first).ways.pipes) {
      const at = way.indexOf(pipe)
      if (at >= 0) return { pipe, first, place: place + at }
      place += way.length
    }
    return { pipe, first, place }
  }

  /** The same value for as long as it is as before. */
  #loadOf(pipe: number): PipeLoad {
    if (!this.#moved.has(pipe)) {
      this.#loadsBefore[pipe] ??= this.#loadBefore(pipe)
      return this.#loadsBefore[pipe]
    }
    return {
      pipe: this.#numbers.pipe(pipe),
      askedBps: this.#asked[pipe]!,
      askedPacketsPerSecond: this.#packets[pipe]!,
      passing: this.#passing[pipe]!,
    }
  }

  #loadBefore(pipe: number): PipeLoad {
    return {
      pipe: this.#numbers.pipe(pipe),
      askedBps: this.#askedBefore[pipe]!,
      askedPacketsPerSecond: this.#packetsBefore[pipe]!,
      passing: this.#passingBefore[pipe]!,
    }
  }
}

/** Where a carrier comes to a pipe first. */
interface Placed {
  readonly pipe: number
  readonly first: number
  readonly place: number
}

function earlier(a: Placed, b: Placed): number {
  return a.first - b.first || a.place - b.place
}
