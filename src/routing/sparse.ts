/** A list and what differs from it: thousands of states that are nearly alike share what is alike. Never changed. */
export class Sparse<V> {
  readonly #below: readonly (V | undefined)[]
  readonly #above: ReadonlyMap<number, V | undefined>

  constructor(below: readonly (V | undefined)[], above: ReadonlyMap<number, V | undefined> = new Map()) {
    this.#below = below
    this.#above = above
  }

  at(place: number): V | undefined {
    return this.#above.size > 0 && this.#above.has(place) ? this.#above.get(place) : this.#below[place]
  }

  /** A list of its own, for changes. */
  whole(): (V | undefined)[] {
    const whole = this.#below.slice()
    for (const [place, value] of this.#above) whole[place] = value
    return whole
  }

  /** What is to be as in `whole`, which differs from this at no other places. */
  differing(places: ReadonlySet<number>, whole: readonly (V | undefined)[]): Sparse<V> {
    const above = new Map(this.#above)
    for (const place of places) above.set(place, whole[place])
    return 3 * above.size > whole.length ? new Sparse(whole) : new Sparse(this.#below, above)
  }
}
