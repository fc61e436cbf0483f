import assert from 'node:assert/strict'

/** One thing that was ordered, and what may have become of it: more than one answer while a reply was never seen. */
interface Entry {
  names: string[]
  /** `gone`: its deletion was acknowledged; `perhaps`: it was asked for and no answer came. */
  removal: 'none' | 'perhaps' | 'gone'
}

/** What a client of a service knows for sure, to hold the service to it after it was killed. */
export class Ledger {
  readonly #entries = new Map<string, Entry>()
  /** Creations without an answer: the service may have made them. */
  #unanswered = 0

  made(id: string, name: string): void {
    assert.ok(!this.#entries.has(id), `${id} was given out twice`)
    this.#entries.set(id, { names: [name], removal: 'none' })
  }

  notAnswered(): void {
    this.#unanswered++
  }

  /** Before it is known whether it worked. */
  renaming(id: string, name: string): void {
    this.#entries.get(id)!.names.push(name)
  }

  renamed(id: string, name: string): void {
    this.#entries.get(id)!.names = [name]
  }

  removing(id: string): void {
    this.#entries.get(id)!.removal = 'perhaps'
  }

  removed(id: string): void {
    this.#entries.get(id)!.removal = 'gone'
  }

  /** Ids that are there for sure. */
  standing(): string[] {
    return [...this.#entries].filter(([, { removal }]) => removal === 'none').map(([id]) => id)
  }

  /** Fails unless everything that was acknowledged is so, and nothing is there that nobody asked for; then takes over what is. */
  assertHeldBy(found: ReadonlyMap<string, { readonly name: string }>): void {
    for (const [id, entry] of this.#entries) {
      const there = found.get(id)
      if (entry.removal === 'gone') assert.ok(!there, `${id} was deleted and is there again`)
      if (entry.removal === 'none') assert.ok(there, `${id} was acknowledged and is lost`)
      if (!there) entry.removal = 'gone'
      else {
        assert.ok(entry.names.includes(there.name), `${id} is called ${there.name} and not ${entry.names.join(' or ')}`)
        entry.names = [there.name]
        entry.removal = 'none'
      }
    }
    const strange = [...found].filter(([id]) => !this.#entries.has(id))
    assert.ok(strange.length <= this.#unanswered, `nobody asked for ${strange.map(([id]) => id)}`)
    for (const [id, { name }] of strange) this.made(id, name)
    this.#unanswered = 0
  }
}
