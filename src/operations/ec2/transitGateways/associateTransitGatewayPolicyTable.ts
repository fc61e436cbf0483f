import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { routableSide } from './attachmentLookup.ts'
import { invalidState } from './transitGatewayLookup.ts'

type Associate = Ec2Operation<'AssociateTransitGatewayPolicyTable'>

/** In place of a route table: an attachment has one of both. */
export const associateTransitGatewayPolicyTable: Associate = (context, input) => {
  const { world } = context
  const table = live(context, 'transitGatewayPolicyTable', input.TransitGatewayPolicyTableId)
  if (table.body.state !== 'available') throw invalidState(table.id, table.body.state)
  const side = routableSide(context, input.TransitGatewayAttachmentId, table.body.transitGatewayId)
  const { row, isAccepter, association } = side
  if (isAccepter) {
    throw new AwsError(
      'UnsupportedOperation',
      `${row.id} can be associated with a policy table by the peering's requester alone.`,
    )
  }
  const present = association ? 'route' : row.body.policyTableId && 'policy'
  if (present) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `Transit Gateway Attachment ${row.id} is already associated to a ${present} table.`,
    )
  }
  world.update(table.kind, table.id, {})
  world.update(row.kind, row.id, { policyTableId: table.id })
  return {
    Association: {
      TransitGatewayPolicyTableId: table.id,
      TransitGatewayAttachmentId: row.id,
      ResourceId: side.resourceId,
      ResourceType: row.body.type,
      State: 'associated',
    },
  }
}
