import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { seenAttachment } from './attachmentLookup.ts'
import { connectShape } from './connectShape.ts'
import { endedAttachment } from './endedAttachment.ts'

/** Its peers have to go before. */
export const deleteTransitGatewayConnect: Ec2Operation<'DeleteTransitGatewayConnect'> = (context, input) => {
  const { world, caller } = context
  const { id } = seenAttachment(context, input.TransitGatewayAttachmentId, ['connect'])
  const peers = [...world.referring('transitGatewayConnectPeer', id)].filter(({ body }) => body.state !== 'deleted')
  if (peers.length > 0) {
    throw new AwsError('IncorrectState', `${id} has non-deleted Connect Peers: ${peers.map(peer => peer.id).join(', ')}.`)
  }
  return { TransitGatewayConnect: connectShape(endedAttachment(context, id, 'connect'), caller) }
}
