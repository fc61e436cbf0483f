import { AwsError } from '../../../resources/refusal.ts'
import type { Context } from '../../operation.ts'
import { owned } from '../nouns.ts'

/**
 * The caller's subnets, all of the VPC and each in an Availability Zone of its own: the attachment serves the zones that
 * it has a subnet in (Transit gateway guide, "VPC attachments").
 */
export function attachmentSubnets(context: Context, vpcId: string, ids: readonly string[]): string[] {
  const zones = new Map<string, string>()
  for (const id of new Set(ids)) {
    const { body } = owned(context, 'subnet', id)
    if (body.vpcId !== vpcId) {
      throw new AwsError('InvalidParameterValue', `The subnet ${id} is of ${body.vpcId}; a subnet of ${vpcId} is needed.`)
    }
    const other = zones.get(body.availabilityZone)
    if (other !== undefined) {
      throw new AwsError(
        'DuplicateSubnetsInSameZone',
        `The subnets ${other} and ${id} are both in ${body.availabilityZone}; an attachment has one subnet per Availability Zone.`,
      )
    }
    zones.set(body.availabilityZone, id)
  }
  if (zones.size === 0) throw new AwsError('MissingParameter', 'The request must contain the parameter SubnetIds')
  return [...zones.values()]
}
