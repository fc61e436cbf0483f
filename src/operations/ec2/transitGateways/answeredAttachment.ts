import { AwsError } from '../../../resources/refusal.ts'
import { defaultAssociations } from '../../../resources/transitGatewayAttachmentOrder.ts'
import { acceptedPeering } from '../../../resources/transitGatewayPeering.ts'
import { ENDED_ATTACHMENT_SHOWN_MS } from '../../../resources/transitGatewayTimers.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { liveAttachment } from './attachmentLookup.ts'

type Attachment = Row<'transitGatewayAttachment'>

/** The attachment as it begins to be: whoever was asked accepts it, and the default route tables apply from now on. */
export function acceptedAttachment(context: Context, id: string | undefined, type: 'vpc' | 'peering'): Attachment {
  const { world, nowMs, leadTimes } = context
  const row = requestTo(context, id, { type, answer: 'accept' })
  const body =
    type === 'peering'
      ? acceptedPeering(world, row.body)
      : { ...row.body, ...defaultAssociations(world, row.body), state: 'pending' as const }
  return world.put(row.kind, row.id, row, body, { dueAt: nowMs + leadTimes.provisioning })
}

/** The attachment that never will be; it is shown for a while. */
export function rejectedAttachment(context: Context, id: string | undefined, type: 'vpc' | 'peering'): Attachment {
  const { world, nowMs } = context
  const row = requestTo(context, id, { type, answer: 'reject' })
  return world.update(row.kind, row.id, { state: 'rejected' }, { dueAt: nowMs + ENDED_ATTACHMENT_SHOWN_MS })
}

/** A request that waits for the caller: for the owner of the transit gateway, of a peering for the accepter. */
function requestTo(
  context: Context,
  id: string | undefined,
  { type, answer }: { readonly type: 'vpc' | 'peering'; readonly answer: 'accept' | 'reject' },
): Attachment {
  const { account, region } = context.caller
  const row = liveAttachment(context, id, [type])
  const { state, peering } = row.body
  const answerer = type === 'peering' ? peering : row
  if (answerer?.account !== account || answerer.region !== region) {
    if (type === 'peering') {
      throw new AwsError('InvalidParameterValue', `Cannot ${answer} ${row.id} as the source of the peering request.`)
    }
    throw new AwsError(
      'UnauthorizedOperation',
      `The attachment ${row.id} can be accepted or rejected by account ${answerer?.account} in ${answerer?.region} alone.`,
      403,
    )
  }
  if (state === 'pendingAcceptance') return row
  throw new AwsError('IncorrectState', `${row.id} is in invalid state: it is ${state} and must be pendingAcceptance.`)
}
