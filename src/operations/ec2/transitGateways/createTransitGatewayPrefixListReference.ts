import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { visiblePrefixList } from '../prefixLists/prefixListLookup.ts'
import { prefixListReferenceShape } from './prefixListReferenceShape.ts'
import { routeRowId, routeTarget } from './routeOrder.ts'
import { ownAvailableRouteTable } from './transitGatewayLookup.ts'

type Create = Ec2Operation<'CreateTransitGatewayPrefixListReference'>

/** Every entry of the list is a route of the table, later ones too. */
export const createTransitGatewayPrefixListReference: Create = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const table = ownAvailableRouteTable(context, input.TransitGatewayRouteTableId)
  const list = visiblePrefixList(context, input.PrefixListId)
  const attachmentId = routeTarget(context, table, input)
  const id = routeRowId(table.id, list.id)
  if (world.get('transitGatewayPrefixListReference', id) !== undefined) {
    throw new AwsError(
      'TransitGatewayPrefixListReferenceAlreadyExists',
      `The prefix list ${list.id} is already referenced in Transit Gateway Route Table ${table.id}.`,
    )
  }
  const body = {
    routeTableId: table.id,
    prefixListId: list.id,
    ...(attachmentId !== undefined && { attachmentId }),
    state: 'pending' as const,
  }
  world.update(table.kind, table.id, {})
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  const row = world.put('transitGatewayPrefixListReference', id, table, body, timer)
  return { TransitGatewayPrefixListReference: prefixListReferenceShape(context, row) }
}
