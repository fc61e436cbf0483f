import type { Ec2Operation } from '../ec2Operation.ts'
import { prefixListReferenceOf } from './prefixListReferenceLookup.ts'
import { prefixListReferenceShape } from './prefixListReferenceShape.ts'
import { routeTarget } from './routeOrder.ts'
import { ownAvailableRouteTable } from './transitGatewayLookup.ts'

type Modify = Ec2Operation<'ModifyTransitGatewayPrefixListReference'>

export const modifyTransitGatewayPrefixListReference: Modify = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const table = ownAvailableRouteTable(context, input.TransitGatewayRouteTableId)
  const row = prefixListReferenceOf(context, table.id, input.PrefixListId)
  const attachmentId = routeTarget(context, table, input)
  const { attachmentId: _, ...rest } = row.body
  const body = { ...rest, ...(attachmentId !== undefined && { attachmentId }), state: 'modifying' as const }
  const modified = world.put(row.kind, row.id, row, body, { dueAt: nowMs + leadTimes.provisioning })
  return { TransitGatewayPrefixListReference: prefixListReferenceShape(context, modified) }
}
