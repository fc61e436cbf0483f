/**
 * Places put into classes by splitting: whatever tells some of them apart splits every class that it cuts (Paige and
 * Tarjan, "Three Partition Refinement Algorithms", 1987). A split costs as much as it has places, whatever the rest.
 */
export class PrefixPartition {
  readonly #classOf: Uint32Array
  #classes = 1

  constructor(most: number) {
    this.#classOf = new Uint32Array(most)
  }

  /** Tells these places from all others; one that comes several times from those that come less often. */
  split(places: Iterable<number>): void {
    const splitting = this.splitting()
    for (const place of places) splitting(place)
  }

  /** The same, place after place. */
  splitting(): (place: number) => void {
    const after = new Map<number, number>()
    return place => {
      const before = this.#classOf[place] as number
      const known = after.get(before)
      if (known === undefined) after.set(before, this.#classes)
      this.#classOf[place] = known ?? this.#classes++
    }
  }

  /** Of the first `count` places, the class of each and the first place of each class; classes come as their first places do. */
  classes(count: number): { readonly classOf: Uint32Array; readonly firsts: Uint32Array } {
    const numbers = new Int32Array(this.#classes).fill(-1)
    const firsts = new Uint32Array(Math.min(count, this.#classes))
    const classOf = new Uint32Array(count)
    let classes = 0
    for (let place = 0; place < count; place++) {
      const split = this.#classOf[place] as number
      if ((numbers[split] as number) < 0) {
        firsts[classes] = place
        numbers[split] = classes++
      }
      classOf[place] = numbers[split] as number
    }
    return { classOf, firsts: firsts.slice(0, classes) }
  }
}
