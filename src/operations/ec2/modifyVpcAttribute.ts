import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { VPC_ATTRIBUTE_NAMES, VPC_ATTRIBUTES } from './vpcAttributes.ts'

export const modifyVpcAttribute: Ec2Operation<'ModifyVpcAttribute'> = (context, input) => {
  const { id } = owned(context, 'vpc', input.VpcId)
  const [name, ...more] = VPC_ATTRIBUTE_NAMES.filter(known => input[known]?.Value !== undefined)
  if (name === undefined) throw new AwsError('MissingParameter', 'The request must contain one attribute to modify')
  if (more.length > 0) {
    const message = `The parameters ${[name, ...more].join(' and ')} cannot be used together; modify one attribute per call.`
    throw new AwsError('InvalidParameterCombination', message)
  }
  context.world.update('vpc', id, { [VPC_ATTRIBUTES[name]]: input[name]?.Value === true })
  return {}
}
