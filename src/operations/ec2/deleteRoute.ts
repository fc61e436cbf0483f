import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { routeDestination } from './routeDestination.ts'
import { localCidrs } from './routeTableShape.ts'

export const deleteRoute: Ec2Operation<'DeleteRoute'> = (context, input) => {
  const table = owned(context, 'routeTable', input.RouteTableId)
  const destination = routeDestination(context, input)
  if (localCidrs(context, table.body.vpcId).includes(destination)) {
    throw new AwsError('InvalidParameterValue', `cannot remove local route ${destination} in route table ${table.id}`)
  }
  const routes = table.body.routes.filter(route => route.destination !== destination)
  if (routes.length === table.body.routes.length) {
    const message = `no route with destination-cidr-block ${destination} in route table ${table.id}`
    throw new AwsError('InvalidRoute.NotFound', message)
  }
  context.world.update('routeTable', table.id, { routes })
  return {}
}
