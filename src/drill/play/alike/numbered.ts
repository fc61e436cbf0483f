/** Numbers for names, in the order in which these are met: where the same roles are met in the same order, they have the same ones. */
export class Numbered {
  readonly #numbers: Map<string | number, number>

  /** `first`: those that are met first. */
  constructor(first: Iterable<string> = []) {
    this.#numbers = new Map()
    for (const name of first) this.of(name)
  }

  of(name: string | number): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(name, number)
    return number
  }

  /** A name that was met among the first is its number; any other stays what it is. */
  known(name: string): number | string {
    return this.#numbers.get(name) ?? name
  }

  has(name: string): boolean {
    return this.#numbers.has(name)
  }

  /** In the order of their numbers. */
  get all(): readonly string[] {
    return [...this.#numbers.keys()].map(String)
  }
}
