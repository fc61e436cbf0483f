import { Carrier, fullestOf } from './carrier.ts'
import type { Crossings } from './crossings.ts'
import { narrowsInOrder } from './narrowsInOrder.ts'
import { arriving, isNotable, type Loads, type PipeLoad, passingShare, type Sent } from './pipeLoad.ts'
import type { PipeNumbers } from './pipeNumbers.ts'
import { PipeOrder } from './pipeOrder.ts'
import { PipeSums } from './pipeSums.ts'

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
  readonly #order: PipeOrder
  readonly #notable = new Map<number, readonly Placed[]>()
  readonly #loadsBefore: PipeLoad[] = []
  readonly #sums: PipeSums
  /** Which pipes are being added up. */
  #isAddedUp = new Uint8Array(0)
  /** Which demands cross them. */
  readonly #crosses: Uint8Array
  #changes: ReadonlyMap<number, Sent> = new Map()

  /** `crossings` and `order`: of the ways of these demands, which others may be about, too. */
  constructor(numbers: PipeNumbers, before: readonly Sent[], crossings: Crossings, order = new PipeOrder()) {
    this.#order = order
    this.#numbers = numbers
    this.#before = before
    this.#crossings = crossings
    this.#carrier = new Carrier(numbers)
    this.#arrivingBefore = this.#carrier.carry(before)
    this.#crosses = new Uint8Array(before.length)
    for (const { ways } of before) this.#order.see(ways)
    this.#sums = new PipeSums(numbers)
    const { crossedBefore } = crossings
    this.#addAllUp(crossedBefore, undefined)
    this.#narrowBefore = crossedBefore.filter(pipe => this.#passes(pipe) < 1)
    for (const pipe of crossedBefore) {
      const { askedBps, askedPacketsPerSecond, passing } = this.#carrier.loadOf(pipe)
      this.#sums.now.asked[pipe] = askedBps
      this.#sums.now.packets[pipe] = askedPacketsPerSecond
      this.#sums.now.passing[pipe] = passing
    }
    this.#sums.settle()
    this.#placesBefore = this.#placed(crossings.crossedBefore)
  }

  /** With the demands of these numbers, which are in order, on other ways, which the crossings have been told of. */
  carry(changes: ReadonlyMap<number, Sent>): Carried {
    this.#sums.reset()
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
    for (let i = 0; i < touched.length; i++) if (!isNarrow.has(touched[i]!)) this.#passOn(touched[i]!, 1, anew)
    for (const pipe of order) {
      if (!anew.has(pipe)) continue
      this.#addAllUp([pipe], this.#sums.now.passing)
      this.#passOn(pipe, this.#passes(pipe), anew)
    }
    // Where nothing is dropped it is what was added up before.
    if (narrow.length > 0 || anew.size > touched.length) {
      const others = [...anew].filter(pipe => !isNarrow.has(pipe))
      this.#addAllUp(others, this.#sums.now.passing)
    }
    return this.#carried()
  }

  #sentNow(demand: number): Sent {
    return this.#changes.get(demand) ?? this.#before[demand]!
  }

  /**
   * What is asked of some pipes, demand by demand and so of each in the order of demands, given what those before them pass
   * on; without `passing` they pass on everything.
   */
  #addAllUp(pipes: readonly number[], passing: Float64Array | undefined): void {
    const { asked, packets } = this.#sums.now
    if (this.#isAddedUp.length < asked.length) this.#isAddedUp = new Uint8Array(asked.length)
    let first = this.#before.length
    let last = -1
    for (let i = 0; i < pipes.length; i++) {
      const pipe = pipes[i]!
      this.#sums.move(pipe)
      asked[pipe] = 0
      packets[pipe] = 0
      this.#isAddedUp[pipe] = 1
      const demands = this.#crossings.of(pipe)
      for (let each = 0; each < demands.length; each++) {
        const demand = demands[each]!
        this.#crosses[demand] = 1
        if (demand < first) first = demand
        if (demand > last) last = demand
      }
    }
    for (let demand = first; demand <= last; demand++) {
      if (this.#crosses[demand] === 0) continue
      this.#crosses[demand] = 0
      const { bps, packetsPerSecond, ways } = this.#sentNow(demand)
      for (let branch = 0; branch < ways.pipes.length; branch++) {
        const way = ways.pipes[branch]!
        const share = ways.shares[branch]!
        let left = 1
        for (let at = 0; at < way.length; at++) {
          const pipe = way[at]!
          if (this.#isAddedUp[pipe] === 1) {
            asked[pipe]! += bps * share * left
            packets[pipe]! += packetsPerSecond * share * left
          }
          if (passing) left *= passing[pipe]!
        }
      }
    }
    for (let i = 0; i < pipes.length; i++) this.#isAddedUp[pipes[i]!] = 0
  }

  /** The share that a pipe passes on of what is asked of it. */
  #passes(pipe: number): number {
    const { asked, packets } = this.#sums.now
    return this.#crossings.of(pipe).length > 0 ? passingShare(this.#numbers.pipe(pipe), asked[pipe]!, packets[pipe]!) : 1
  }

  #waysAcross(pipes: readonly number[]): readonly Int32Array[] {
    if (pipes.length < 2) return []
    const demands = new Set(pipes.flatMap(pipe => this.#crossings.of(pipe)))
    return [...demands].flatMap(demand => this.#sentNow(demand).ways.pipes)
  }

  /** Where a pipe passes on another share than before, what lies behind it is to be added up, too. */
  #passOn(pipe: number, share: number, anew: Set<number>): void {
    this.#sums.move(pipe)
    this.#sums.now.passing[pipe] = share
    if (!this.#sums.passesOtherwise(pipe)) return
    for (const demand of this.#crossings.of(pipe)) {
      const { pipes } = this.#sentNow(demand).ways
      for (let branch = 0; branch < pipes.length; branch++) {
        const way = pipes[branch]!
        const at = way.indexOf(pipe)
        for (let behind = at < 0 ? way.length : at + 1; behind < way.length; behind++) anew.add(way[behind]!)
      }
    }
  }

  #carried(): Carried {
    const otherwise = new Set(this.#changes.keys())
    const { passing } = this.#sums.now
    this.#sums.moved.forEach(pipe => {
      if (this.#sums.passesOtherwise(pipe)) for (const demand of this.#crossings.of(pipe)) otherwise.add(demand)
    })
    return {
      otherwise,
      arriving: demand => (otherwise.has(demand) ? arriving(this.#sentNow(demand), passing) : this.#arrivingBefore[demand]!),
      fullest: demand => fullestOf(this.#sentNow(demand).ways, passing, this.#numbers),
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
    const stay = before.filter(({ pipe }) => !this.#sums.moved.has(pipe))
    const isSo = (pipe: number) => this.#crossings.of(pipe).length > 0 && isNotable(this.#loadOf(pipe), least)
    const come = this.#placed([...this.#sums.moved].filter(isSo))
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
    if (!this.#sums.moved.has(pipe)) {
      this.#loadsBefore[pipe] ??= this.#loadBefore(pipe)
      return this.#loadsBefore[pipe]
    }
    return this.#sums.load(pipe, this.#sums.now)
  }

  #loadBefore(pipe: number): PipeLoad {
    return this.#sums.load(pipe, this.#sums.before)
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
