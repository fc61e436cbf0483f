import type { InternetGateway } from '@aws-sdk/client-ec2'
import type { Row } from '../../resources/world.ts'
import { tagList } from './ec2Tags.ts'

/** EC2 answers `available` for the attachment, which is not in the documented set of states. */
export function internetGatewayShape({ id, account, body }: Row<'internetGateway'>): InternetGateway {
  return {
    InternetGatewayId: id,
    OwnerId: account,
    Attachments: body.vpcId === undefined ? [] : [{ VpcId: body.vpcId, State: 'available' as 'attached' }],
    Tags: tagList(body.tags),
  }
}
