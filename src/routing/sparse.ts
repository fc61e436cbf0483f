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

  /** The whole list, for changes, by one who gives it back: most states are made of the same few, so that it is hardly ever copied. */
  borrowed(): (V | undefined)[] {
    const free = FREE.get(this.#below) as (V | undefined)[] | undefined
    FREE.delete(this.#below)
    const whole = free ?? this.#below.slice()
    this.#above.forEach((value, place) => {
      whole[place] = value
    })
    return whole
  }

  /** `places`: those that were changed. */
  giveBack(whole: (V | undefined)[], places: readonly number[]): void {
    const below = this.#below
    this.#above.forEach((_, place) => {
      whole[place] = below[place]
    })
    for (let i = 0; i < places.length; i++) whole[places[i] as number] = below[places[i] as number]
    FREE.set(this.#below, whole)
  }

  /** A list of its own, for changes. */
  whole(): (V | undefined)[] {
    const whole = this.#below.slice()
    for (const [place, value] of this.#above) whole[place] = value
    return whole
  }

  /** What is to be as in `whole`, which differs from this at no other places. */
  differing(places: readonly number[], whole: readonly (V | undefined)[]): Sparse<V> {
    if (places.length === 0) return this
    const above = new Map<number, V | undefined>()
    this.#above.forEach((value, place) => {
      above.set(place, value)
    })
    for (let i = 0; i < places.length; i++) above.set(places[i] as number, whole[places[i] as number])
    return 3 * above.size > whole.length ? new Sparse(whole.slice()) : new Sparse(this.#below, above)
  }
}

/** Lists that nobody has borrowed, by what they are like. */
const FREE = new WeakMap<readonly unknown[], unknown[]>()
