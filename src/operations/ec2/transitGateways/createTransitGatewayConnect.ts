import { AwsError } from '../../../resources/refusal.ts'
import { newTransitGatewayAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { liveAttachment } from './attachmentLookup.ts'
import { connectShape } from './connectShape.ts'
import { invalidState, termsOf } from './transitGatewayLookup.ts'

/** Rides on the attachment of a VPC or of a DX gateway. Transit gateway guide, "Connect attachments". */
export const createTransitGatewayConnect: Ec2Operation<'CreateTransitGatewayConnect'> = (context, input) => {
  const { world, caller } = context
  const transport = liveAttachment(context, input.TransportTransitGatewayAttachmentId)
  const { type, state, transitGatewayId } = transport.body
  if (type !== 'vpc' && type !== 'direct-connect-gateway') {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${transport.id}) for parameter TransportTransitGatewayAttachmentId is invalid. It is of type ${type}; it must be vpc or direct-connect-gateway.`,
    )
  }
  if (state !== 'available') throw invalidState(transport.id, state)
  const protocol = input.Options?.Protocol
  if (protocol !== 'gre') {
    throw new AwsError('InvalidParameterValue', `Value (${protocol}) for parameter Protocol is invalid. It must be gre.`)
  }
  const order = {
    transitGatewayId,
    type: 'connect' as const,
    resourceId: transport.id,
    resourceOwnerAccount: caller.account,
    tags: tagsFrom(context, 'transitGatewayAttachment', input.TagSpecifications),
  }
  // The transport changes with it, so that it cannot be deleted at the same moment.
  world.update(transport.kind, transport.id, {})
  return { TransitGatewayConnect: connectShape(newTransitGatewayAttachment(world, order, termsOf(context)), caller) }
}
