/** A map that is computed when it is asked: everything follows from what it holds under a key, and from its keys. */
export abstract class MapView<V> implements ReadonlyMap<string, V> {
  abstract get(key: string): V | undefined
  abstract keys(): MapIterator<string>
  abstract has(key: string): boolean
  abstract get size(): number

  entries(): MapIterator<[string, V]> {
    return this.#all().entries()
  }

  values(): MapIterator<V> {
    return this.#all().values()
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  forEach(tell: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) tell(value, key, this)
  }

  #all(): ReadonlyMap<string, V> {
    const all = new Map<string, V>()
    for (const key of this.keys()) {
      const value = this.get(key)
      if (value !== undefined) all.set(key, value)
    }
    return all
  }
}
