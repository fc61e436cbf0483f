import { covers, type Prefix, parsePrefix } from '../net/prefix.ts'
import type { Estate } from './estate.ts'
import { portOf } from './port.ts'

/** A route of a VPC's main route table, and the path of what it leads to. */
export interface EstateVpcRoute {
  readonly destination: string
  readonly target: { readonly section: 'transitGateways' | 'vpcPeerings'; readonly name: string }
}

/**
 * For each VPC what the file says, else what a VPC needs to use what it is attached to: AWS itself writes no such route. The
 * file is looked through once, however many VPCs are asked for.
 */
export function vpcRoutesIn(estate: Estate): (vpc: string) => EstateVpcRoute[] {
  const around = surroundings(estate)
  return vpc => {
    const said = estate.vpcs[vpc]?.routes
    if (said === undefined) return defaultRoutes(around, vpc)
    return Object.entries(said).map(([destination, name]) => {
      const section = Object.hasOwn(estate.transitGateways, name) ? 'transitGateways' : 'vpcPeerings'
      return { destination, target: { section, name } }
    })
  }
}

/** What there is around the VPCs of a file, by name. */
interface Surroundings {
  readonly blocksOf: (vpc: string) => readonly Prefix[]
  readonly peerings: ReadonlyMap<string, readonly { readonly name: string; readonly other: string }[]>
  /** Transit gateways that the VPC is on, in the order of the file. */
  readonly gateways: ReadonlyMap<string, readonly string[]>
  /** VPCs on the transit gateway and on those it is peered with, and the sites' prefixes that these reach. */
  readonly behind: (gateway: string) => { readonly vpcs: readonly string[]; readonly sites: readonly Prefix[] }
  /** VPCs with a virtual private gateway that brings routes of the sites. */
  readonly onGateway: ReadonlySet<string>
}

function surroundings(estate: Estate): Surroundings {
  const peerings = Object.entries(estate.vpcPeerings).flatMap(
    ([
      name,
      {
        between: [one, other],
      },
    ]) =>
      one === other
        ? []
        : [
            { vpc: one, name, other },
            { vpc: other, name, other: one },
          ],
  )
  const gateways = Object.entries(estate.transitGateways).flatMap(([gateway, { vpcs }]) =>
    Object.keys(vpcs).map(vpc => ({ gateway, vpc })),
  )
  const sites = sitePrefixes(estate)
  const peers = peersIn(estate)
  return {
    blocksOf: kept(vpc => blocksOf(estate, vpc)),
    peerings: Map.groupBy(peerings, ({ vpc }) => vpc),
    gateways: new Map([...Map.groupBy(gateways, ({ vpc }) => vpc)].map(([vpc, all]) => [vpc, all.map(({ gateway }) => gateway)])),
    behind: kept(gateway => {
      const all = [gateway, ...(peers.get(gateway) ?? [])]
      return {
        vpcs: all.flatMap(each => Object.keys(estate.transitGateways[each]?.vpcs ?? {})),
        sites: all.flatMap(sites),
      }
    }),
    onGateway: new Set([
      ...Object.values(estate.directConnectGateways).flatMap(({ vpcs }) => Object.keys(vpcs)),
      ...[...Object.values(estate.virtualInterfaces), ...Object.values(estate.vpnConnections)].flatMap(({ vpc }) => vpc ?? []),
    ]),
  }
}

/**
 * Over every peering the blocks of the VPC at its other end; over every transit gateway the blocks of the VPCs on it and on
 * those it is peered with, and the prefixes of the sites that reach it by VPN or Direct Connect. Left out: what the VPC has
 * itself, what another of these routes covers, IPv6 where it has no IPv6 block, and the sites' prefixes where a virtual private gateway brings them.
 */
function defaultRoutes({ blocksOf, peerings, gateways, behind, onGateway }: Surroundings, vpc: string): EstateVpcRoute[] {
  const overPeerings = (peerings.get(vpc) ?? []).flatMap(({ name, other }) =>
    blocksOf(other).map(block => ({ block, section: 'vpcPeerings' as const, name })),
  )
  const overGateways = (gateways.get(vpc) ?? []).flatMap(name => {
    const { vpcs, sites } = behind(name)
    const others = vpcs.filter(each => each !== vpc)
    return [...(onGateway.has(vpc) ? [] : sites), ...others.flatMap(blocksOf)].map(block => {
      return { block, section: 'transitGateways' as const, name }
    })
  })
  const own = blocksOf(vpc)
  // A VPC without an IPv6 block has nothing to send to one.
  const families = new Set(own.map(({ family }) => family))
  const all = [...overPeerings, ...overGateways].filter(
    ({ block }) => families.has(block.family) && !own.some(mine => covers(mine, block)),
  )
  const needed = uncovered(all.map(({ block }) => block))
  return all.flatMap(({ block, section, name }, at) =>
    needed.has(at) ? [{ destination: block.text, target: { section, name } }] : [],
  )
}

/** Places of those that none of the others covers; of two alike the first one's. */
function uncovered(blocks: readonly Prefix[]): ReadonlySet<number> {
  const firsts = new Map<string, { readonly block: Prefix; readonly at: number }>()
  for (const [at, block] of blocks.entries()) if (!firsts.has(block.text)) firsts.set(block.text, { block, at })
  const found = new Set<number>()
  // Blocks lie within each other or apart: in this order whatever a block covers comes right behind it.
  let cover: Prefix | undefined
  for (const { block, at } of [...firsts.values()].sort((a, b) => inSpace(a.block, b.block))) {
    if (cover && covers(cover, block)) continue
    cover = block
    found.add(at)
  }
  return found
}

function inSpace(a: Prefix, b: Prefix): number {
  if (a.family !== b.family) return a.family - b.family
  if (a.first !== b.first) return a.first < b.first ? -1 : 1
  return a.length - b.length
}

function blocksOf(estate: Estate, vpc: string): Prefix[] {
  const { cidr, cidrs = cidr === undefined ? [] : [cidr], ipv6Cidr } = estate.vpcs[vpc] ?? {}
  return [...cidrs, ...(ipv6Cidr === undefined ? [] : [ipv6Cidr])].flatMap(text => parsePrefix(text) ?? [])
}

function peersIn({ transitGatewayPeerings }: Estate): Map<string, string[]> {
  const ends = Object.values(transitGatewayPeerings).flatMap(({ between: [one, other] }) =>
    one === other
      ? []
      : [
          { gateway: one, peer: other },
          { gateway: other, peer: one },
        ],
  )
  const byGateway = Map.groupBy(ends, ({ gateway }) => gateway)
  return new Map([...byGateway].map(([gateway, all]) => [gateway, all.map(({ peer }) => peer)]))
}

/**
 * By transit gateway: the prefixes of sites whose routers have a VPN on it, or a virtual interface on a Direct Connect gateway
 * of it, in the order of the file.
 */
function sitePrefixes(estate: Estate): (gateway: string) => readonly Prefix[] {
  const routers = new Map<string, Set<string>>()
  const add = (gateway: string, router: string) => routers.set(gateway, (routers.get(gateway) ?? new Set()).add(router))
  for (const { transitGateway, router } of Object.values(estate.vpnConnections)) {
    if (transitGateway !== undefined) add(transitGateway, router)
  }
  for (const vif of Object.values(estate.virtualInterfaces)) {
    const { router } = portOf(estate, vif)
    const gateways = estate.directConnectGateways[vif.gateway ?? '']?.transitGateways ?? {}
    if (router !== undefined) for (const gateway of Object.keys(gateways)) add(gateway, router)
  }
  const sites = Object.values(estate.sites)
  const sitesByRouter = Map.groupBy(
    sites.flatMap((site, at) => Object.keys(site.routers).map(router => ({ router, at }))),
    ({ router }) => router,
  )
  return gateway => {
    const found = [...(routers.get(gateway) ?? [])].flatMap(router => (sitesByRouter.get(router) ?? []).map(({ at }) => at))
    const inOrder = [...new Set(found)].sort((a, b) => a - b)
    return inOrder.flatMap(at => sites[at]?.prefixes ?? []).flatMap(text => parsePrefix(text) ?? [])
  }
}

/** The same function, which works out each answer once. */
function kept<T>(work: (name: string) => T): (name: string) => T {
  const known = new Map<string, { readonly is: T }>()
  return name => {
    const answer = known.get(name) ?? { is: work(name) }
    known.set(name, answer)
    return answer.is
  }
}
