import { inOrder } from './inOrder.ts'
import type { Ways } from './pipeNumbers.ts'

/** An order in which pipes follow each other on all ways that were ever seen, for as long as no ways cross them in a circle. */
export class PipeOrder {
  readonly #seen = new WeakSet<Ways>()
  /** By pipe: those that come right after it on some way. */
  readonly #after: Set<number>[] = []
  #ranks: Int32Array | undefined = new Int32Array(0)
  #isStale = false

  /** Takes note of ways; no ways are forgotten. */
  see(ways: Ways): void {
    if (!this.#ranks || this.#seen.has(ways)) return
    this.#seen.add(ways)
    for (const way of ways.pipes) {
      for (let at = 1; at < way.length; at++) {
        const before = way[at - 1]!
        const pipe = way[at]!
        this.#after[before] ??= new Set()
        this.#after[before].add(pipe)
        if (!(this.#ranks[before]! < this.#ranks[pipe]!)) this.#isStale = true
      }
    }
  }

  /** Some pipes in that order; undefined where there is none. */
  sorted(pipes: readonly number[]): readonly number[] | undefined {
    if (pipes.length < 2) return pipes
    if (this.#isStale) this.#rank()
    const ranks = this.#ranks
    // A pipe that is alone on its ways has no rank, and no place that it must have.
    return ranks && pipes.toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))
  }

  #rank(): void {
    this.#isStale = false
    const pipes = new Set<number>()
    // Numbers that nothing comes after are passed over.
    this.#after.forEach((after, before) => {
      pipes.add(before)
      after.forEach(pipe => {
        pipes.add(pipe)
      })
    })
    const order = inOrder([...pipes], pipe => this.#after[pipe] ?? NONE)
    if (order) {
      this.#ranks = new Int32Array(Math.max(0, ...pipes) + 1)
      for (const [rank, pipe] of order.entries()) this.#ranks[pipe] = rank
    } else this.#ranks = undefined
  }
}

const NONE: ReadonlySet<number> = new Set()
