import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned } from '../nouns.ts'
import { endsOf, peeringOf, wrongState } from './peeringLookup.ts'
import { peeringShape } from './peeringShape.ts'

/** How long AWS still shows what was rejected or deleted (VPC peering guide, "Peering connection lifecycle"): two hours. */
const ENDED_VISIBLE_MS = 2 * 3_600_000

export const acceptVpcPeeringConnection: Ec2Operation<'AcceptVpcPeeringConnection'> = (context, input) => {
  const row = awaiting(context, input.VpcPeeringConnectionId, 'accept')
  owned(context, 'vpc', row.body.accepterVpcId)
  const { expiresAt: _, ...rest } = row.body
  const body = { ...rest, state: 'active' as const, message: 'Active' }
  const active = context.world.put('vpcPeeringConnection', row.id, row, body, { dueAt: undefined })
  return { VpcPeeringConnection: peeringShape(context, active) }
}

export const rejectVpcPeeringConnection: Ec2Operation<'RejectVpcPeeringConnection'> = (context, input) => {
  const row = awaiting(context, input.VpcPeeringConnectionId, 'reject')
  end(context, row, 'rejected', `Rejected by ${context.caller.account}`)
  return { Return: true }
}

export const deleteVpcPeeringConnection: Ec2Operation<'DeleteVpcPeeringConnection'> = (context, input) => {
  const row = peeringOf(context, input.VpcPeeringConnectionId)
  if (row.body.state !== 'active' && row.body.state !== 'pending-acceptance') throw wrongState(row, 'active')
  end(context, row, 'deleted', `Deleted by ${context.caller.account}`)
  return { Return: true }
}

/** Only the accepter's side answers, while the request stands. */
function awaiting(context: Context, id: string | undefined, answer: 'accept' | 'reject'): Row<'vpcPeeringConnection'> {
  const row = peeringOf(context, id)
  if (!endsOf(row, context.caller).accepter) {
    throw notAsked(context, row, answer)
  }
  if (row.body.state !== 'pending-acceptance') throw wrongState(row, 'pending-acceptance')
  return row
}

/** AWS tells the Region to somebody who has the accepter's VPC too, and nothing to anybody else. */
function notAsked({ caller }: Context, { id, body }: Row<'vpcPeeringConnection'>, answer: 'accept' | 'reject'): AwsError {
  const done = answer === 'accept' ? 'accepted' : 'accepted or rejected'
  const message =
    caller.account === body.accepterAccount
      ? `Incorrect region (${caller.region}) specified for this request. VPC peering connection ${id} must be ${done} in region ${body.accepterRegion}`
      : `User (${caller.account}) cannot ${answer} peering ${id}`
  return new AwsError('OperationNotPermitted', message)
}

function end(context: Context, row: Row<'vpcPeeringConnection'>, state: 'rejected' | 'deleted', message: string): void {
  const { expiresAt: _, ...rest } = row.body
  const dueAt = context.nowMs + ENDED_VISIBLE_MS
  context.world.put('vpcPeeringConnection', row.id, row, { ...rest, state, message }, { dueAt })
}
