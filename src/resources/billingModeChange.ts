import { dayText } from '../net/day.ts'
import { type BillingMode, refuseSpeed } from './billingMode.ts'
import { billedTogether } from './billingOrder.ts'
import { isLiveConnection } from './connection.ts'
import { billingModeOf, isDedicated } from './dedicatedPort.ts'
import { directConnectError } from './directConnectError.ts'
import type { Draft, Row } from './world.ts'

/** User Guide, "Flat-rate billing": a connection changes its mode three times in six months at most. */
const MOST_CHANGES = 3

/**
 * Puts all of these connections into the mode, or none of them: each must be able to take it, and may not leave another of
 * the account's connections at its location behind in another mode. A connection that is in it already has not changed.
 */
export function changeBillingMode(
  draft: Draft,
  connections: readonly Row<'connection'>[],
  mode: BillingMode,
  nowMs: number,
): Row<'connection'>[] {
  const changing = connections.filter(({ body }) => billingModeOf(body) !== mode)
  for (const row of connections) refuseUnfit(row, mode)
  for (const row of changing) refuseTooOften(row, nowMs)
  const ids = new Set(connections.map(({ id }) => id))
  for (const { account, body } of changing) {
    const left = [...billedTogether(draft, account, body.location)].filter(
      row => !ids.has(row.id) && billingModeOf(row.body) !== mode,
    )
    if (left.length > 0) {
      throw directConnectError(
        `All connections of an account at location ${body.location} share a billing mode; name ${left.map(({ id }) => id).join(', ')} too.`,
      )
    }
  }
  for (const { id, body } of changing) {
    const billingModeChanges = [...recent(body.billingModeChanges, nowMs), nowMs]
    draft.update('connection', id, { billingMode: mode, billingModeChanges })
  }
  return connections.map(({ id }) => draft.get('connection', id) as Row<'connection'>)
}

function refuseUnfit({ id, body }: Row<'connection'>, mode: BillingMode): void {
  if (!isLiveConnection(body)) throw directConnectError(`Could not find Connection with ID ${id}`)
  if (!isDedicated(body)) throw directConnectError(`Connection ${id} is no dedicated connection; only those have a billing mode.`)
  refuseSpeed(mode, body.bandwidth, id)
}

function refuseTooOften({ id, body }: Row<'connection'>, nowMs: number): void {
  const times = recent(body.billingModeChanges, nowMs)
  const [first] = times
  if (first === undefined || times.length < MOST_CHANGES) return
  throw directConnectError(
    `Connection ${id} has changed its billing mode ${times.length} times in the last six months, which is the most; the next change is possible on ${dayText(monthsAfter(first, 6))}.`,
  )
}

/** Those less than six months ago. */
function recent(changes: readonly number[] = [], nowMs: number): number[] {
  return changes.filter(time => monthsAfter(time, 6) > nowMs)
}

/** The same day of the month later, or the last day of a shorter month; UTC. */
function monthsAfter(ms: number, months: number): number {
  const date = new Date(ms)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.getTime()
}
