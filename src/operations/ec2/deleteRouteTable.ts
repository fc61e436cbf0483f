import { dependencyViolation } from './dependencyViolation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'

export const deleteRouteTable: Ec2Operation<'DeleteRouteTable'> = (context, input) => {
  const { id, body } = owned(context, 'routeTable', input.RouteTableId)
  if (body.associations.length > 0) {
    const blockers = body.associations.map(one => (one.main ? `it is the main route table of ${body.vpcId}` : one.id))
    throw dependencyViolation('routeTable', id, blockers)
  }
  context.world.remove('routeTable', id)
  return {}
}
