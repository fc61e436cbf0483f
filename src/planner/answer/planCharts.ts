import type { Html } from '../../drill/report/html.ts'
import { COST_CATEGORIES, costByCategory } from '../../pricing/costCategories.ts'
import type { PlanCandidate, PlanReport } from '../planReport.ts'
import { breakEvenChart } from './breakEvenChart.ts'
import { dayOf, ganttChart } from './charts/ganttChart.ts'
import { frontOf, scatterChart } from './charts/scatterChart.ts'
import { stackedBars } from './charts/stackedBars.ts'
import { daysText, drawnSum, yearsText } from './figureTexts.ts'
import { letterOf } from './letterOf.ts'
import { readyDay } from './readyDay.ts'

/** Total cost against expected minutes; undefined where fewer than two candidates have both. */
export function paretoChart(report: PlanReport): Html | undefined {
  const points = paretoPoints(report)
  if (points.length < 2) return undefined
  const front = frontOf(points).map(({ key }) => key)
  const years = yearsText(report.years)
  return scatterChart({
    title: 'Total cost against time below the peak rate',
    description: `Each candidate by its cost in ${years} and its expected minutes a year below the peak rate. No other one beats ${front.join(', ')} in both.`,
    xLabel: `${report.currency} in ${years}`,
    yLabel: 'minutes a year',
    points,
  })
}

/** Candidates that have both figures, by their letters. */
export function paretoPoints({ candidates }: PlanReport) {
  return candidates.flatMap(({ name, tco, minutesDownPerYear }, i) =>
    minutesDownPerYear === null ? [] : [{ key: letterOf(i), name, x: Number(tco.total), y: minutesDownPerYear }],
  )
}

/** What a month of each candidate is spent on. */
export function monthChart({ candidates, currency }: PlanReport): Html {
  const parts = candidates.map(candidate => monthParts(candidate))
  const used = [...COST_CATEGORIES, ANNEXES].filter(name => parts.some(part => (part.get(name) ?? 0) > 0))
  return stackedBars({
    title: 'What a month is spent on',
    description: `For each candidate the ${currency} a month by ${used.join(', ')}.`,
    xLabel: 'candidate',
    yLabel: `${currency} a month`,
    categories: used,
    bars: parts.map((part, i) => ({ label: letterOf(i), parts: used.map(name => part.get(name) ?? 0) })),
  })
}

const ANNEXES = 'beside the estate'

function monthParts({ price, annexes }: PlanCandidate): ReadonlyMap<string, number> {
  const parts = new Map<string, number>()
  for (const [category, amount] of costByCategory(price.lines)) parts.set(category, Number(amount.toString()))
  parts.set(ANNEXES, drawnSum(annexes.map(({ monthly }) => monthly)))
  return parts
}

/** When each candidate is ordered, bridged and works. */
export function timelineChart(report: PlanReport): Html {
  const start = dayOf(report.today)
  const live = report.goLive === null ? undefined : dayOf(report.goLive)
  const latest = Math.max(...report.candidates.map(({ leadTimeDays }) => start + leadTimeDays), live ?? start)
  const end = latest + Math.max(7, Math.ceil((latest - start) * 0.15))
  return ganttChart({
    title: 'When it works, if it is ordered today',
    description: report.candidates
      .map((candidate, i) => `${letterOf(i)} works after ${daysText(candidate.leadTimeDays)}, on ${readyDay(report, candidate)}.`)
      .join(' '),
    from: start,
    to: end,
    lanes: report.candidates.map((candidate, i) => lane(report, candidate, letterOf(i), { start, end })),
    days: live === undefined ? [] : [{ day: live, text: `has to work: ${report.goLive}` }],
  })
}

function lane(
  report: PlanReport,
  candidate: PlanCandidate,
  key: string,
  { start, end }: { readonly start: number; readonly end: number },
) {
  const { leadTimeDays, bridge, name } = candidate
  const ready = start + leadTimeDays
  return {
    key,
    name: `${daysText(leadTimeDays)}, on ${readyDay(report, candidate)}: ${name}`,
    bars: [
      { from: start, to: ready, kind: 'order' as const, text: `ordered ${report.today}, there ${readyDay(report, candidate)}` },
      ...(bridge === null ? [] : [{ from: start + 1, to: ready, kind: 'bridge' as const, text: `until then: ${bridge}` }]),
      { from: ready, to: end, kind: 'works' as const, text: `works from ${readyDay(report, candidate)} on` },
    ],
  }
}

/** The compared candidates by volume, with the letters that they have in this report; undefined where nothing was compared. */
export function volumeChart(report: PlanReport): Html | undefined {
  const pairs = report.breakEven.filter(({ curve }) => curve.length > 1)
  if (pairs.length === 0) return undefined
  const keys = new Map(report.candidates.map(({ name }, i) => [name, letterOf(i)]))
  return breakEvenChart(pairs, {
    currency: report.currency,
    keyOf: name => keys.get(name) ?? name,
    ...(report.gigabytesOut === null ? {} : { now: report.gigabytesOut }),
  })
}
