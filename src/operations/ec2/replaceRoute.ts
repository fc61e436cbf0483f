import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { routeDestination } from './routeDestination.ts'
import { localCidrs } from './routeTableShape.ts'
import { routeTarget } from './routeTarget.ts'

export const replaceRoute: Ec2Operation<'ReplaceRoute'> = (context, input) => {
  const table = owned(context, 'routeTable', input.RouteTableId)
  const destination = routeDestination(context, input)
  if (input.LocalTarget && localCidrs(context, table.body.vpcId).includes(destination)) return {}
  const { routes } = table.body
  const before = routes.find(route => route.destination === destination)
  if (before === undefined) {
    const message = `There is no route defined for '${destination}' in the route table. Use CreateRoute instead.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const target = routeTarget(context, table, input)
  context.world.update('routeTable', table.id, {
    routes: routes.map(route => (route === before ? { destination, origin: before.origin, ...target } : route)),
  })
  return {}
}
