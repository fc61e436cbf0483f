import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, required } from '../nouns.ts'
import { changeableInterface } from './changeableInterface.ts'
import { interfaceGroups } from './interfaceGroups.ts'
import { groupsOf, networkInterfaceShape } from './networkInterfaceShape.ts'

export const describeNetworkInterfaceAttribute: Ec2Operation<'DescribeNetworkInterfaceAttribute'> = (context, input) => {
  const card = owned(context, 'networkInterface', input.NetworkInterfaceId)
  const NetworkInterfaceId = card.id
  const attribute = required(input.Attribute, 'attribute')
  switch (attribute) {
    case 'description':
      return { NetworkInterfaceId, Description: { Value: card.body.description } }
    case 'groupSet':
      return { NetworkInterfaceId, Groups: groupsOf(context.world, card) }
    case 'sourceDestCheck':
      return { NetworkInterfaceId, SourceDestCheck: { Value: card.body.sourceDestCheck } }
    case 'attachment':
      return { NetworkInterfaceId, Attachment: networkInterfaceShape(context, card).Attachment }
    default: {
      const message = `Value (${attribute}) for parameter attribute is invalid. Valid values are description, groupSet, sourceDestCheck and attachment.`
      throw new AwsError('InvalidParameterValue', message)
    }
  }
}

export const modifyNetworkInterfaceAttribute: Ec2Operation<'ModifyNetworkInterfaceAttribute'> = (context, input) => {
  const { id, body } = changeableInterface(context, input.NetworkInterfaceId)
  const { Attachment, Groups, SourceDestCheck, Description } = input
  const change = {
    ...(Description?.Value !== undefined && { description: Description.Value }),
    ...(SourceDestCheck?.Value !== undefined && { sourceDestCheck: SourceDestCheck.Value }),
    ...(Groups?.length && { securityGroupIds: interfaceGroups(context, body.vpcId, Groups) }),
  }
  if (Attachment === undefined) {
    context.world.update('networkInterface', id, change)
    return {}
  }
  if (body.attachment?.id !== required(Attachment.AttachmentId, 'attachmentId')) {
    const message = `The attachment ID '${Attachment.AttachmentId}' is not that of network interface '${id}'`
    throw new AwsError('InvalidAttachmentID.NotFound', message)
  }
  const deleteOnTermination = Attachment.DeleteOnTermination ?? body.attachment.deleteOnTermination
  context.world.update('networkInterface', id, { ...change, attachment: { ...body.attachment, deleteOnTermination } })
  return {}
}

/** Only the source/destination check can be reset: it is on. */
export const resetNetworkInterfaceAttribute: Ec2Operation<'ResetNetworkInterfaceAttribute'> = (context, input) => {
  const { id } = changeableInterface(context, input.NetworkInterfaceId)
  context.world.update('networkInterface', id, { sourceDestCheck: true })
  return {}
}
