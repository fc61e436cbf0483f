import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { owned } from '../nouns.ts'

/** The caller's group with this id, or with this name in the default VPC: names alone mean nothing elsewhere. */
export function securityGroupRef(
  context: Context,
  { GroupId, GroupName }: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): Row<'securityGroup'> {
  if (GroupId !== undefined) return owned(context, 'securityGroup', GroupId)
  if (GroupName === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter groupName or groupId')
  }
  return groupNamed(context, GroupName, defaultVpcId(context))
}

/** The VPC that is meant where nobody names one. */
export function defaultVpcId({ world, caller }: Context): string {
  const vpc = [...world.within('vpc', caller)].find(({ body }) => body.isDefault)
  if (vpc) return vpc.id
  throw new AwsError(
    'VPCIdNotSpecified',
    'No default VPC for this user. Name a VPC, or make a default one with CreateDefaultVpc.',
  )
}

export function groupNamed({ world }: Context, name: string, vpcId: string): Row<'securityGroup'> {
  const group = [...world.referring('securityGroup', vpcId)].find(({ body }) => body.name === name)
  if (group) return group
  throw new AwsError('InvalidGroup.NotFound', `The security group '${name}' does not exist in VPC '${vpcId}'`)
}
