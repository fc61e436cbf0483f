import { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import type { AnnexLine } from '../design.ts'

/** Storage Gateway pricing page, "Data written": the first 100 GB an account writes a month are free … */
export const FREE_GIGABYTES = Decimal.of(100)
/** … and a gateway asks at most 125 USD a month. */
const MOST_A_GATEWAY = Decimal.of(125)

interface Writes {
  readonly lines: readonly AnnexLine[]
  readonly unknown: readonly { readonly what: string; readonly because: string }[]
  /** How much of the account's allowance it takes. */
  readonly freeUsed: Decimal
}

/** What gateways ask for what is written through them, spread over them evenly. */
export function gatewayWrites(
  { price: id, written, gateways, free }: { price: string; written: Decimal; gateways: number; free: Decimal },
  catalogue: Catalogue,
): Writes {
  const freeUsed = written.compare(free) < 0 ? written : free
  if (written.isZero) return { lines: [], unknown: [], freeUsed }
  const price = catalogue.find(id)
  const rate = price?.tiers[0]?.price
  if (!price || !rate) {
    const because = `the catalogue has no price ${id}; prices import takes AWS’s own list`
    return { lines: [], unknown: [{ what: 'data written through the gateway', because }], freeUsed: Decimal.ZERO }
  }
  const common = { source: catalogue.sourceOf(price), effectiveDate: price.effective, verified: price.verified }
  const line = (what: string, quantity: Decimal, unit: string, unitPrice: Decimal): AnnexLine => ({
    ...common,
    what,
    quantity: quantity.trimmed().toString(),
    unit,
    unitPrice: unitPrice.toString(),
    amount: quantity.times(unitPrice).trimmed().toString(),
  })
  const paid = written.minus(freeUsed)
  const most = MOST_A_GATEWAY.times(Decimal.of(gateways))
  const lines = [
    ...(freeUsed.isZero ? [] : [line('data written, free every month', freeUsed, price.unit, Decimal.ZERO)]),
    ...(paid.isZero
      ? []
      : paid.times(rate).compare(most) > 0
        ? [
            line(
              `data written: ${paid.rounded(0)} GB, at most 125 USD a gateway`,
              Decimal.of(gateways),
              'gateway',
              MOST_A_GATEWAY,
            ),
          ]
        : [line('data written through the gateway', paid, price.unit, rate)]),
  ]
  return { lines, unknown: [], freeUsed }
}
