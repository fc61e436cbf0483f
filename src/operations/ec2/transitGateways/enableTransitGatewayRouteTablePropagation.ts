import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { routableSide } from './attachmentLookup.ts'
import { ownAvailableRouteTable } from './transitGatewayLookup.ts'

type Enable = Ec2Operation<'EnableTransitGatewayRouteTablePropagation'>

/** The attachment's routes are in the table from now on: of a VPC its CIDR blocks, else what BGP brings. */
export const enableTransitGatewayRouteTablePropagation: Enable = (context, input) => {
  const { world, nowMs, leadTimes } = context
  if (input.TransitGatewayRouteTableAnnouncementId !== undefined) {
    throw new AwsError(
      'UnsupportedOperation',
      'Route table announcements are not built in Landbridge; name an attachment instead.',
    )
  }
  const table = ownAvailableRouteTable(context, input.TransitGatewayRouteTableId)
  const { row, resourceId } = routableSide(context, input.TransitGatewayAttachmentId, table.body.transitGatewayId)
  const { propagations, type } = row.body
  if (type === 'peering') {
    throw new AwsError(
      'UnsupportedOperation',
      `The peering attachment ${row.id} propagates no routes; write static ones with CreateTransitGatewayRoute.`,
    )
  }
  if (propagations.some(({ routeTableId }) => routeTableId === table.id)) {
    throw new AwsError(
      'TransitGatewayRouteTablePropagation.Duplicate',
      `Propagation ${row.id} already exists in Transit Gateway Route Table ${table.id}.`,
    )
  }
  world.update(table.kind, table.id, {})
  const added = [...propagations, { routeTableId: table.id, state: 'enabling' as const }]
  world.update(row.kind, row.id, { propagations: added }, { dueAt: nowMs + leadTimes.provisioning })
  return {
    Propagation: {
      TransitGatewayAttachmentId: row.id,
      ResourceId: resourceId,
      ResourceType: type,
      TransitGatewayRouteTableId: table.id,
      State: 'enabling',
    },
  }
}
