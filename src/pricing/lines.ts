import { Decimal } from '../net/money.ts'
import type { Catalogue, Price } from './catalogue.ts'
import { type FreePart, freeParts } from './freeAllowance.ts'
import type { PriceLine } from './priceReport.ts'
import { toldApart } from './toldApart.ts'
import type { Unknown, Usage, Usages } from './usage.ts'

/** A line before it is written: its numbers are numbers. */
export interface Line extends Omit<PriceLine, 'quantity' | 'unitPrice' | 'amount'> {
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly amount: Decimal
}

/**
 * Usages at their prices. What has tiers is added up by account first, as AWS's bill does, and each tier is a line; the free
 * gigabytes of the Internet are one more.
 */
export function linesOf(
  { usages, fees }: Pick<Usages, 'usages' | 'fees'>,
  catalogue: Catalogue,
): {
  readonly lines: readonly Line[]
  readonly unknown: readonly Unknown[]
} {
  const lines: Line[] = []
  const unknown: Unknown[] = []
  const tiered = new Map<string, Usage>()
  for (const usage of toldApart(usages)) {
    const price = catalogue.find(usage.price)
    if (!price) {
      unknown.push({ what: usage.what, because: `the catalogue has no price ${usage.price}; prices import takes AWS's own list` })
    } else if (isTiered(price)) {
      const key = `${usage.account} ${usage.price}`
      const before = tiered.get(key)
      tiered.set(key, { ...usage, quantity: before ? before.quantity.plus(usage.quantity) : usage.quantity })
    } else lines.push(line(catalogue, price, usage, usage.quantity, price.tiers[0]?.price ?? Decimal.ZERO))
  }
  const free = freeParts([...tiered.values()], catalogue)
  const payers = new Set([...tiered.values()].map(({ account }) => account))
  for (const usage of tiered.values()) {
    const payer = payers.size > 1 ? `, paid by ${usage.account}` : ''
    lines.push(...tierLines(catalogue, usage, free.get(usage)).map(each => ({ ...each, what: `${each.what}${payer}` })))
  }
  for (const { what, account, monthly } of fees) lines.push(feeLine(what, account, monthly))
  return { lines, unknown }
}

/** Whether the price of one more depends on how many there were. */
export function isTiered({ tiers, id }: Price): boolean {
  return tiers.length > 1 || id.startsWith('dto.internet.')
}

function tierLines(catalogue: Catalogue, usage: Usage, free: FreePart | undefined): Line[] {
  const price = catalogue.find(usage.price)
  if (!price) return []
  const found: Line[] = []
  let left = usage.quantity
  let from = Decimal.ZERO
  if (free) {
    found.push(
      line(catalogue, free.price, { ...usage, what: `${titleOf(price)}: free every month` }, free.quantity, Decimal.ZERO),
    )
    left = left.minus(free.quantity)
  }
  for (const { upTo, price: unitPrice } of price.tiers) {
    const room = upTo?.minus(from)
    const here = room !== undefined && left.compare(room) > 0 ? room : left
    const what = `${titleOf(price)}${price.tiers.length === 1 ? '' : upTo ? `, up to ${upTo}` : `, above ${from}`} ${price.unit}`
    if (here.compare(Decimal.ZERO) > 0) found.push(line(catalogue, price, { ...usage, what }, here, unitPrice))
    left = left.minus(here)
    if (upTo) from = upTo
  }
  return found
}

function titleOf({ what, id, region }: Price): string {
  return id.startsWith('dto.internet.') ? `data out of ${region} to the Internet` : `${what} in ${region}`
}

function line(catalogue: Catalogue, price: Price, usage: Usage, quantity: Decimal, unitPrice: Decimal): Line {
  return {
    what: usage.what,
    quantity,
    unit: price.unit,
    unitPrice,
    amount: quantity.times(unitPrice),
    source: catalogue.sourceOf(price),
    effectiveDate: price.effective,
    verified: price.verified,
    account: usage.account,
    price: price.id,
  }
}

function feeLine(what: string, account: string, monthly: Decimal): Line {
  const one = Decimal.of(1)
  const common = { unit: 'month', source: 'fees of the estate', effectiveDate: null, verified: true, price: null }
  return { what, account, quantity: one, unitPrice: monthly, amount: monthly, ...common }
}

/** The line with its numbers as exact texts. */
export function writtenLine({ quantity, unitPrice, amount, ...rest }: Line): PriceLine {
  return {
    ...rest,
    quantity: quantity.trimmed().toString(),
    unitPrice: unitPrice.toString(),
    amount: amount.trimmed().toString(),
  }
}
