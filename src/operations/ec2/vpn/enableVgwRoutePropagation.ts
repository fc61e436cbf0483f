import type { Ec2Operation } from '../ec2Operation.ts'
import { live, owned } from '../nouns.ts'
import { isAttached } from '../routeReachability.ts'
import { notAttached } from '../routeTarget.ts'

export const enableVgwRoutePropagation: Ec2Operation<'EnableVgwRoutePropagation'> = (context, input) => {
  const table = owned(context, 'routeTable', input.RouteTableId)
  const gateway = live(context, 'virtualPrivateGateway', input.GatewayId)
  if (!isAttached(gateway, table.body.vpcId)) throw notAttached(gateway.id, table.body.vpcId)
  const propagatingGateways = [...new Set([...table.body.propagatingGateways, gateway.id])]
  context.world.update('routeTable', table.id, { propagatingGateways })
  return {}
}
