import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { liveAttachment } from './attachmentLookup.ts'
import { attachmentSubnets } from './attachmentSubnets.ts'
import { given, parseOnOff } from './onOff.ts'
import { invalidState } from './transitGatewayLookup.ts'
import { vpcAttachmentShape } from './vpcAttachmentShape.ts'

/** By the owner of the VPC alone: the subnets are its. */
export const modifyTransitGatewayVpcAttachment: Ec2Operation<'ModifyTransitGatewayVpcAttachment'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const { id, kind, body } = liveAttachment(context, input.TransitGatewayAttachmentId, ['vpc'])
  if (body.resourceOwnerAccount !== caller.account) {
    throw new AwsError(
      'UnauthorizedOperation',
      `The attachment ${id} can be modified by the owner of ${body.resourceId} alone.`,
      403,
    )
  }
  if (body.state !== 'available' || body.vpc === undefined) throw invalidState(id, body.state)
  const removed = new Set(input.RemoveSubnetIds)
  const absent = [...removed].find(subnet => !body.vpc?.subnetIds.includes(subnet))
  if (absent !== undefined) {
    throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${absent}' is none of the attachment ${id}`)
  }
  const kept = body.vpc.subnetIds.filter(subnet => !removed.has(subnet))
  const options = input.Options ?? {}
  const vpc = {
    ...body.vpc,
    subnetIds: attachmentSubnets(context, body.resourceId, [...kept, ...(input.AddSubnetIds ?? [])]),
    ...given({
      applianceModeSupport: parseOnOff(options.ApplianceModeSupport, 'ApplianceModeSupport'),
      dnsSupport: parseOnOff(options.DnsSupport, 'DnsSupport'),
      ipv6Support: parseOnOff(options.Ipv6Support, 'Ipv6Support'),
      securityGroupReferencingSupport: parseOnOff(options.SecurityGroupReferencingSupport, 'SecurityGroupReferencingSupport'),
    }),
  }
  const row = world.update(kind, id, { vpc, state: 'modifying' }, { dueAt: nowMs + leadTimes.provisioning })
  return { TransitGatewayVpcAttachment: vpcAttachmentShape(row, caller) }
}
