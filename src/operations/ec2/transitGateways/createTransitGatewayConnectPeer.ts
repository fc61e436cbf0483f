import { newTransitGatewayConnectPeer } from '../../../resources/transitGatewayConnectPeerOrder.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { required } from '../nouns.ts'
import { liveAttachment } from './attachmentLookup.ts'
import { connectPeerShape } from './connectPeerShape.ts'
import { invalidState, termsOf } from './transitGatewayLookup.ts'

export const createTransitGatewayConnectPeer: Ec2Operation<'CreateTransitGatewayConnectPeer'> = (context, input) => {
  const attachment = liveAttachment(context, input.TransitGatewayAttachmentId, ['connect'])
  if (attachment.body.state !== 'available') throw invalidState(attachment.id, attachment.body.state)
  const order = {
    attachment,
    peerAddress: required(input.PeerAddress, 'PeerAddress'),
    insideCidrs: required(input.InsideCidrBlocks, 'InsideCidrBlocks'),
    transitGatewayAddress: input.TransitGatewayAddress,
    peerAsn: input.BgpOptions?.PeerAsn,
    tags: tagsFrom(context, 'transitGatewayConnectPeer', input.TagSpecifications),
  }
  const row = newTransitGatewayConnectPeer(context.world, order, termsOf(context))
  return { TransitGatewayConnectPeer: connectPeerShape(context, row) }
}
