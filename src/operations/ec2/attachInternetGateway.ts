import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'

export const attachInternetGateway: Ec2Operation<'AttachInternetGateway'> = (context, input) => {
  const gateway = owned(context, 'internetGateway', input.InternetGatewayId)
  const vpc = owned(context, 'vpc', input.VpcId)
  if (gateway.body.vpcId !== undefined) {
    const message = `resource ${gateway.id} is already attached to network ${gateway.body.vpcId}`
    throw new AwsError('Resource.AlreadyAssociated', message)
  }
  if ([...context.world.referring('internetGateway', vpc.id)].length > 0) {
    throw new AwsError('InvalidParameterValue', `Network ${vpc.id} already has an internet gateway attached`)
  }
  context.world.update('internetGateway', gateway.id, { vpcId: vpc.id })
  return {}
}
