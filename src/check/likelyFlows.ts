import { parseAddress } from '../net/address.ts'
import type { Prefix } from '../net/prefix.ts'
import type { Row, World } from '../resources/world.ts'
import { routeTableOf } from '../topology/routeTableOf.ts'
import type { EndPoint, TopologyFlow } from '../topology/topology.ts'
import type { Landing } from './landings.ts'
import { named } from './named.ts'
import { blocksOfVpc, prefixes } from './ways.ts'

/** A flow that nobody wrote, and where it lands. */
export interface LikelyFlow {
  readonly landing: Landing
  readonly flow: TopologyFlow
}

/**
 * What an estate without flows is there for: of every site something to a VPC behind each gateway that its ways lead to. One
 * VPC stands for all behind its gateway that have the same account and Region.
 */
export function likelyFlows(world: World, landings: readonly Landing[]): readonly LikelyFlow[] {
  return landings.flatMap(landing => {
    const sites = new Set([...landing.interfaces, ...landing.vpns].flatMap(({ router }) => router?.body.siteId ?? []))
    const vpcs = Map.groupBy(
      [...landing.vpcs].flatMap(id => world.get('vpc', id) ?? []),
      vpc => `${vpc.account} ${vpc.region} ${isBehindVirtualPrivateGateway(world, vpc) ? vpc.id : ''}`,
    )
    return [...sites].flatMap(id => {
      const site = world.get('site', id)
      return [...vpcs.values()].flatMap(([vpc]) =>
        site && vpc ? between(world, site, vpc).map(flow => ({ landing, flow })) : [],
      )
    })
  })
}

function isBehindVirtualPrivateGateway(world: World, { id }: Row<'vpc'>): boolean {
  return [...world.referring('virtualPrivateGateway', id)].length > 0
}

/** One for each address family that both have. */
function between(world: World, site: Row<'site'>, vpc: Row<'vpc'>): TopologyFlow[] {
  const table = routeTableOf(world, vpc.id, undefined)
  const blocks = blocksOfVpc(vpc)
  const own = prefixes(site.body.prefixes)
  return ([4, 6] as const).flatMap(family => {
    const from = endPoint(site, site.id, own, family)
    const to = table && endPoint(vpc, table.id, blocks, family)
    if (!from || !to) return []
    return [{ id: `${site.id} ${vpc.id} IPv${family}`, from, to, steadyBps: 1, peakBps: 1, single: false }]
  })
}

function endPoint(row: Row<'site'> | Row<'vpc'>, node: string, blocks: readonly Prefix[], family: 4 | 6): EndPoint | undefined {
  const block = blocks.find(each => each.family === family)
  const address = parseAddress(block?.text.split('/')[0] ?? '')
  return address && { name: named(row).name, address, node, own: [] }
}
