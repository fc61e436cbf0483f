import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { sidesOfTransitGateway } from './attachmentLookup.ts'
import { endRouteTable } from './endRouteTable.ts'
import { transitGatewayRouteTableShape } from './transitGatewayRouteTableShape.ts'

/** Neither a default table nor one that anything is associated with; its routes and propagations go with it. */
export const deleteTransitGatewayRouteTable: Ec2Operation<'DeleteTransitGatewayRouteTable'> = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  if (table.body.defaultAssociation || table.body.defaultPropagation) {
    throw new AwsError(
      'IncorrectState',
      `Transit Gateway Route Table ${table.id} is a default route table of ${table.body.transitGatewayId}; make another one the default first.`,
    )
  }
  const associated = sidesOfTransitGateway(context, table.body.transitGatewayId)
    .filter(({ association }) => association?.routeTableId === table.id)
    .map(({ row }) => row.id)
  if (associated.length > 0) {
    throw new AwsError(
      'IncorrectState',
      `Transit Gateway Route Table ${table.id} is associated with ${associated.join(', ')}; disassociate these first.`,
    )
  }
  const row = endRouteTable(world, table, nowMs + leadTimes.provisioning) ?? table
  return { TransitGatewayRouteTable: transitGatewayRouteTableShape(row) }
}
