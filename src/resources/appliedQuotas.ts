import type { Quotas } from './quotas.ts'
import type { Row, Scope, World } from './world.ts'

/** The numbers that one account has in one Region: the service's, raised by what it asked for and was granted. */
export class AppliedQuotas {
  readonly #base: Quotas
  /** The same object for as long as nothing is raised: answers are remembered by it. */
  readonly #latest = new Map<string, { readonly rows: readonly Row[]; readonly quotas: Quotas }>()

  constructor(base: Quotas) {
    this.#base = base
  }

  of(world: World, { account, region }: Scope): Quotas {
    const rows = [
      ...world.within('quotaIncrease', { account, region }),
      ...world.within('quotaIncrease', { account, region: 'global' }),
    ]
    const key = `${account} ${region}`
    if (rows.length === 0) {
      this.#latest.delete(key)
      return this.#base
    }
    const known = this.#latest.get(key)
    if (known && known.rows.length === rows.length && known.rows.every((row, at) => row === rows[at])) return known.quotas
    const raised: Record<string, number> = { ...this.#base }
    for (const { body } of rows) raised[body.quota] = Math.max(raised[body.quota] ?? 0, body.desired)
    const quotas = raised as Quotas
    this.#latest.set(key, { rows, quotas })
    return quotas
  }
}
