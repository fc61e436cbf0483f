import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import { Decimal } from '../../net/money.ts'
import { HOURS_PER_MONTH } from '../../pricing/hoursPerMonth.ts'
import type { Carrier } from './carrier.ts'
import type { MigrationReport } from './migrationReport.ts'
import type { BurstMigration } from './migrationSchema.ts'
import { amountText, cents, figure, rateText, volumeText } from './quantityText.ts'

const MONTH_MS = HOURS_PER_MONTH * 3_600_000

/** What exceeds the premises goes to AWS: how much of a burst the link takes while it lasts, when the rest is through, and what one costs. */
export function burstReport({ name, burst, compute }: BurstMigration, link: Carrier): MigrationReport {
  const free = link.freeToAwsBps
  const sentBytes = (burst.rate * burst.lasts) / 8000
  const fits = Math.min(1, free / burst.rate)
  const backlogBytes = sentBytes * (1 - fits)
  const drainMs = backlogBytes === 0 ? 0 : free === 0 ? null : (backlogBytes * 8000) / free
  const busyMs = drainMs === null ? null : burst.lasts + drainMs
  const apartMs = MONTH_MS / burst.aMonth
  const resultBytes = BigInt(Math.round(sentBytes * burst.results))
  const none = link.month(0n)
  const all = link.month(resultBytes * BigInt(burst.aMonth))
  const transfer = all.amount.minus(none.amount).dividedBy(burst.aMonth, 12)
  const machines =
    compute === undefined || busyMs === null
      ? null
      : compute.hourly.times(Decimal.of(BigInt(Math.round(busyMs)))).dividedBy(3_600_000, 12)
  const each = transfer.plus(machines ?? Decimal.ZERO)
  const month = all.amount.plus((machines ?? Decimal.ZERO).times(Decimal.of(burst.aMonth)))
  const misses = [
    ...(drainMs === null
      ? [`Nothing of the link is free, so that a burst of ${bandwidthText(burst.rate)} never gets through.`]
      : []),
    ...(busyMs !== null && busyMs > apartMs
      ? [
          `A burst is through after ${durationText(busyMs)}, and the next comes ${durationText(apartMs)} after it: what waits grows from burst to burst.`,
        ]
      : []),
  ]
  return {
    name,
    template: 'burst',
    currency: 'USD',
    holds: misses.length === 0,
    misses,
    figures: [
      figure('free on the link', 'bit/s', free, link.how),
      figure('sent by a burst', 'bytes', sentBytes, `${bandwidthText(burst.rate)} for ${durationText(burst.lasts)}`),
      figure('of it, while it lasts', 'share', fits, `${rateText(free)} of ${bandwidthText(burst.rate)}`),
      figure('waiting when it ends', 'bytes', backlogBytes, `${volumeText(sentBytes)} less what got through`),
      figure('time to drain', 'ms', drainMs, `${volumeText(backlogBytes)} at ${rateText(free)}`),
      figure('data out for one', 'USD', transfer, `${volumeText(Number(resultBytes))} of results, at what they add to the month`),
      ...(machines === null
        ? []
        : [figure('machines for one', 'USD', machines, `${durationText(busyMs ?? 0)} from the first byte to the last`)]),
      figure('one burst', 'USD', each, machines === null ? 'data out' : 'data out and machines'),
      figure('a month', 'USD a month', month, `${amountText(none.amount)} for the link, and ${burst.aMonth} bursts`),
    ],
    phases: [
      {
        ...PART,
        name: 'idle',
        capacityBps: finite(free),
        demandBps: 0,
        fits: true,
        monthly: both(none.amount),
        says: 'the link and what is on it all day',
      },
      {
        ...PART,
        name: 'burst',
        capacityBps: finite(free),
        demandBps: burst.rate,
        fits: fits === 1,
        says: `for ${durationText(burst.lasts)}`,
      },
      {
        ...PART,
        name: 'drain',
        capacityBps: finite(free),
        demandBps: drainMs === 0 ? 0 : finite(free),
        fits: drainMs !== null,
        says: drainMs === null ? 'without end' : `for ${durationText(drainMs)}`,
      },
    ],
    months: [],
    unknown: [
      ...all.unknown,
      ...(compute === undefined ? [{ what: 'machines in AWS', because: 'the file names no compute.hourly' }] : []),
    ],
    remarks: ['Data into AWS costs nothing by itself; a transit gateway asks for it all the same, where the estate has one.'],
  }
}

const PART = { from: null, until: null, monthly: null, once: '0.00', total: null } as const

function both(amount: Decimal) {
  return { first: cents(amount), last: cents(amount) }
}

function finite(bps: number): number | null {
  return Number.isFinite(bps) ? bps : null
}
