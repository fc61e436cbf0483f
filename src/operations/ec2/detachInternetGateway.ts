import { AwsError } from '../../resources/refusal.ts'
import type { Context } from '../operation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { notAttached } from './routeTarget.ts'

export const detachInternetGateway: Ec2Operation<'DetachInternetGateway'> = (context, input) => {
  const gateway = owned(context, 'internetGateway', input.InternetGatewayId)
  const vpc = owned(context, 'vpc', input.VpcId)
  if (gateway.body.vpcId !== vpc.id) throw notAttached(gateway.id, vpc.id)
  refuseMappedAddresses(context, vpc.id)
  context.world.put('internetGateway', gateway.id, gateway, { tags: gateway.body.tags })
  return {}
}

/** Public addresses are reached through the gateway: as long as there are any it stays. VPC guide, "Detach your internet gateway". */
function refuseMappedAddresses({ world }: Context, vpcId: string): void {
  for (const card of world.referring('networkInterface', vpcId)) {
    if (card.body.publicIp === undefined && [...world.referring('elasticAddress', card.id)].length === 0) continue
    const message = `Network ${vpcId} has some mapped public address(es), that of ${card.id} among them. Please unmap those public address(es) before detaching the gateway.`
    throw new AwsError('DependencyViolation', message)
  }
}
