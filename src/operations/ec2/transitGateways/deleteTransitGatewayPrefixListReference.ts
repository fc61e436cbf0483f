import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { prefixListReferenceOf } from './prefixListReferenceLookup.ts'
import { prefixListReferenceShape } from './prefixListReferenceShape.ts'

type Delete = Ec2Operation<'DeleteTransitGatewayPrefixListReference'>

export const deleteTransitGatewayPrefixListReference: Delete = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  const { kind, id } = prefixListReferenceOf(context, table.id, input.PrefixListId)
  const row = world.update(kind, id, { state: 'deleting' }, { dueAt: nowMs + leadTimes.provisioning })
  return { TransitGatewayPrefixListReference: prefixListReferenceShape(context, row) }
}
