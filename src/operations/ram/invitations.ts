import type { ResourceShareInvitation as Shape } from '@aws-sdk/client-ram'
import { partitionOf } from '../../resources/arn.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { ResourceShare, ShareInvitation } from '../../resources/resourceShare.ts'
import { putShare } from '../../resources/resourceShareTimers.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { isIn } from './associated.ts'
import { associationShape } from './associationShape.ts'

interface Received {
  readonly share: Row<'resourceShare'>
  readonly invitation: ShareInvitation
}

/** Every invitation that the caller has received in the Region, answered or not. */
export function invitationsOf({ world, caller }: Context): Received[] {
  return [...world.referring('resourceShare', caller.account)]
    .filter(({ region }) => region === caller.region)
    .flatMap(share =>
      share.body.invitations.filter(({ account }) => account === caller.account).map(invitation => ({ share, invitation })),
    )
}

/** The caller's invitation of that ARN. */
export function invitationOf(context: Context, arn: string | undefined): Received {
  const found = invitationsOf(context).find(({ invitation }) => invitation.arn === arn)
  if (found) return found
  throw new AwsError('ResourceShareInvitationArnNotFoundException', `ResourceShareInvitation ${arn} could not be found.`)
}

/** Answers the caller's invitation, which must be pending, and stores what follows for the share. */
export function answered(context: Context, arn: string | undefined, answer: 'ACCEPTED' | 'REJECTED'): Shape {
  const { share, invitation } = invitationOf(context, arn)
  refuseAnswered(invitation)
  const { id, body, ...scope } = share
  const settled: ResourceShare = {
    ...body,
    invitations: body.invitations.map(each => (each.arn === arn ? { ...each, status: answer } : each)),
    principals: body.principals.map(each => {
      if (each.id !== context.caller.account || !isIn(each)) return each
      if (answer === 'ACCEPTED') return { ...each, status: 'ASSOCIATED', changedAt: context.nowMs }
      return { ...each, status: 'FAILED', statusMessage: 'The invitation was rejected.', changedAt: context.nowMs }
    }),
  }
  const row = putShare(context.world, id, scope, settled)
  return invitationShape({ share: row, invitation: { ...invitation, status: answer } })
}

function refuseAnswered({ arn, status }: ShareInvitation): void {
  if (status === 'ACCEPTED') {
    throw new AwsError('ResourceShareInvitationAlreadyAcceptedException', `ResourceShareInvitation ${arn} was already accepted.`)
  }
  if (status === 'REJECTED') {
    throw new AwsError('ResourceShareInvitationAlreadyRejectedException', `ResourceShareInvitation ${arn} was already rejected.`)
  }
  if (status === 'EXPIRED') {
    throw new AwsError(
      'ResourceShareInvitationExpiredException',
      `ResourceShareInvitation ${arn} has expired; ask to be invited again.`,
    )
  }
}

export function invitationShape({ share, invitation }: Received): Shape {
  const { arn, account, status, sentAt } = invitation
  return {
    resourceShareInvitationArn: arn,
    resourceShareName: share.body.name,
    resourceShareArn: share.id,
    senderAccountId: share.account,
    receiverAccountId: account,
    receiverArn: `arn:${partitionOf(share.region)}:iam::${account}:root`,
    invitationTimestamp: new Date(sentAt),
    status,
    resourceShareAssociations: share.body.resources.filter(isIn).map(each => associationShape(share, 'RESOURCE', each)),
  }
}
