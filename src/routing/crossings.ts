import type { Ways } from './pipeNumbers.ts'

/** Who crosses which pipes, when a few demands take other ways than before. */
export class Crossings {
  /** By demand. */
  readonly #ways: readonly Ways[]
  /** By pipe: demands in order. */
  readonly #before: number[][] = []
  /** By pipe, of those that are touched. */
  readonly #now: (readonly number[] | undefined)[] = []
  /** By pipe: who comes to it, while that is being found out. */
  readonly #coming: (number[] | undefined)[] = []
  #touched: readonly number[] = []
  #isChanged: Uint8Array
  #changes: ReadonlyMap<number, { readonly ways: Ways }> = new Map()

  constructor(ways: readonly Ways[]) {
    this.#ways = ways
    this.#isChanged = new Uint8Array(ways.length)
    for (const [demand, { pipes }] of ways.entries()) {
      for (const way of pipes) for (const pipe of way) note(this.#before, pipe, demand)
    }
  }

  /** Pipes that something crossed before. */
  get crossedBefore(): readonly number[] {
    return [...this.#before.keys()].filter(pipe => this.#before[pipe] !== undefined)
  }

  /** Pipes that a change comes to or leaves. */
  get touched(): readonly number[] {
    return this.#touched
  }

  /** In order. */
  of(pipe: number): readonly number[] {
    return this.#now[pipe] ?? this.#before[pipe] ?? NOBODY
  }

  /** Sends demands of these numbers, which are in order, over other ways, and all others as before. */
  change(changes: ReadonlyMap<number, { readonly ways: Ways }>): void {
    for (let i = 0; i < this.#touched.length; i++) this.#now[this.#touched[i]!] = undefined
    for (const demand of this.#changes.keys()) this.#isChanged[demand] = 0
    this.#changes = changes
    const touched = new Set<number>()
    for (const [demand, { ways }] of changes) {
      this.#isChanged[demand] = 1
      const before = this.#ways[demand]!.pipes
      for (let branch = 0; branch < before.length; branch++) {
        const way = before[branch]!
        for (let at = 0; at < way.length; at++) touched.add(way[at]!)
      }
      for (let branch = 0; branch < ways.pipes.length; branch++) {
        const way = ways.pipes[branch]!
        for (let at = 0; at < way.length; at++) {
          touched.add(way[at]!)
          note(this.#coming, way[at]!, demand)
        }
      }
    }
    this.#touched = [...touched]
    for (let i = 0; i < this.#touched.length; i++) {
      const pipe = this.#touched[i]!
      this.#now[pipe] = this.#merged(this.#before[pipe] ?? NOBODY, this.#coming[pipe] ?? NOBODY)
      this.#coming[pipe] = undefined
    }
  }

  #merged(before: readonly number[], coming: readonly number[]): readonly number[] {
    const merged: number[] = []
    let next = 0
    for (let at = 0; at < before.length; at++) {
      const demand = before[at]!
      if (this.#isChanged[demand] === 1) continue
      while (next < coming.length && coming[next]! < demand) merged.push(coming[next++]!)
      merged.push(demand)
    }
    while (next < coming.length) merged.push(coming[next++]!)
    return merged
  }
}

const NOBODY: readonly never[] = []

/** Each demand once, however often it crosses the pipe; they come in order. */
function note(crossing: (number[] | undefined)[], pipe: number, demand: number): void {
  const known = crossing[pipe]
  if (!known) crossing[pipe] = [demand]
  else if (known[known.length - 1] !== demand) known.push(demand)
}
