import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { routableSide } from './attachmentLookup.ts'
import { withAssociation } from './attachmentSide.ts'
import { ownAvailableRouteTable } from './transitGatewayLookup.ts'

/** An attachment has one route table at most, or a policy table. */
export const associateTransitGatewayRouteTable: Ec2Operation<'AssociateTransitGatewayRouteTable'> = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const table = ownAvailableRouteTable(context, input.TransitGatewayRouteTableId)
  const side = routableSide(context, input.TransitGatewayAttachmentId, table.body.transitGatewayId)
  const { row } = side
  if (side.association !== undefined) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `Transit Gateway Attachment ${row.id} is already associated to a route table.`,
    )
  }
  if (row.body.policyTableId !== undefined && !side.isAccepter) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `Transit Gateway Attachment ${row.id} is already associated to a policy table.`,
    )
  }
  // The table changes with it, so that it cannot be deleted at the same moment.
  world.update(table.kind, table.id, {})
  const body = withAssociation(side, { routeTableId: table.id, state: 'associating' })
  world.put(row.kind, row.id, row, body, { dueAt: nowMs + leadTimes.provisioning })
  return {
    Association: {
      TransitGatewayRouteTableId: table.id,
      TransitGatewayAttachmentId: row.id,
      ResourceId: side.resourceId,
      ResourceType: row.body.type,
      State: 'associating',
    },
  }
}
