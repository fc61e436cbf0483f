import type { Draft, Row } from '../../../resources/world.ts'

/** Begins the end of a route table; its routes go at once, and nothing propagates to it any more. */
export function endRouteTable(
  world: Draft,
  { id, body }: Row<'transitGatewayRouteTable'>,
  goneAt: number,
): Row<'transitGatewayRouteTable'> | undefined {
  if (body.state === 'deleting' || body.state === 'deleted') return undefined
  for (const route of [...world.referring('transitGatewayRoute', id)]) world.remove(route.kind, route.id)
  for (const list of [...world.referring('transitGatewayPrefixListReference', id)]) world.remove(list.kind, list.id)
  for (const row of [...world.referring('transitGatewayAttachment', body.transitGatewayId)]) {
    const propagations = row.body.propagations.filter(({ routeTableId }) => routeTableId !== id)
    if (propagations.length < row.body.propagations.length) world.update(row.kind, row.id, { propagations })
  }
  return world.update('transitGatewayRouteTable', id, { state: 'deleting' }, { dueAt: goneAt })
}
