import type { Row, World } from '../resources/world.ts'

/** The route table that packets from a subnet meet: its own, else the VPC's main one. */
export function routeTableOf(world: World, vpcId: string, subnetId: string | undefined): Row<'routeTable'> | undefined {
  let main: Row<'routeTable'> | undefined
  for (const table of world.referring('routeTable', vpcId)) {
    if (table.body.vpcId !== vpcId) continue
    for (const association of table.body.associations) {
      if (subnetId !== undefined && association.subnetId === subnetId) return table
      if (association.main) main ??= table
    }
  }
  return main
}
