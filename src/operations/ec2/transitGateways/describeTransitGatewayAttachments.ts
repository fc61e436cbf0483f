import type { Filter, TransitGatewayAttachment } from '@aws-sdk/client-ec2'
import type { Scope } from '../../../resources/world.ts'
import { frozen } from '../../frozen.ts'
import { type ReadingAs, rememberedWhole } from '../../rememberedWhole.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagList } from '../ec2Tags.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { attachmentsOfOwn, seenAttachment, seenAttachments } from './attachmentLookup.ts'
import { type AttachmentSide, attachmentTags, sidesOf } from './attachmentSide.ts'

type Describe = Ec2Operation<'DescribeTransitGatewayAttachments'>

const FILTERS: Filters<TransitGatewayAttachment> = {
  'association.state': attachment => [attachment.Association?.State],
  'association.transit-gateway-route-table-id': attachment => [attachment.Association?.TransitGatewayRouteTableId],
  'resource-id': attachment => [attachment.ResourceId],
  'resource-owner-id': attachment => [attachment.ResourceOwnerId],
  'resource-type': attachment => [attachment.ResourceType],
  state: attachment => [attachment.State],
  'transit-gateway-attachment-id': attachment => [attachment.TransitGatewayAttachmentId],
  'transit-gateway-id': attachment => [attachment.TransitGatewayId],
  'transit-gateway-owner-id': attachment => [attachment.TransitGatewayOwnerId],
}

/**
 * Attachments of every type. A peering of two gateways of one account and Region is there once for each of them, with the
 * same id; asked for by its id it is the requester's alone.
 */
export const describeTransitGatewayAttachments: Describe = rememberedWhole((context: ReadingAs, input) => {
  const { caller } = context
  const ids = input.TransitGatewayAttachmentIds
  const sides = ids?.length
    ? [...new Set(ids)].flatMap(id => sidesOf(seenAttachment(context, id), caller)[0] ?? [])
    : (filteredByGateway(context, input.Filters) ?? seenAttachments(context)).flatMap(row => sidesOf(row, caller))
  const attachments = sides.map(side => attachmentShape(side, caller))
  const { items: TransitGatewayAttachments, ...rest } = page(filtered(attachments, input.Filters, FILTERS), input)
  return { TransitGatewayAttachments, ...rest }
})

/** Where a filter names transit gateways of the caller, and not by a pattern, what is of others can be left alone. */
function filteredByGateway(context: ReadingAs, filters: readonly Filter[] = []): AttachmentSide['row'][] | undefined {
  const { Values = [] } = filters.find(({ Name }) => Name === 'transit-gateway-id') ?? {}
  return Values.length > 0 ? attachmentsOfOwn(context, Values) : undefined
}

/** What each side was shown as last, by its row. */
const SHOWN = new WeakMap<AttachmentSide['row'], { readonly key: string; readonly shape: TransitGatewayAttachment }>()

function attachmentShape(side: AttachmentSide, viewer: Scope): TransitGatewayAttachment {
  const key = `${viewer.account} ${viewer.region} ${side.isAccepter}`
  const known = SHOWN.get(side.row)
  if (known?.key === key) return known.shape
  const shape = frozen(newShape(side, viewer))
  SHOWN.set(side.row, { key, shape })
  return shape
}

/** The association is for who owns the transit gateway and its route tables. */
function newShape(side: AttachmentSide, viewer: Scope): TransitGatewayAttachment {
  const { row, association } = side
  return {
    TransitGatewayAttachmentId: row.id,
    TransitGatewayId: side.transitGatewayId,
    TransitGatewayOwnerId: side.transitGatewayOwner,
    ResourceOwnerId: side.resourceOwner,
    ResourceType: row.body.type,
    ResourceId: side.resourceId,
    State: row.body.state,
    Association:
      association && side.transitGatewayOwner === viewer.account
        ? { TransitGatewayRouteTableId: association.routeTableId, State: association.state }
        : undefined,
    CreationTime: new Date(row.body.createdAt),
    Tags: tagList(attachmentTags(row, viewer)),
  }
}
