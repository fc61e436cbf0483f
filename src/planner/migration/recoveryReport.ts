import { bandwidthText } from '../../net/bandwidth.ts'
import { DAY_MS } from '../../net/day.ts'
import { durationText } from '../../net/duration.ts'
import { Decimal } from '../../net/money.ts'
import type { Carrier } from './carrier.ts'
import type { MigrationReport } from './migrationReport.ts'
import type { RecoveryMigration } from './migrationSchema.ts'
import { amountText, cents, figure, volumeText } from './quantityText.ts'

/** AWS stands by: what is lost (RPO), how long it takes (RTO), and what both sides of the day cost. */
export function recoveryReport(migration: RecoveryMigration, link: Carrier): MigrationReport {
  const { name, data, targets, standby, failedOver } = migration
  const free = link.freeToAwsBps
  const { changeBytes, writeBps, rpoMs, how } = lossOf(migration, free)
  const { darkMs, rtoMs, rtoHow } = outageOf(migration, link)
  const copyMs = free === 0 ? null : Math.round((data * 8000) / free)
  const out = BigInt(failedOver?.out ?? 0)
  const [idle, busy] = [link.month(0n), link.month(out)]
  const idleMonth = idle.amount.plus(standby?.monthly ?? Decimal.ZERO)
  const busyMonth = busy.amount.plus(failedOver?.monthly ?? Decimal.ZERO)
  const misses = [
    ...missed('RPO', targets.rpo, rpoMs, how),
    ...missed('RTO', targets.rto, darkMs === undefined ? undefined : rtoMs, rtoHow),
    ...(rpoMs === null && targets.rpo === undefined
      ? [`The link never catches up: ${volumeText(changeBytes)} a day are more than ${bandwidthText(free)} takes.`]
      : []),
  ]
  const state = { from: null, until: null, capacityBps: Number.isFinite(free) ? free : null, once: '0.00', total: null }
  return {
    name,
    template: 'recovery',
    currency: 'USD',
    holds: misses.length === 0,
    misses,
    figures: [
      figure('free on the link', 'bit/s', free, link.how),
      figure('written anew', 'bytes a day', changeBytes, `${volumeText(data)}, of which ${percent(migration.change)} a day`),
      figure('written at most', 'bit/s', writeBps, `${volumeText(changeBytes)} in ${migration.busy} hours`),
      figure('RPO', 'ms', rpoMs, how),
      figure(
        'RPO when the link fails first',
        'ms',
        rpoMs === null || darkMs === null || darkMs === undefined ? null : rpoMs + darkMs,
        'nothing is copied while the link is dark; its darkness comes on top',
      ),
      figure('RTO', 'ms', rtoMs, rtoHow),
      figure('first copy', 'ms', copyMs, `${volumeText(data)} at ${Number.isFinite(free) ? bandwidthText(free) : 'any rate'}`),
      figure('standing by', 'USD a month', idleMonth, `${amountText(idle.amount)} for the link and what is beside it`),
      figure('failed over', 'USD a month', busyMonth, `${amountText(busy.amount)} for the link and what is beside it`),
    ],
    phases: [
      {
        ...state,
        name: 'standby',
        demandBps: Math.round(writeBps),
        fits: rpoMs !== null,
        monthly: { first: cents(idleMonth), last: cents(idleMonth) },
        says: 'AWS takes copies',
      },
      {
        ...state,
        name: 'failed over',
        demandBps: null,
        fits: null,
        monthly: { first: cents(busyMonth), last: cents(busyMonth) },
        says: rtoMs === null ? 'AWS serves' : `AWS serves, at the latest after ${durationText(rtoMs)}`,
      },
    ],
    months: [],
    unknown: [
      ...busy.unknown,
      ...(standby ? [] : [{ what: 'what stands by', because: 'the file names no standby.monthly' }]),
      ...(failedOver ? [] : [{ what: 'what runs after a failure', because: 'the file names no failedOver.monthly' }]),
      ...(failedOver && failedOver.out === undefined
        ? [{ what: 'data out of AWS while it serves', because: 'the file names no failedOver.out' }]
        : []),
      ...(darkMs === undefined ? [{ what: 'how long the link is dark', because: 'the file names no link.dark' }] : []),
    ],
    remarks: [
      'Both months are whole ones; a failure of a day costs its part of both.',
      'The way of what is copied is taken to hold its rate; TCP over a long way needs windows to match.',
    ],
  }
}

/**
 * Of copies all the time: after B hours of writing at w over a link of f < w, what was written f / w of the way through them
 * has arrived. A copy every T arrives T later, and takes w / f of T to send; while copies queue each T costs f / w of T more.
 */
function lossOf({ data, change, busy, interval = 0 }: RecoveryMigration, free: number) {
  const changeBytes = data * change
  const writeBps = (changeBytes * 8) / (busy * 3600)
  const ratio = free === 0 ? Number.POSITIVE_INFINITY : writeBps / free
  const every = interval === 0 ? '' : `, a copy every ${durationText(interval)}`
  const rates = `${bandwidthText(Math.round(writeBps))} written, ${Number.isFinite(free) ? bandwidthText(free) : 'any rate'} free${every}`
  if (changeBytes === 0) return { changeBytes, writeBps, rpoMs: interval, how: 'nothing is written anew' }
  if ((changeBytes * 8000) / DAY_MS > free)
    return { changeBytes, writeBps, rpoMs: null, how: `${rates}: what waits grows every day` }
  const busyMs = busy * 3_600_000
  // Between two copies no more is written than in the busy hours of the days that lie between them.
  const sentMs = Math.min(interval * ratio, (changeBytes * 8000 * Math.ceil(interval / DAY_MS)) / free)
  const rpoMs = ratio <= 1 || interval >= busyMs ? interval + sentMs : busyMs * (1 - 1 / ratio) + interval * (1 + 1 / ratio)
  return { changeBytes, writeBps, rpoMs: Math.round(rpoMs), how: rates }
}

function outageOf({ startUp, switchOver = 0 }: RecoveryMigration, { darkMs, darkBecause }: Carrier) {
  const parts = `${durationText(startUp)} to start${switchOver === 0 ? '' : ` and ${durationText(switchOver)} to switch over`}`
  if (darkMs === undefined) return { darkMs, rtoMs: null, rtoHow: `${parts}, and a darkness of the link that nobody states` }
  if (darkMs === null) return { darkMs, rtoMs: null, rtoHow: `${parts}, and until the link is repaired: ${darkBecause}` }
  return {
    darkMs,
    rtoMs: darkMs + startUp + switchOver,
    rtoHow: `${durationText(darkMs)} dark (${darkBecause}), ${parts}`,
  }
}

/** `found` null = without bound; undefined = unknown, and no miss. */
function missed(what: string, target: number | undefined, found: number | null | undefined, how: string): string[] {
  if (target === undefined || found === undefined || (found !== null && found <= target)) return []
  const is = found === null ? 'without bound' : durationText(found)
  return [`The ${what} is ${is}, and ${durationText(target)} is asked: ${how}.`]
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`
}
