import { AwsError } from '../../../resources/refusal.ts'
import type { Context } from '../../operation.ts'
import { owned } from '../nouns.ts'
import { groupNamed } from '../securityGroups/securityGroupRef.ts'

/** Groups for a network interface in this VPC: those asked for, or the VPC's default group. */
export function interfaceGroups(context: Context, vpcId: string, ids: readonly string[] = []): string[] {
  if (ids.length === 0) return [groupNamed(context, 'default', vpcId).id]
  const limit = context.quotas.securityGroupsPerInterface
  const unique = [...new Set(ids)]
  if (unique.length > limit) {
    throw new AwsError(
      'SecurityGroupsPerInterfaceLimitExceeded',
      `The maximum number of security groups per interface has been reached (${limit}); ${unique.length} were given.`,
    )
  }
  for (const id of unique) {
    if (owned(context, 'securityGroup', id).body.vpcId !== vpcId) {
      const message = `You have specified two resources that belong to different networks: security group ${id} is not in ${vpcId}.`
      throw new AwsError('InvalidGroup.NotFound', message)
    }
  }
  return unique
}
