import type { TransitGatewayPolicyTableAssociation } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { live } from '../nouns.ts'
import { page } from '../page.ts'

const FILTERS: Filters<TransitGatewayPolicyTableAssociation> = {
  'resource-id': association => [association.ResourceId],
  'resource-type': association => [association.ResourceType],
  'transit-gateway-attachment-id': association => [association.TransitGatewayAttachmentId],
}

type Get = Ec2Operation<'GetTransitGatewayPolicyTableAssociations'>

export const getTransitGatewayPolicyTableAssociations: Get = (context, input) => {
  const table = live(context, 'transitGatewayPolicyTable', input.TransitGatewayPolicyTableId)
  const associations = [...context.world.referring('transitGatewayAttachment', table.body.transitGatewayId)]
    .filter(({ body }) => body.policyTableId === table.id)
    .map(({ id, body }) => ({
      TransitGatewayPolicyTableId: table.id,
      TransitGatewayAttachmentId: id,
      ResourceId: body.resourceId,
      ResourceType: body.type,
      State: 'associated' as const,
    }))
  const { items: Associations, ...rest } = page(filtered(associations, input.Filters, FILTERS), input)
  return { Associations, ...rest }
}
