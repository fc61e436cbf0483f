import type { Row } from '../resources/world.ts'

const DAY = 24 * 3600 * 1000
/** Direct Connect pricing page: an unlit port is billed from the 90th day after its LOA. */
const GRACE_DAYS = 90

/** Why a connection is not billed yet, and since when it will be; undefined for one that is. Epoch times are printed as UTC days. */
export function billingStart({ body }: Row<'connection'>): string | undefined {
  const { state, role, loaIssueTime, createdAt } = body
  if (role === 'hosted') return state === 'ordering' ? 'it is billed from the moment that its owner accepts it' : undefined
  if (state !== 'requested' && state !== 'pending') return undefined
  const latest = new Date((loaIssueTime ?? createdAt) + GRACE_DAYS * DAY).toISOString().slice(0, 10)
  const since = loaIssueTime === undefined ? 'of the LOA, at best' : 'after the LOA,'
  return `it is billed from the first light on, or ${GRACE_DAYS} days ${since} ${latest}, whichever comes first`
}
