import type { Html } from '../drill/report/html.ts'
import type { Decimal } from '../net/money.ts'
import { stackedBars } from '../planner/answer/charts/stackedBars.ts'
import { tornadoChart } from '../planner/answer/charts/tornadoChart.ts'
import { COST_CATEGORIES, type CostCategory, costByCategory } from '../pricing/costCategories.ts'
import type { PriceReport, Sensitivity } from '../pricing/priceReport.ts'

type ByCategory = ReadonlyMap<CostCategory, Decimal>

/** What the money is spent on: of a month, or of each year where the years are given. */
export function costDrawing(report: PriceReport, title: string, years?: readonly ByCategory[]): Html {
  const { currency } = report
  const bars = years
    ? years.map((sums, i) => ({ label: `year ${i + 1}`, sums }))
    : [{ label: 'a month', sums: costByCategory(report.lines) }]
  const categories = COST_CATEGORIES.filter(name => bars.some(({ sums }) => !(sums.get(name)?.isZero ?? true)))
  const unknown = report.unknown.length
  return stackedBars({
    title,
    description: `${bars.map(({ label, sums }) => `${label}: ${categories.map(name => `${name} ${amount(sums, name)}`).join(', ')} ${currency}`).join('. ')}.${unknown > 0 ? ` ${unknown} things whose price is unknown are not in it.` : ''}`,
    xLabel: years ? 'year' : 'now',
    yLabel: years ? `${currency} a year` : `${currency} a month`,
    categories,
    bars: bars.map(({ label, sums }) => ({ label, parts: categories.map(name => Number(amount(sums, name))) })),
  })
}

function amount(sums: ByCategory, category: CostCategory): string {
  return sums.get(category)?.rounded(2).toString() ?? '0'
}

/** So many inputs are enough to know where to look. */
export const TOLD_INPUTS = 3

/** The inputs that move the total most. */
export function sensitivityDrawing({ inputs, total, of }: Sensitivity, currency: string): Html {
  const told = inputs.slice(0, TOLD_INPUTS)
  return tornadoChart({
    title: `What moves the total ${of === 'month' ? 'of a month' : 'of all years'} most`,
    description: `${total} ${currency} as it is. ${told.map(({ input, less, more }) => `${input}: ${less} with 20 % less, ${more} with 20 % more.`).join(' ')}`,
    xLabel: `${currency} ${of === 'month' ? 'a month' : 'in all years'}`,
    base: Number(total),
    rows: told.map(({ input, less, more }) => ({ label: input, less: Number(less), more: Number(more) })),
  })
}
