import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { notAttached } from './routeTarget.ts'

export const detachInternetGateway: Ec2Operation<'DetachInternetGateway'> = (context, input) => {
  const gateway = owned(context, 'internetGateway', input.InternetGatewayId)
  const vpc = owned(context, 'vpc', input.VpcId)
  if (gateway.body.vpcId !== vpc.id) throw notAttached(gateway.id, vpc.id)
  context.world.put('internetGateway', gateway.id, gateway, { tags: gateway.body.tags })
  return {}
}
