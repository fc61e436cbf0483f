import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { required } from '../nouns.ts'

/** An interface that is detached stays, with its addresses; the primary one leaves only with its instance. */
export const detachNetworkInterface: Ec2Operation<'DetachNetworkInterface'> = ({ world, caller }, input) => {
  const attachmentId = required(input.AttachmentId, 'attachmentId')
  if (!/^eni-attach-([0-9a-f]{8}|[0-9a-f]{17})$/.test(attachmentId)) {
    throw new AwsError('InvalidAttachmentID.Malformed', `Invalid id: "${attachmentId}" (expecting "eni-attach-...")`)
  }
  const card = [...world.within('networkInterface', caller)].find(({ body }) => body.attachment?.id === attachmentId)
  if (card === undefined) {
    throw new AwsError('InvalidAttachmentID.NotFound', `The attachment with id '${attachmentId}' does not exist`)
  }
  if (card.body.attachment?.deviceIndex === 0) {
    throw new AwsError('OperationNotPermitted', 'The network interface at device index 0 cannot be detached.')
  }
  const { attachment: _, ...rest } = card.body
  world.put('networkInterface', card.id, card, rest)
  return {}
}
