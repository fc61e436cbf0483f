import type { ResourceShare, ShareAssociation } from './resourceShare.ts'
import type { Draft, Row, Scope } from './world.ts'

const HOUR_MS = 3_600_000
/** RAM guide, "Accepting and rejecting invitations": seven days to answer one. */
const INVITATION_MS = 7 * 24 * HOUR_MS
/** RAM guide, "Deleting a resource share": it is listed as deleted for a while. Ours: an hour. */
const DELETED_MS = HOUR_MS

/** Stores the share with the time at which something of it ends by itself. */
export function putShare(draft: Draft, arn: string, scope: Scope, body: ResourceShare): Row<'resourceShare'> {
  return draft.put('resourceShare', arn, scope, body, { dueAt: dueOf(body) })
}

/** Invitations that nobody answered expire, and a share that was deleted goes. Does nothing for any other row. */
export function advanceResourceShare(draft: Draft, id: string, nowMs: number): void {
  const row = draft.get('resourceShare', id)
  if (row?.dueAt === undefined || row.dueAt > nowMs) return
  if (row.body.status === 'DELETED') draft.remove('resourceShare', id)
  else putShare(draft, id, row, withExpired(row.body, nowMs))
}

function dueOf({ status, changedAt, invitations }: ResourceShare): number | undefined {
  if (status === 'DELETED') return changedAt + DELETED_MS
  const ends = invitations.filter(invitation => invitation.status === 'PENDING').map(({ sentAt }) => sentAt + INVITATION_MS)
  return ends.length === 0 ? undefined : Math.min(...ends)
}

function withExpired(share: ResourceShare, nowMs: number): ResourceShare {
  const expired = share.invitations.filter(({ status, sentAt }) => status === 'PENDING' && sentAt + INVITATION_MS <= nowMs)
  const accounts = new Set(expired.map(({ account }) => account))
  const failed = (principal: ShareAssociation): ShareAssociation =>
    accounts.has(principal.id) && principal.status === 'ASSOCIATING'
      ? { ...principal, status: 'FAILED', statusMessage: 'The invitation expired.', changedAt: nowMs }
      : principal
  return {
    ...share,
    principals: share.principals.map(failed),
    invitations: share.invitations.map(each => (expired.includes(each) ? { ...each, status: 'EXPIRED' } : each)),
  }
}
