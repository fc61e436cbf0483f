import { covers, type Prefix, parsePrefix } from '../net/prefix.ts'
import type { Estate } from './estate.ts'

/** A route of a VPC's main route table, and the path of what it leads to. */
export interface EstateVpcRoute {
  readonly destination: string
  readonly target: { readonly section: 'transitGateways' | 'vpcPeerings'; readonly name: string }
}

/** What the file says, else what a VPC needs to use what it is attached to: AWS itself writes no such route. */
export function vpcRoutesOf(estate: Estate, vpc: string): EstateVpcRoute[] {
  const said = estate.vpcs[vpc]?.routes
  if (said === undefined) return defaultRoutes(estate, vpc)
  return Object.entries(said).map(([destination, name]) => {
    const section = Object.hasOwn(estate.transitGateways, name) ? 'transitGateways' : 'vpcPeerings'
    return { destination, target: { section, name } }
  })
}

/**
 * Over every peering the blocks of the VPC at its other end; over every transit gateway the blocks of the VPCs on it and on
 * those it is peered with, and the prefixes of the sites that reach it by VPN or Direct Connect. Left out: what the VPC has
 * itself, what another of these routes covers, and the sites' prefixes where a virtual private gateway brings them.
 */
function defaultRoutes(estate: Estate, vpc: string): EstateVpcRoute[] {
  const peerings = Object.entries(estate.vpcPeerings).flatMap(([name, { between }]) => {
    const other = between.includes(vpc) ? between.find(end => end !== vpc) : undefined
    return other === undefined ? [] : blocksOf(estate, other).map(block => ({ block, section: 'vpcPeerings' as const, name }))
  })
  const hasGateway = isOnGateway(estate, vpc)
  const transit = Object.entries(estate.transitGateways).flatMap(([name, { vpcs }]) => {
    if (!Object.hasOwn(vpcs, vpc)) return []
    const gateways = [name, ...peersOf(estate, name)]
    const others = gateways.flatMap(each => Object.keys(estate.transitGateways[each]?.vpcs ?? {})).filter(each => each !== vpc)
    const sites = hasGateway ? [] : gateways.flatMap(each => sitePrefixes(estate, each))
    return [...sites, ...others.flatMap(other => blocksOf(estate, other))].map(block => {
      return { block, section: 'transitGateways' as const, name }
    })
  })
  const own = blocksOf(estate, vpc)
  const all = [...peerings, ...transit].filter(({ block }) => !own.some(mine => covers(mine, block)))
  const needed = all.filter(({ block }, index) => !all.some((other, at) => hides(other.block, block, at < index)))
  return needed.map(({ block, section, name }) => ({ destination: block.text, target: { section, name } }))
}

/** Of two alike the first one stays. */
function hides(other: Prefix, block: Prefix, isEarlier: boolean): boolean {
  return covers(other, block) && (other.length < block.length || isEarlier)
}

function blocksOf(estate: Estate, vpc: string): Prefix[] {
  const { cidr, cidrs = cidr === undefined ? [] : [cidr] } = estate.vpcs[vpc] ?? {}
  return cidrs.flatMap(text => parsePrefix(text) ?? [])
}

function peersOf(estate: Estate, gateway: string): string[] {
  return Object.values(estate.transitGatewayPeerings).flatMap(({ between }) =>
    between.includes(gateway) ? between.filter(end => end !== gateway) : [],
  )
}

/** Of sites whose routers have a VPN on the transit gateway, or a virtual interface on a Direct Connect gateway of it. */
function sitePrefixes(estate: Estate, gateway: string): Prefix[] {
  const vpns = Object.values(estate.vpnConnections).filter(({ transitGateway }) => transitGateway === gateway)
  const interfaces = Object.values(estate.virtualInterfaces).filter(vif =>
    Object.hasOwn(estate.directConnectGateways[vif.gateway ?? '']?.transitGateways ?? {}, gateway),
  )
  const ports = interfaces.flatMap(
    ({ connection = '', lag = '' }) => estate.lags[lag]?.router ?? estate.connections[connection]?.router ?? [],
  )
  const routers = new Set([...vpns.map(({ router }) => router), ...ports])
  return Object.values(estate.sites)
    .filter(site => Object.keys(site.routers).some(router => routers.has(router)))
    .flatMap(({ prefixes }) => prefixes.flatMap(text => parsePrefix(text) ?? []))
}

/** Whether its virtual private gateway brings routes of the sites. */
function isOnGateway(estate: Estate, vpc: string): boolean {
  return (
    Object.values(estate.directConnectGateways).some(({ vpcs }) => Object.hasOwn(vpcs, vpc)) ||
    [...Object.values(estate.virtualInterfaces), ...Object.values(estate.vpnConnections)].some(thing => thing.vpc === vpc)
  )
}
