import type { VpnGateway } from '@aws-sdk/client-ec2'
import type { Row } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'

export function vpnGatewayShape({ id, body }: Row<'virtualPrivateGateway'>): VpnGateway {
  return {
    VpnGatewayId: id,
    State: body.state,
    Type: 'ipsec.1',
    AmazonSideAsn: body.amazonSideAsn,
    AvailabilityZone: body.availabilityZone,
    VpcAttachments: body.attachment === undefined ? [] : [{ VpcId: body.attachment.vpcId, State: body.attachment.state }],
    Tags: tagList(body.tags),
  }
}
