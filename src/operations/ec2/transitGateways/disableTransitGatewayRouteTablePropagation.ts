import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { seenAttachment } from './attachmentLookup.ts'

type Disable = Ec2Operation<'DisableTransitGatewayRouteTablePropagation'>

export const disableTransitGatewayRouteTablePropagation: Disable = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  const { kind, id, body } = seenAttachment(context, input.TransitGatewayAttachmentId)
  if (!body.propagations.some(({ routeTableId }) => routeTableId === table.id)) {
    throw new AwsError(
      'TransitGatewayRouteTablePropagation.NotFound',
      `Propagation ${id} does not exist in Transit Gateway Route Table ${table.id}.`,
    )
  }
  const propagations = body.propagations.map(each =>
    each.routeTableId === table.id ? { ...each, state: 'disabling' as const } : each,
  )
  if (body.state !== 'deleting') world.update(kind, id, { propagations }, { dueAt: nowMs + leadTimes.provisioning })
  return {
    Propagation: {
      TransitGatewayAttachmentId: id,
      ResourceId: body.resourceId,
      ResourceType: body.type,
      TransitGatewayRouteTableId: table.id,
      State: 'disabling',
    },
  }
}
