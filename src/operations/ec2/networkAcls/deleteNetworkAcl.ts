import { AwsError } from '../../../resources/refusal.ts'
import { dependencyViolation } from '../dependencyViolation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned } from '../nouns.ts'

export const deleteNetworkAcl: Ec2Operation<'DeleteNetworkAcl'> = (context, input) => {
  const { id, body } = owned(context, 'networkAcl', input.NetworkAclId)
  if (body.isDefault) throw new AwsError('InvalidParameterValue', `cannot delete default network ACL ${id}`)
  const subnets = (body.associations ?? []).map(({ subnetId }) => subnetId)
  if (subnets.length > 0) throw dependencyViolation('networkAcl', id, subnets)
  context.world.remove('networkAcl', id)
  return {}
}
