import type { TransitGatewayPrefixListReference } from '@aws-sdk/client-ec2'
import { awsPrefixLists } from '../../../resources/managedPrefixLists.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { routeAttachment } from './routeOrder.ts'

/** A prefix list as routes of a table; AWS's own lists belong to `AWS`. */
export function prefixListReferenceShape(
  context: Context,
  { body }: Row<'transitGatewayPrefixListReference'>,
): TransitGatewayPrefixListReference {
  const { world, caller } = context
  const gatewayId = world.get('transitGatewayRouteTable', body.routeTableId)?.body.transitGatewayId ?? ''
  const isAws = awsPrefixLists(caller.region).some(({ id }) => id === body.prefixListId)
  return {
    TransitGatewayRouteTableId: body.routeTableId,
    PrefixListId: body.prefixListId,
    PrefixListOwnerId: isAws ? 'AWS' : world.get('managedPrefixList', body.prefixListId)?.account,
    State: body.state,
    Blackhole: body.attachmentId === undefined,
    TransitGatewayAttachment:
      body.attachmentId === undefined ? undefined : routeAttachment(context, gatewayId, body.attachmentId),
  }
}
