import type { TransitGatewayVpcAttachment } from '@aws-sdk/client-ec2'
import type { Row, Scope } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'
import { attachmentTags } from './attachmentSide.ts'
import { onOff } from './onOff.ts'

export function vpcAttachmentShape(row: Row<'transitGatewayAttachment'>, viewer: Scope): TransitGatewayVpcAttachment {
  const { id, body } = row
  return {
    TransitGatewayAttachmentId: id,
    TransitGatewayId: body.transitGatewayId,
    VpcId: body.resourceId,
    VpcOwnerId: body.resourceOwnerAccount,
    State: body.state,
    SubnetIds: [...(body.vpc?.subnetIds ?? [])],
    CreationTime: new Date(body.createdAt),
    Options: body.vpc && {
      DnsSupport: onOff(body.vpc.dnsSupport),
      SecurityGroupReferencingSupport: onOff(body.vpc.securityGroupReferencingSupport),
      Ipv6Support: onOff(body.vpc.ipv6Support),
      ApplianceModeSupport: onOff(body.vpc.applianceModeSupport),
    },
    Tags: tagList(attachmentTags(row, viewer)),
  }
}
