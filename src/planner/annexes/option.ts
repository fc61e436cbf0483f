import type { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import { type Line, linesOf } from '../../pricing/lines.ts'
import { sumOfLines } from '../../pricing/sumOfLines.ts'
import type { Annex, AnnexBridge, AnnexLine, Reason } from '../design.ts'

/** One way to do what an annex is for. */
export interface Option {
  /** `storage-gateway-file`, `fsx-windows` … */
  readonly kind: string
  readonly name: string
  readonly because: readonly Reason[]
  readonly usages: readonly OptionUsage[]
  /** Lines that are no plain product of the catalogue's: caps and allowances. */
  readonly lines?: readonly AnnexLine[]
  /** What is needed in amounts that nobody has said, or at prices that nobody has. */
  readonly unknown?: Annex['unknown']
  /** What it asks of people beside money; it is chosen only where nothing else is left. */
  readonly asks?: string
  /** Why it cannot be had. */
  readonly closed?: string
  readonly leadTimeDays: number | null
  readonly remarks: readonly string[]
  /** What it takes of the free gigabytes that an account has for what gateways write; absent = nothing. */
  readonly freeUsed?: Decimal
}

/** So much of a price of the catalogue, a month. */
interface OptionUsage {
  readonly what: string
  readonly price: string
  readonly quantity: Decimal
}

interface Priced {
  readonly option: Option
  readonly lines: readonly AnnexLine[]
  readonly monthly: Decimal
  /** The catalogue lacks one of its prices, so that its amount cannot be held against another's. */
  readonly isUnpriced: boolean
  readonly unknown: Annex['unknown']
}

/**
 * The annex of the cheapest option that can be had and asks nothing of anybody, beside all the others. Those with a price
 * that the catalogue lacks come behind those without: what is unknown is never taken for cheap.
 */
export function annexOf(options: readonly Option[], common: CommonFacts, catalogue: Catalogue): Annex {
  const priced = options.map(option => pricedOption(option, catalogue)).sort(byCost)
  const chosen =
    priced.find(({ option }) => !option.closed && !option.asks) ?? priced.find(({ option }) => !option.closed) ?? priced[0]
  if (!chosen) throw new Error('an annex has at least one option')
  const { option, lines, monthly, unknown } = chosen
  return {
    kind: option.kind,
    name: option.name,
    because: option.because,
    lines,
    monthly: monthly.rounded(2).toString(),
    once: NOTHING,
    leadTimeDays: option.leadTimeDays,
    remarks: [...option.remarks, ...common.remarks],
    unknown,
    alternatives: priced.map(each => ({
      name: each.option.name,
      lines: each.lines,
      monthly: each.monthly.rounded(2).toString(),
      once: NOTHING,
      asks: each.option.asks ?? null,
      closed: each.option.closed ?? null,
      unknown: each.unknown,
    })),
    bridge: common.bridge ?? null,
  }
}

interface CommonFacts {
  readonly remarks: readonly string[]
  readonly bridge?: AnnexBridge
}

/** AWS asks nothing once for any of them. */
const NOTHING = '0.00'

function pricedOption(option: Option, catalogue: Catalogue): Priced {
  const used = option.usages.filter(({ quantity }) => !quantity.isZero)
  const { lines, unknown } = linesOf({ usages: used.map(usage => ({ ...usage, account: 'annex' })), fees: [] }, catalogue)
  const all = [...lines.map(annexLine), ...(option.lines ?? [])]
  return {
    option,
    lines: all,
    monthly: sumOfLines(all),
    isUnpriced: unknown.length > 0 || all.length === 0,
    unknown: [...unknown, ...(option.unknown ?? [])],
  }
}

function annexLine({ what, quantity, unit, unitPrice, amount, source, effectiveDate, verified }: Line): AnnexLine {
  return {
    what,
    quantity: quantity.trimmed().toString(),
    unit,
    unitPrice: unitPrice.toString(),
    amount: amount.trimmed().toString(),
    source,
    effectiveDate,
    verified,
  }
}

function byCost(a: Priced, b: Priced): number {
  const closed = Number(a.option.closed !== undefined) - Number(b.option.closed !== undefined)
  if (closed !== 0) return closed
  if (a.isUnpriced !== b.isUnpriced) return a.isUnpriced ? 1 : -1
  return a.monthly.compare(b.monthly)
}
