import type { Row, World } from '../resources/world.ts'

/** The route table that packets from a subnet meet: its own, else the VPC's main one. */
export function routeTableOf(world: World, vpcId: string, subnetId: string | undefined): Row<'routeTable'> | undefined {
  const tables = [...world.referring('routeTable', vpcId)].filter(({ body }) => body.vpcId === vpcId)
  const own = tables.find(({ body }) => subnetId !== undefined && body.associations.some(each => each.subnetId === subnetId))
  return own ?? tables.find(({ body }) => body.associations.some(({ main }) => main))
}
