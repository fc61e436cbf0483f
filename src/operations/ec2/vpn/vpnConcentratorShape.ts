import type { VpnConcentrator } from '@aws-sdk/client-ec2'
import type { Row } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'

export function vpnConcentratorShape({ id, body }: Row<'vpnConcentrator'>): VpnConcentrator {
  return {
    VpnConcentratorId: id,
    State: body.state,
    TransitGatewayId: body.transitGatewayId,
    TransitGatewayAttachmentId: body.attachmentId,
    Type: 'ipsec.1',
    Tags: tagList(body.tags),
  }
}
