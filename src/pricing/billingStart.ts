import { DAY_MS, dayText } from '../net/day.ts'
import { BILLED_WITHOUT_LIGHT_MS } from '../resources/unlitPort.ts'
import type { Row } from '../resources/world.ts'

/** Direct Connect pricing page: an unlit port is billed from the 90th day after its LOA. */
const GRACE_DAYS = BILLED_WITHOUT_LIGHT_MS / DAY_MS

/** Why a connection is not billed yet, and since when it will be; undefined for one that is. Epoch times are printed as UTC days. */
export function billingStart(row: Row<'connection'>): string | undefined {
  if (isBilled(row)) return undefined
  const { role, loaAvailableAt, loaIssueTime, createdAt } = row.body
  if (role === 'hosted') return 'it is billed from the moment that its owner accepts it'
  const letter = loaAvailableAt ?? loaIssueTime
  const latest = dayText((letter ?? createdAt) + BILLED_WITHOUT_LIGHT_MS)
  const since = letter === undefined ? 'of the LOA, at best' : 'after the LOA,'
  return `it is billed from the first light on, or ${GRACE_DAYS} days ${since} ${latest}, whichever comes first`
}

/**
 * Whether its port-hours are paid: of a dedicated port from the first light or the end of its grace on, dark or not ever
 * after; of a hosted connection from its acceptance on, whether it is up or not.
 */
export function isBilled({ body: { state, role, billingStartedAt } }: Row<'connection'>): boolean {
  if (role === 'hosted') return state !== 'ordering'
  return billingStartedAt !== undefined || (state !== 'requested' && state !== 'pending')
}
