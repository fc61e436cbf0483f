import type { Ec2Operation } from '../ec2Operation.ts'
import { owned } from '../nouns.ts'

export const disableVgwRoutePropagation: Ec2Operation<'DisableVgwRoutePropagation'> = (context, input) => {
  const table = owned(context, 'routeTable', input.RouteTableId)
  const gateway = owned(context, 'virtualPrivateGateway', input.GatewayId)
  const propagatingGateways = table.body.propagatingGateways.filter(id => id !== gateway.id)
  context.world.update('routeTable', table.id, { propagatingGateways })
  return {}
}
