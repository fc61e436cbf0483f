import { parseArn, partitionOf } from '../../resources/arn.ts'
import { uuid } from '../../resources/ids.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { ResourceShare, ShareAssociation } from '../../resources/resourceShare.ts'
import { isThere, SHAREABLE_TYPES, shareableOf } from '../../resources/shareableResource.ts'
import type { Context } from '../operation.ts'
import { invalidParameter, malformedArn, notPermitted } from './refusals.ts'

interface Wanted {
  readonly resourceArns?: readonly string[] | undefined
  readonly principals?: readonly string[] | undefined
  readonly sources?: readonly string[] | undefined
}

/** The share with these resources and accounts in it. Accounts are asked first: whoever is in already is not asked again. */
export function associated(context: Context, share: ResourceShare, { resourceArns = [], principals = [], sources = [] }: Wanted) {
  refuseSources(sources)
  for (const arn of resourceArns) refuseResource(context, arn)
  for (const principal of principals) refusePrincipal(context, share, principal)
  const { nowMs, caller } = context
  const asked = [...new Set(principals)].filter(id => !share.principals.some(known => known.id === id && isIn(known)))
  const invitations = asked.map(account => ({
    arn: `arn:${partitionOf(caller.region)}:ram:${caller.region}:${caller.account}:resource-share-invitation/${uuid(context.random)}`,
    account,
    status: 'PENDING' as const,
    sentAt: nowMs,
  }))
  return {
    ...share,
    resources: joined(share.resources, resourceArns, 'ASSOCIATED', nowMs),
    principals: joined(share.principals, principals, 'ASSOCIATING', nowMs),
    invitations: [...share.invitations, ...invitations],
  }
}

/** Whether the association holds or may come to hold. */
export function isIn({ status }: ShareAssociation): boolean {
  return status === 'ASSOCIATED' || status === 'ASSOCIATING'
}

/** The list with those ids in it; one that had left comes in anew. */
function joined(
  list: readonly ShareAssociation[],
  ids: readonly string[],
  status: ShareAssociation['status'],
  nowMs: number,
): readonly ShareAssociation[] {
  const fresh = new Set(ids.filter(id => !list.some(known => known.id === id && isIn(known))))
  return [
    ...list.filter(({ id }) => !fresh.has(id)),
    ...[...fresh].map(id => ({ id, status, createdAt: nowMs, changedAt: nowMs })),
  ]
}

function refuseResource({ world, caller }: Context, arn: string): void {
  if (!parseArn(arn)) throw malformedArn(arn)
  const shareable = shareableOf(arn)
  if (!shareable) {
    throw invalidParameter(
      `The resource ${arn} is of no type that can be shared here; ${SHAREABLE_TYPES.map(({ type }) => type).join(' and ')} can.`,
    )
  }
  const { account, region } = shareable.arn
  if (account === caller.account && region === caller.region && isThere(world, arn)) return
  throw new AwsError('ResourceArnNotFoundException', `The specified resource ARN ${arn} could not be found.`)
}

function refusePrincipal({ caller }: Context, { allowExternalPrincipals }: ResourceShare, principal: string): void {
  if (/^arn:aws[a-z-]*:organizations::/.test(principal)) {
    throw new AwsError('UnknownResourceException', `Organization or unit ${principal} could not be found: there is none here.`)
  }
  if (!/^\d{12}$/.test(principal)) {
    throw invalidParameter(
      `Principal ID ${principal} is malformed. Verify the ID and try again: it takes an account's 12 digits.`,
    )
  }
  if (principal === caller.account)
    throw invalidParameter(`The principal ${principal} owns the resource share and has no need of it.`)
  if (allowExternalPrincipals) return
  throw invalidParameter(
    `Principal ${principal} is not in your AWS organization. You do not have permission to add external AWS accounts to a resource share.`,
  )
}

function refuseSources(sources: readonly string[]): void {
  if (sources.length > 0) throw notPermitted('Landbridge shares with accounts, so sources restrict nothing; leave them out.')
}
