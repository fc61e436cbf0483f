import type { ResourceShare, ShareAssociation } from '../../resources/resourceShare.ts'

interface Leaving {
  readonly resources?: readonly string[]
  readonly principals?: readonly string[]
}

/** The share without these; invitations that went to one of the accounts count no more. */
export function left(share: ResourceShare, { resources = [], principals = [] }: Leaving, nowMs: number): ResourceShare {
  const gone =
    (ids: readonly string[]) =>
    (association: ShareAssociation): ShareAssociation =>
      ids.includes(association.id) && association.status !== 'DISASSOCIATED'
        ? { ...association, status: 'DISASSOCIATED', changedAt: nowMs }
        : association
  return {
    ...share,
    resources: share.resources.map(gone(resources)),
    principals: share.principals.map(gone(principals)),
    invitations: share.invitations.map(each =>
      principals.includes(each.account) && each.status === 'PENDING' ? { ...each, status: 'EXPIRED' } : each,
    ),
    changedAt: nowMs,
  }
}
