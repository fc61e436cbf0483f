/** What was asked and what became of it. Services and operations are those of the models; '' = it named none of them. */
export interface Counted {
  readonly service: string
  readonly operation: string
  readonly status: number
}

/**
 * How many requests of each kind were answered since the start. `account` is undefined for whoever is not held to one:
 * without credentials callers choose their account, and counting by it would let them fill the memory.
 */
export class RequestCounts {
  readonly #counts = new Map<string, { readonly account: string | undefined; readonly what: Counted; count: number }>()

  add(account: string | undefined, what: Counted): void {
    const key = `${account} ${what.service} ${what.operation} ${what.status}`
    const known = this.#counts.get(key)
    if (known) known.count++
    else this.#counts.set(key, { account, what, count: 1 })
  }

  /** Those of one account, or of everybody. */
  *of(account: string | undefined): Iterable<Counted & { readonly count: number }> {
    for (const { account: whose, what, count } of this.#counts.values()) {
      if (account === undefined || whose === account) yield { ...what, count }
    }
  }
}
