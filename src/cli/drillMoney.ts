import { flowWays } from '../drill/flowWays.ts'
import { laboratoryOf } from '../drill/play/laboratoryOf.ts'
import { few } from '../drill/report/few.ts'
import { replayed } from '../drill/report/replayed.ts'
import type { ReportMoney } from '../drill/report/reportHtmlMoney.ts'
import type { Scenario } from '../drill/report.ts'
import { Decimal, withThousands } from '../net/money.ts'
import type { Catalogue } from '../pricing/catalogue.ts'
import { HOURS_PER_MONTH } from '../pricing/hoursPerMonth.ts'
import { type PriceInput, price } from '../pricing/price.ts'
import type { PriceReport } from '../pricing/priceReport.ts'
import { monthlySentence } from '../pricing/priceText.ts'
import { sumOfLines } from '../pricing/sumOfLines.ts'
import type { Topology } from '../topology/topology.ts'

const MOST_ITEMS = 8

/** What the network costs, and how much of it moves while a failure lasts, as a drill report prints it; `input`: with nothing broken. */
export function drillMoney(input: PriceInput, topology: Topology, catalogue: Catalogue): ReportMoney {
  const laboratory = laboratoryOf(topology)
  const before = price(input, catalogue)
  return {
    sentence: monthlySentence(before),
    largest: largest(before),
    unknown: before.unknown.map(({ what, because }) => `${what}: ${because}.`),
    remarks: before.remarks,
    ofScenario: scenario => {
      const moment = replayed(laboratory, scenario)?.settled
      if (!moment) return undefined
      return differenceText(before, price({ ...input, ways: flowWays(topology, moment) }, catalogue), scenario)
    },
  }
}

function largest({ lines, currency }: PriceReport): ReportMoney['largest'] {
  return lines
    .map(({ what, amount }) => ({ what, amount: Decimal.parse(amount) ?? Decimal.ZERO }))
    .sort((a, b) => b.amount.compare(a.amount))
    .slice(0, MOST_ITEMS)
    .map(({ what, amount }) => [what, `${withThousands(amount.rounded(2).toString())} ${currency}`])
}

/** At the volumes of a month on the ways after the faults, as if they lasted for all of it; what does not arrive has no price. */
function differenceText(before: PriceReport, after: PriceReport, { flows }: Scenario): string | undefined {
  const known = new Set(before.unknown.map(({ what }) => what))
  const lost = after.unknown.filter(({ what }) => !known.has(what))
  const untold = after.unknown.filter(({ what }) => known.has(what) && what.endsWith(TRANSFER))
  const more = sumOfLines(after.lines).minus(sumOfLines(before.lines))
  if (more.isZero && lost.length === 0 && untold.length === 0) return undefined
  const cut = flows.some(({ survives, peak }) => survives === 'partly' && peak.deliveredBps < peak.demandBps)
  return `${[
    ...(more.isZero && untold.length > 0 ? [] : [moreText(more, after.currency)]),
    ...(lost.length > 0 ? [`what no longer arrives has no price: ${flowsOf(lost)}`] : []),
    ...(untold.length > 0 ? [`unknown, for the flow says no monthly volume: ${flowsOf(untold)}`] : []),
    ...(cut ? ['volumes are those of the whole flow, of which less arrives'] : []),
  ].join('; ')}.`
}

/** Ends the name of what the meter does not know of a flow. */
const TRANSFER = ': data transfer'

function flowsOf(unknown: PriceReport['unknown']): string {
  const names = [...new Set(unknown.map(({ what }) => what.replace(TRANSFER, '').replace(/, back$/, '')))]
  const { told, left } = few(names, { most: MOST_ITEMS + 1, shown: MOST_ITEMS })
  return `${told.join(', ')}${left.length > 0 ? ` and ${left.length} more` : ''}`
}

function moreText(more: Decimal, currency: string): string {
  if (more.isZero) return 'what arrives costs as much as before'
  const isMore = more.compare(Decimal.ZERO) > 0
  const size = isMore ? more : Decimal.ZERO.minus(more)
  const amount = (value: Decimal) => `${withThousands(value.rounded(2).toString())} ${currency}`
  const hourly = size.dividedBy(HOURS_PER_MONTH, 6)
  return `${amount(hourly)} an hour ${isMore ? 'more' : 'less'} on the ways after the failure (${amount(size)} if a whole month were like this)`
}
