import { dependencyViolation } from './dependencyViolation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'

export const deleteInternetGateway: Ec2Operation<'DeleteInternetGateway'> = (context, input) => {
  const { id, body } = owned(context, 'internetGateway', input.InternetGatewayId)
  if (body.vpcId !== undefined) throw dependencyViolation('internetGateway', id, [body.vpcId])
  context.world.remove('internetGateway', id)
  return {}
}
