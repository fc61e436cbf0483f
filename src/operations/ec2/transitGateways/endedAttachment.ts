import { AwsError } from '../../../resources/refusal.ts'
import type { TransitGatewayAttachmentType } from '../../../resources/transitGateway.ts'
import { endTransitGatewayAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import { isUndeletedAttachment } from '../../../resources/undeletedAttachments.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { notFound } from '../nouns.ts'
import { seenAttachment } from './attachmentLookup.ts'
import { invalidState } from './transitGatewayLookup.ts'

/** The attachment as it begins to end; either owner may end it. One that others ride on stays. */
export function endedAttachment(
  context: Context,
  id: string | undefined,
  type: TransitGatewayAttachmentType,
): Row<'transitGatewayAttachment'> {
  const { world, nowMs, leadTimes } = context
  const row = seenAttachment(context, id, [type])
  // Whoever deletes what the other side deleted before is told that it is gone.
  if (row.body.state === 'deleted') throw notFound('transitGatewayAttachment', row.id)
  if (!isUndeletedAttachment(row.body)) throw invalidState(row.id, row.body.state)
  const rider = [...world.referring('transitGatewayAttachment', row.id)].find(({ body }) => isUndeletedAttachment(body))
  if (rider !== undefined) {
    throw new AwsError('IncorrectState', `${row.id} has non-deleted Transit Gateway Connect Attachments: ${rider.id}.`)
  }
  return endTransitGatewayAttachment(world, row.id, nowMs + leadTimes.provisioning)
}
