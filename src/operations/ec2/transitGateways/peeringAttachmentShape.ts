import type { TransitGatewayPeeringAttachment } from '@aws-sdk/client-ec2'
import type { Row, Scope } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'
import { attachmentTags } from './attachmentSide.ts'

/** A peering, which both sides know by the same id. */
export function peeringAttachmentShape(row: Row<'transitGatewayAttachment'>, viewer: Scope): TransitGatewayPeeringAttachment {
  const { id, account, region, body } = row
  return {
    TransitGatewayAttachmentId: id,
    RequesterTgwInfo: { TransitGatewayId: body.transitGatewayId, OwnerId: account, Region: region },
    AccepterTgwInfo: {
      TransitGatewayId: body.resourceId,
      OwnerId: body.peering?.account,
      Region: body.peering?.region,
    },
    Options: body.peering?.dynamicRouting && { DynamicRouting: body.peering.dynamicRouting },
    Status: STATUS[body.state] ?? { Code: body.state },
    State: body.state,
    CreationTime: new Date(body.createdAt),
    Tags: tagList(attachmentTags(row, viewer)),
  }
}

const STATUS: Readonly<Partial<Record<string, TransitGatewayPeeringAttachment['Status']>>> = {
  failed: { Code: 'failed', Message: 'The peer transit gateway was not found in the account and Region that were given.' },
}
