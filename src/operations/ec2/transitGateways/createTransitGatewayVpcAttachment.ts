import { AwsError } from '../../../resources/refusal.ts'
import { newTransitGatewayAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import { isUndeletedAttachment } from '../../../resources/undeletedAttachments.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { owned, required } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { attachmentSubnets } from './attachmentSubnets.ts'
import { parseOnOff } from './onOff.ts'
import { attachableTransitGateway, termsOf } from './transitGatewayLookup.ts'
import { vpcAttachmentShape } from './vpcAttachmentShape.ts'

type Create = Ec2Operation<'CreateTransitGatewayVpcAttachment'>

/** To a gateway of another account it waits to be accepted, unless that account accepts all of them. */
export const createTransitGatewayVpcAttachment: Create = (context, input) => {
  const { world, caller } = context
  const gateway = attachableTransitGateway(context, input.TransitGatewayId)
  const vpc = owned(context, 'vpc', input.VpcId)
  const subnetIds = attachmentSubnets(context, vpc.id, required(input.SubnetIds, 'SubnetIds'))
  refuseSecond(context, gateway.id, vpc.id)
  const options = input.Options ?? {}
  const order = {
    transitGatewayId: gateway.id,
    type: 'vpc' as const,
    resourceId: vpc.id,
    resourceOwnerAccount: caller.account,
    vpc: {
      subnetIds,
      applianceModeSupport: parseOnOff(options.ApplianceModeSupport, 'ApplianceModeSupport') ?? false,
      dnsSupport: parseOnOff(options.DnsSupport, 'DnsSupport') ?? true,
      ipv6Support: parseOnOff(options.Ipv6Support, 'Ipv6Support') ?? false,
      securityGroupReferencingSupport:
        parseOnOff(options.SecurityGroupReferencingSupport, 'SecurityGroupReferencingSupport') ?? true,
    },
    tags: tagsFrom(context, 'transitGatewayAttachment', input.TagSpecifications),
  }
  const waits = gateway.account !== caller.account && !gateway.body.autoAcceptSharedAttachments
  // The VPC changes with it, so that two orders at once cannot both be its first.
  world.update('vpc', vpc.id, {})
  const row = newTransitGatewayAttachment(world, waits ? { ...order, state: 'pendingAcceptance' } : order, termsOf(context))
  return { TransitGatewayVpcAttachment: vpcAttachmentShape(row, caller) }
}

function refuseSecond({ world, quotas }: Context, gatewayId: string, vpcId: string): void {
  const present = [...world.referring('transitGatewayAttachment', vpcId)].filter(({ body }) => isUndeletedAttachment(body))
  if (present.some(({ body }) => body.transitGatewayId === gatewayId)) {
    throw new AwsError(
      'DuplicateTransitGatewayAttachment',
      `${gatewayId} has non-deleted Transit Gateway Attachments with same VPC ID.`,
    )
  }
  const limit = { count: present.length, limit: quotas.transitGatewaysPerVpc }
  checkQuota('TransitGatewayAttachmentLimitExceeded', `transit gateways of ${vpcId}`, limit)
}
