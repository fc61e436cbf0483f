import { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import { HOURS_PER_MONTH } from '../../pricing/hoursPerMonth.ts'
import { linesOf } from '../../pricing/lines.ts'
import type { Unknown } from '../../pricing/usage.ts'
import type { Carrier } from './carrier.ts'
import type { MigrationPhase, MigrationReport } from './migrationReport.ts'
import type { AnalyticsMigration } from './migrationSchema.ts'
import { cents, figure, rateText, volumeText } from './quantityText.ts'

interface Year {
  readonly number: number
  readonly dailyBytes: number
  /** Infinite = nothing of the link is free. */
  readonly hours: number
  /** What is left over every day. */
  readonly leftBytes: number
  readonly months: readonly Decimal[]
  readonly unknown: readonly Unknown[]
}

/** Data is collected on the premises: whether a day's worth gets over in a day, since when not, and what it costs. */
export function analyticsReport(migration: AnalyticsMigration, link: Carrier, catalogue: Catalogue): MigrationReport {
  const { name, daily, window, keep, results } = migration
  const free = link.freeToAwsBps
  const years = Array.from({ length: migration.years }, (_, at) => yearOf(migration, at, link, catalogue))
  const [first] = years
  const over = years.find(({ leftBytes }) => leftBytes > 0)
  const waiting = years.reduce((sum, { leftBytes }) => sum + leftBytes * 365, 0)
  const total = Decimal.sum(years.flatMap(({ months }) => months))
  const misses = over
    ? [
        `In year ${over.number} a day’s ${volumeText(over.dailyBytes)} need ${hoursText(over.hours)} of the ${window} there are: ${volumeText(over.leftBytes)} more wait every day.`,
      ]
    : []
  return {
    name,
    template: 'analytics',
    currency: 'USD',
    holds: misses.length === 0,
    misses,
    figures: [
      figure('free on the link', 'bit/s', free, link.how),
      figure('sending, in year 1', 'hours a day', first?.hours ?? null, `${volumeText(daily)} at ${rateText(free)}`),
      figure(
        'most that fits',
        'bytes a day',
        Number.isFinite(free) ? (free * window * 3600) / 8 : null,
        `${rateText(free)} for ${window} hours`,
      ),
      figure('left over, in year 1', 'bytes a day', first?.leftBytes ?? null, 'what is collected less what fits'),
      figure('waiting after all years', 'bytes', waiting, 'what is left over every day, 365 days a year'),
      figure('first month', 'USD a month', first?.months[0] ?? Decimal.ZERO, monthHow(migration)),
      figure('all years', 'USD', total, `${migration.years * 12} months at today’s prices`),
    ],
    phases: years.map((year): MigrationPhase => yearPhase(year, free, window)),
    months: [],
    unknown: [
      ...new Map(years.flatMap(({ unknown }) => unknown).map(each => [`${each.what} ${each.because}`, each])).values(),
      ...(results === undefined ? [{ what: 'what comes back out of AWS', because: 'the file names no results' }] : []),
      ...(keep === undefined ? [{ what: 'what is kept', because: 'the file names no keep' }] : []),
      { what: 'what analyses it', because: 'a migration file has no place for it' },
    ],
    remarks: [
      'Data into AWS costs nothing by itself; a transit gateway asks for it all the same, where the estate has one.',
      ...(keep ? [`What is kept counts at the end of each month, at that year’s volume: it grows for ${keep.days} days.`] : []),
    ],
  }
}

function yearOf(migration: AnalyticsMigration, past: number, link: Carrier, catalogue: Catalogue): Year {
  const factor = (1 + migration.growth) ** past
  const dailyBytes = migration.daily * factor
  const free = link.freeToAwsBps
  const fit = (free * migration.window * 3600) / 8
  const month = link.month(BigInt(Math.round((migration.results ?? 0) * factor)))
  const stored = Array.from({ length: 12 }, (_, at) => storedMonth(migration, dailyBytes, past * 12 + at + 1, catalogue))
  return {
    number: past + 1,
    dailyBytes,
    hours: (dailyBytes * 8) / free / 3600,
    leftBytes: Math.max(0, dailyBytes - fit),
    months: stored.map(({ amount }) => month.amount.plus(amount)),
    unknown: [...month.unknown, ...stored.flatMap(({ unknown }) => unknown)],
  }
}

/** What is kept at the end of the month with this number, at the tiers of its price. */
function storedMonth({ keep }: AnalyticsMigration, dailyBytes: number, month: number, catalogue: Catalogue) {
  if (!keep) return { amount: Decimal.ZERO, unknown: [] }
  const days = Math.min(keep.days, (month * HOURS_PER_MONTH) / 24)
  const quantity = Decimal.gigabytes(BigInt(Math.round(dailyBytes * days)))
  const usage = { what: `S3 ${keep.storage}`, price: `s3.storage.${keep.storage}.${keep.region}`, quantity, account: 'migration' }
  const { lines, unknown } = linesOf({ usages: [usage], fees: [] }, catalogue)
  return { amount: Decimal.sum(lines.map(({ amount }) => amount)), unknown }
}

function yearPhase({ number, hours, leftBytes, dailyBytes, months }: Year, free: number, window: number): MigrationPhase {
  return {
    name: `year ${number}`,
    from: null,
    until: null,
    capacityBps: Number.isFinite(free) ? free : null,
    demandBps: Math.round((dailyBytes * 8) / (window * 3600)),
    fits: leftBytes === 0,
    monthly: { first: cents(months[0] ?? Decimal.ZERO), last: cents(months.at(-1) ?? Decimal.ZERO) },
    once: '0.00',
    total: cents(Decimal.sum(months)),
    says: `${volumeText(dailyBytes)} a day, ${hoursText(hours)}${leftBytes === 0 ? '' : `, ${volumeText(leftBytes)} left over every day`}`,
  }
}

function monthHow({ keep, results }: AnalyticsMigration): string {
  return [
    'the link',
    ...(results === undefined ? [] : [`${volumeText(results)} of results`]),
    ...(keep ? ['what is kept of one month'] : []),
  ].join(', ')
}

function hoursText(hours: number): string {
  return Number.isFinite(hours) ? `${Number(hours.toFixed(2))} hours` : 'endless hours'
}
