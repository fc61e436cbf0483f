import type { Context } from '../../operation.ts'

/** What refers to a prefix list: route tables, security groups, transit gateway route tables. */
export function prefixListReferences({ world }: Context, id: string): { readonly id: string; readonly account: string }[] {
  const owner = world.get('managedPrefixList', id)
  if (owner === undefined) return []
  const tables = [...world.within('routeTable', owner)].filter(({ body }) => body.routes.some(route => route.destination === id))
  const groups = [...world.within('securityGroup', owner)].filter(({ body }) =>
    body.rules?.some(rule => rule.prefixListId === id),
  )
  const transit = [...world.referring('transitGatewayPrefixListReference', id)]
  return [
    ...tables.map(row => ({ id: row.id, account: row.account })),
    ...groups.map(row => ({ id: row.id, account: row.account })),
    ...transit.map(row => ({ id: row.body.routeTableId, account: row.account })),
  ]
}
