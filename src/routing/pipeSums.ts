import type { PipeLoad } from './pipeLoad.ts'
import type { PipeNumbers } from './pipeNumbers.ts'

/** What pipes are asked for and pass on at one moment, by number; the same as before but for those that have moved. */
export class PipeSums {
  readonly #numbers: PipeNumbers
  #before: Sums
  #now: Sums
  #moved = new Set<number>()

  constructor(numbers: PipeNumbers) {
    this.#numbers = numbers
    this.#before = sums(numbers.count)
    this.#now = sums(numbers.count)
  }

  get now(): Sums {
    return this.#now
  }

  get before(): Sums {
    return this.#before
  }

  get moved(): ReadonlySet<number> {
    return this.#moved
  }

  move(pipe: number): void {
    this.#moved.add(pipe)
  }

  /** From now on things are as now. */
  settle(): void {
    this.#before = { asked: this.#now.asked.slice(), packets: this.#now.packets.slice(), passing: this.#now.passing.slice() }
    this.#moved = new Set()
  }

  /** Everything as before, with room for pipes that have got a number since. */
  reset(): void {
    const { count } = this.#numbers
    if (count > this.#now.asked.length) {
      // For as many again: numbers come one by one.
      this.#before = grown(this.#before, 2 * count)
      this.#now = grown(this.#now, 2 * count)
    }
    const now = this.#now
    const before = this.#before
    this.#moved.forEach(pipe => {
      now.asked[pipe] = before.asked[pipe]!
      now.packets[pipe] = before.packets[pipe]!
      now.passing[pipe] = before.passing[pipe]!
    })
    this.#moved = new Set()
  }

  /** Whether it passes on another share than before. */
  passesOtherwise(pipe: number): boolean {
    return this.#now.passing[pipe] !== this.#before.passing[pipe]
  }

  load(pipe: number, { asked, packets, passing }: Sums): PipeLoad {
    return {
      pipe: this.#numbers.pipe(pipe),
      askedBps: asked[pipe]!,
      askedPacketsPerSecond: packets[pipe]!,
      passing: passing[pipe]!,
    }
  }
}

/** By pipe: bit/s and packets/s that it is asked for, and the share of them that it passes on. */
export interface Sums {
  readonly asked: Float64Array
  readonly packets: Float64Array
  readonly passing: Float64Array
}

function sums(count: number): Sums {
  return { asked: new Float64Array(count), packets: new Float64Array(count), passing: new Float64Array(count).fill(1) }
}

function grown({ asked, packets, passing }: Sums, count: number): Sums {
  const more = sums(count)
  more.asked.set(asked)
  more.packets.set(packets)
  more.passing.set(passing)
  return more
}
