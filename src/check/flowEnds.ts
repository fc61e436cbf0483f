import type { Flow, Host } from '../resources/customerSide.ts'
import type { World } from '../resources/world.ts'
import type { SiteLanding } from './landings.ts'

/** The hosts at both ends of a flow, as far as they are there. */
export function hostsOf(world: World, { from, to }: Pick<Flow, 'from' | 'to'>): readonly Host[] {
  return [from, to].flatMap(id => world.get('host', id)?.body ?? [])
}

/** Whether a flow between these hosts may go ashore there: to a VPC behind it, and from the site where it is one site's. */
export function isFor({ vpcs, from }: Pick<SiteLanding, 'vpcs' | 'from'>, hosts: readonly Host[]): boolean {
  const isThere = hosts.some(({ vpcId }) => vpcId !== undefined && vpcs.has(vpcId))
  return isThere && (!from || hosts.some(({ siteId }) => siteId === from.id))
}
