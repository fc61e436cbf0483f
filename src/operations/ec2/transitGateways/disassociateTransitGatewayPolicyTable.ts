import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { seenAttachment } from './attachmentLookup.ts'

type Disassociate = Ec2Operation<'DisassociateTransitGatewayPolicyTable'>

export const disassociateTransitGatewayPolicyTable: Disassociate = (context, input) => {
  const table = live(context, 'transitGatewayPolicyTable', input.TransitGatewayPolicyTableId)
  const row = seenAttachment(context, input.TransitGatewayAttachmentId)
  const { policyTableId, ...rest } = row.body
  if (policyTableId !== table.id) {
    throw new AwsError(
      'InvalidTransitGatewayPolicyTableAssociation.NotFound',
      `Transit Gateway Attachment ${row.id} is not associated with Transit Gateway Policy Table ${table.id}.`,
    )
  }
  context.world.put(row.kind, row.id, row, rest)
  return {
    Association: {
      TransitGatewayPolicyTableId: table.id,
      TransitGatewayAttachmentId: row.id,
      ResourceId: row.body.resourceId,
      ResourceType: row.body.type,
      State: 'disassociated',
    },
  }
}
