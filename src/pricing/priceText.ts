import { Decimal, withThousands } from '../net/money.ts'
import type { PriceReport } from './priceReport.ts'

/** Columns of the table a person reads; what is not verified has a mark. */
export const PRICE_COLUMNS = ['what', 'quantity', 'unit', 'price', 'amount', 'source'] as const

/** A row per line; amounts are shown to the cent, prices whole. */
export function priceRows({ lines }: Pick<PriceReport, 'lines'>): readonly (readonly string[])[] {
  return lines.map(({ what, quantity, unit, unitPrice, amount, source, effectiveDate, verified }) => [
    what,
    shown(quantity),
    unit,
    unitPrice,
    shown(amount),
    `${verified ? '' : 'NOT VERIFIED: '}${source}${effectiveDate === null ? '' : `, in force since ${effectiveDate}`}`,
  ])
}

/** What follows the table: the total, what is not in it, and what to know. */
export function priceSummary(report: PriceReport): string {
  const { currency, unknown, remarks, lines } = report
  const doubtful = lines.filter(({ verified }) => !verified).length
  return [
    monthlySentence(report),
    ...yearLines(report),
    ...(doubtful > 0
      ? [
          `${doubtful} of ${lines.length} ${lines.length === 1 ? 'line has a price that is' : 'lines have prices that are'} not verified; landbridge prices import takes AWS's own list.`,
        ]
      : []),
    ...(unknown.length > 0 ? ['', `Not in it, for nobody knows how many ${currency}:`] : []),
    ...unknown.map(({ what, because }) => `  ${what}: ${because}.`),
    ...(remarks.length > 0 ? ['', ...remarks] : []),
  ].join('\n')
}

function yearLines({ tco, currency }: PriceReport): string[] {
  if (!tco) return []
  const years = tco.years.map(
    ({ year, monthly, total }) => `  year ${year}: ${withThousands(total)} ${currency}, ${withThousands(monthly)} a month`,
  )
  return [
    `Over ${tco.years.length === 1 ? 'one year' : `${tco.years.length} years`}, volumes growing by ${tco.growthPercent} % a year: ${withThousands(tco.total)} ${currency}.`,
    ...years,
  ]
}

/** One sentence: `Monthly price: 1,947.30 USD, and what is not known on top of it (2).` */
export function monthlySentence({ currency, monthly, unknown }: PriceReport): string {
  const rest =
    unknown.length === 0
      ? '.'
      : `, and on top of it ${unknown.length === 1 ? 'one thing' : `${unknown.length} things`} whose price is unknown.`
  return `Monthly price: ${withThousands(monthly)} ${currency}${rest}`
}

/** Rounded to the cent, which is enough to read. */
function shown(text: string): string {
  const rounded = Decimal.parse(text)?.rounded(2).toString() ?? text
  return withThousands(rounded.replace(/\.00$/, ''))
}
