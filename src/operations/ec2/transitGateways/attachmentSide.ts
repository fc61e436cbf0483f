import type { Tags } from '../../../resources/tags.ts'
import type { TransitGatewayAssociation, TransitGatewayAttachment } from '../../../resources/transitGateway.ts'
import type { Row, Scope } from '../../../resources/world.ts'

type Attachment = Row<'transitGatewayAttachment'>

/** An attachment as one of its transit gateways has it: a peering has two, and who owns what is attached sees one more. */
export interface AttachmentSide {
  readonly row: Attachment
  readonly transitGatewayId: string
  readonly transitGatewayOwner: string
  readonly resourceId: string
  readonly resourceOwner: string
  readonly association: TransitGatewayAssociation | undefined
  readonly isAccepter: boolean
}

/** The sides that belong to the account in its Region; none where it may not see the attachment. */
export function sidesOf(row: Attachment, { account, region }: Scope): AttachmentSide[] {
  const { body } = row
  const sides: AttachmentSide[] = []
  const isHome = row.account === account && row.region === region
  const isResourceOwner = body.type !== 'peering' && body.resourceOwnerAccount === account && row.region === region
  if (isHome || isResourceOwner) sides.push(homeSide(row))
  if (body.peering?.account === account && body.peering.region === region) sides.push(accepterSide(row))
  return sides
}

/** The side that is a transit gateway's; undefined where the attachment is none of its. */
export function sideOn(row: Attachment, transitGatewayId: string): AttachmentSide | undefined {
  if (row.body.transitGatewayId === transitGatewayId) return homeSide(row)
  return row.body.type === 'peering' && row.body.resourceId === transitGatewayId ? accepterSide(row) : undefined
}

function homeSide(row: Attachment): AttachmentSide {
  const { transitGatewayId, resourceId, resourceOwnerAccount: resourceOwner, association } = row.body
  return { row, transitGatewayId, transitGatewayOwner: row.account, resourceId, resourceOwner, association, isAccepter: false }
}

function accepterSide(row: Attachment): AttachmentSide {
  const { transitGatewayId, resourceId, peering } = row.body
  return {
    row,
    transitGatewayId: resourceId,
    transitGatewayOwner: peering?.account ?? row.account,
    resourceId: transitGatewayId,
    resourceOwner: row.account,
    association: peering?.association,
    isAccepter: true,
  }
}

/** The body with the side's association in place of what it had; undefined takes it away. */
export function withAssociation(
  { row: { body }, isAccepter }: AttachmentSide,
  association: TransitGatewayAssociation | undefined,
): TransitGatewayAttachment {
  if (isAccepter && body.peering) {
    const { association: _, ...peering } = body.peering
    return { ...body, peering: { ...peering, ...(association && { association }) } }
  }
  const { association: _, ...rest } = body
  return { ...rest, ...(association && { association }) }
}

/** The tags that the account gave to the attachment. */
export function attachmentTags({ account: owner, region: home, body }: Attachment, { account, region }: Scope): Tags {
  switch (placeOf({ owner, home, body }, { account, region })) {
    case 'peering':
      return body.peering?.tags ?? {}
    case 'transitGatewayOwnerTags':
      return body.transitGatewayOwnerTags ?? {}
    default:
      return body.tags
  }
}

/** The body with the account's tags in place of those it had given. */
export function withAttachmentTags(row: Attachment, scope: Scope, tags: Tags): TransitGatewayAttachment {
  const { account: owner, region: home, body } = row
  const place = placeOf({ owner, home, body }, scope)
  if (place === 'peering' && body.peering) return { ...body, peering: { ...body.peering, tags } }
  return place === 'transitGatewayOwnerTags' ? { ...body, transitGatewayOwnerTags: tags } : { ...body, tags }
}

interface Placed {
  readonly owner: string
  readonly home: string
  readonly body: TransitGatewayAttachment
}

function placeOf({ owner, home, body }: Placed, { account, region }: Scope): 'tags' | 'peering' | 'transitGatewayOwnerTags' {
  if (body.type === 'peering') return owner === account && home === region ? 'tags' : 'peering'
  return body.resourceOwnerAccount === account ? 'tags' : 'transitGatewayOwnerTags'
}
