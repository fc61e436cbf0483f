import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { seenAttachment } from './attachmentLookup.ts'
import { sideOn, withAssociation } from './attachmentSide.ts'

export const disassociateTransitGatewayRouteTable: Ec2Operation<'DisassociateTransitGatewayRouteTable'> = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  const row = seenAttachment(context, input.TransitGatewayAttachmentId)
  const side = sideOn(row, table.body.transitGatewayId)
  if (side?.association?.routeTableId !== table.id) {
    throw new AwsError(
      'InvalidAssociation.NotFound',
      `Transit Gateway Attachment ${row.id} is not associated with Transit Gateway Route Table ${table.id}.`,
    )
  }
  const body = withAssociation(side, { routeTableId: table.id, state: 'disassociating' })
  // An attachment that is being deleted takes its association along, at its own time.
  if (row.body.state !== 'deleting') world.put(row.kind, row.id, row, body, { dueAt: nowMs + leadTimes.provisioning })
  return {
    Association: {
      TransitGatewayRouteTableId: table.id,
      TransitGatewayAttachmentId: row.id,
      ResourceId: side.resourceId,
      ResourceType: row.body.type,
      State: 'disassociating',
    },
  }
}
