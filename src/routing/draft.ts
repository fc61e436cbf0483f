import { MapView } from './mapView.ts'

/** A map and what differs from it: thousands of states that are nearly alike share what is alike. */
class Layered<V> extends MapView<V> {
  readonly below: ReadonlyMap<string, V>
  /** Undefined = no longer there. */
  readonly above: ReadonlyMap<string, V | undefined>
  readonly size: number

  constructor(below: ReadonlyMap<string, V>, above: ReadonlyMap<string, V | undefined>, size: number) {
    super()
    this.below = below
    this.above = above
    this.size = size
  }

  get(key: string): V | undefined {
    return this.above.has(key) ? this.above.get(key) : this.below.get(key)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  keys(): MapIterator<string> {
    const keys = new Set<string>()
    for (const key of this.below.keys()) if (this.has(key)) keys.add(key)
    for (const [key, value] of this.above) if (value !== undefined) keys.add(key)
    return keys.values()
  }
}

/** A map that is about to differ from another one, which stays as it is. */
export class Draft<V> {
  readonly #before: ReadonlyMap<string, V>
  readonly #below: ReadonlyMap<string, V>
  #above: Map<string, V | undefined> | undefined

  constructor(before: ReadonlyMap<string, V> = new Map()) {
    this.#before = before
    this.#below = before instanceof Layered ? (before.below as ReadonlyMap<string, V>) : before
  }

  get(key: string): V | undefined {
    const above = this.#above
    if (above === undefined) return this.#before.get(key)
    return above.has(key) ? above.get(key) : this.#below.get(key)
  }

  set(key: string, value: V | undefined): void {
    // One layer only, whatever came before.
    this.#above ??= new Map(this.#before instanceof Layered ? (this.#before.above as ReadonlyMap<string, V | undefined>) : [])
    this.#above.set(key, value)
  }

  keys(): readonly string[] {
    const keys = this.#above === undefined ? this.#before.keys() : new Set([...this.#below.keys(), ...this.#above.keys()])
    return [...keys].filter(key => this.get(key) !== undefined)
  }

  /** The map as it is now: the old one where nothing differs, a whole one where nearly everything does. */
  done(): ReadonlyMap<string, V> {
    const above = this.#above
    if (above === undefined) return this.#before
    let size = this.#below.size
    for (const [key, value] of above) size += Number(value !== undefined) - Number(this.#below.has(key))
    if (2 * above.size < this.#below.size) return new Layered(this.#below, above, size)
    const whole = new Map<string, V>()
    for (const key of this.keys()) whole.set(key, this.get(key) as V)
    return whole
  }
}
