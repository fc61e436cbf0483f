import { isUndeletedAttachment } from '../../resources/undeletedAttachments.ts'
import type { Context } from '../operation.ts'
import { dependencyViolation } from './dependencyViolation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { isLivePeering } from './peering/createVpcPeeringConnection.ts'

export const deleteVpc: Ec2Operation<'DeleteVpc'> = (context, input) => {
  const { id } = owned(context, 'vpc', input.VpcId)
  const blockers = blockersOf(context, id)
  if (blockers.length > 0) throw dependencyViolation('vpc', id, blockers)
  const { world } = context
  for (const kind of ['routeTable', 'securityGroup', 'networkAcl'] as const) {
    for (const row of [...world.referring(kind, id)]) world.remove(kind, row.id)
  }
  for (const gateway of [...world.referring('virtualPrivateGateway', id)]) {
    const { attachment: _, ...rest } = gateway.body
    world.put('virtualPrivateGateway', gateway.id, gateway, rest)
  }
  world.remove('vpc', id)
  return {}
}

/** What somebody made in the VPC or attached to it; what came with the VPC goes with it. */
function blockersOf({ world }: Context, vpcId: string): string[] {
  return [
    ...world.referring('subnet', vpcId),
    ...world.referring('internetGateway', vpcId),
    ...[...world.referring('routeTable', vpcId)].filter(({ body }) => !body.associations.some(({ main }) => main)),
    ...[...world.referring('virtualPrivateGateway', vpcId)].filter(({ body }) => body.attachment?.state !== 'detached'),
    ...[...world.referring('securityGroup', vpcId)].filter(({ body }) => body.name !== 'default'),
    ...[...world.referring('networkAcl', vpcId)].filter(({ body }) => !body.isDefault),
    ...world.referring('networkInterface', vpcId),
    ...[...world.referring('transitGatewayAttachment', vpcId)].filter(({ body }) => isUndeletedAttachment(body)),
    ...world.referring('host', vpcId),
    ...world.referring('egressOnlyInternetGateway', vpcId),
    ...world.referring('vpcEndpoint', vpcId),
    ...[...world.referring('vpcPeeringConnection', vpcId)].filter(({ body }) => isLivePeering(body)),
  ].map(({ id }) => id)
}
