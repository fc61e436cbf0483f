import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned, required } from './nouns.ts'
import { VPC_ATTRIBUTE_NAMES, VPC_ATTRIBUTES } from './vpcAttributes.ts'

export const describeVpcAttribute: Ec2Operation<'DescribeVpcAttribute'> = (context, input) => {
  const { id, body } = owned(context, 'vpc', input.VpcId)
  const asked = required(input.Attribute, 'attribute')
  const name = VPC_ATTRIBUTE_NAMES.find(known => VPC_ATTRIBUTES[known] === asked)
  if (name === undefined) {
    const allowed = Object.values(VPC_ATTRIBUTES).join(', ')
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${asked}) for parameter attribute is invalid. Valid values are ${allowed}.`,
    )
  }
  return { VpcId: id, [name]: { Value: body[VPC_ATTRIBUTES[name]] } }
}
