import { Decimal } from '../net/money.ts'
import { HOURS_PER_MONTH } from './hoursPerMonth.ts'

/** So much of something that has a price in the catalogue, in one month. */
export interface Usage {
  /** What it is, with the name that people gave it. */
  readonly what: string
  /** The id of its price. */
  readonly price: string
  readonly quantity: Decimal
  /** Who pays. */
  readonly account: string
  /** Of what is paid by the hour: how many run, and which thing it is whatever it is called. */
  readonly running?: { readonly id: string; readonly count: Decimal }
}

/** An amount that the customer named, because no catalogue has it. */
export interface Fee {
  readonly what: string
  readonly account: string
  readonly monthly: Decimal
}

/** Something that costs money, nobody knows how much; never zero. */
export interface Unknown {
  readonly what: string
  readonly because: string
}

/** What a month of an estate uses. */
export interface Usages {
  readonly usages: readonly Usage[]
  readonly fees: readonly Fee[]
  readonly unknown: readonly Unknown[]
  /** What a reader of the bill should know: one sentence each. */
  readonly remarks: readonly string[]
}

const HOURS = Decimal.of(HOURS_PER_MONTH)
const ONE = Decimal.of(1)

/** Of a port pair each port. */
export const HALF = Decimal.scaled(5n, 1)

/** A thing that is paid by the hour. */
interface Running {
  readonly id: string
  readonly what: string
  readonly count?: Decimal
}

/** What meters write into. */
export class Meter implements Usages {
  readonly usages: Usage[] = []
  readonly fees: Fee[] = []
  readonly unknown: Unknown[] = []
  readonly #remarks = new Set<string>()
  /** Where in `usages` something that is used stands. */
  readonly #used = new Map<string, number>()

  get remarks(): readonly string[] {
    return [...this.#remarks]
  }

  /** Whose bill it is. */
  readonly #pays: (account: string) => boolean

  /** Whether only what is billed at this moment counts, and not all that is ordered, for a month. */
  readonly isNow: boolean

  constructor(pays: (account: string) => boolean = () => true, isNow = false) {
    this.#pays = pays
    this.isNow = isNow
  }

  /** Whether a thing in this state counts: everything that is ordered where a month is estimated, else what is up. */
  counts(state: string, ordered: readonly string[], billed: readonly string[]): boolean {
    return (this.isNow ? billed : ordered).includes(state)
  }

  /** So many of a thing run, all hours of the month; a pair's half is 0.5. */
  runs(account: string, price: string, { id, what, count = ONE }: Running): void {
    if (!this.#pays(account)) return
    const quantity = count === ONE ? HOURS : HOURS.times(count).trimmed()
    this.usages.push({ account, price, quantity, what, running: { id, count } })
  }

  /** Ways of a flow that come to the same, such as several into one transit gateway, are one usage with the sum. */
  uses(account: string, price: string, quantity: Decimal, what: string): void {
    if (quantity.isZero || !this.#pays(account)) return
    const key = JSON.stringify([account, price, what])
    const at = this.#used.get(key)
    const before = at === undefined ? undefined : this.usages[at]
    if (at !== undefined && before) this.usages[at] = { ...before, quantity: before.quantity.plus(quantity) }
    else this.#used.set(key, this.usages.push({ account, price, quantity, what }) - 1)
  }

  asks(account: string, monthly: Decimal, what: string): void {
    if (this.#pays(account)) this.fees.push({ what, account, monthly })
  }

  doesNotKnow(account: string, what: string, because: string): void {
    if (this.#pays(account)) this.unknown.push({ what, because })
  }

  remark(sentence: string): void {
    this.#remarks.add(sentence)
  }
}
