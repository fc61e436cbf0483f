import type { TransitGatewayConnect } from '@aws-sdk/client-ec2'
import type { Row, Scope } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'
import { attachmentTags } from './attachmentSide.ts'

export function connectShape(row: Row<'transitGatewayAttachment'>, viewer: Scope): TransitGatewayConnect {
  const { id, body } = row
  return {
    TransitGatewayAttachmentId: id,
    TransportTransitGatewayAttachmentId: body.resourceId,
    TransitGatewayId: body.transitGatewayId,
    State: body.state,
    CreationTime: new Date(body.createdAt),
    Options: { Protocol: 'gre' },
    Tags: tagList(attachmentTags(row, viewer)),
  }
}
