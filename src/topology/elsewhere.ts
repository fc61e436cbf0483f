import { type Address, parseAddress } from '../net/address.ts'
import { covers, distinctPrefixes, holds, hostPrefix, type Prefix } from '../net/prefix.ts'
import { vpcCidrs } from '../resources/vpcCidrs.ts'
import type { Row } from '../resources/world.ts'
import { type Builder, prefixes } from './builder.ts'
import { sitePrefixes } from './sitePrefixes.ts'

/**
 * What lies within the blocks that a site announces and is not there: a summary is wider than the LAN. Its hosts send packets
 * for such addresses to their default gateway, like all others that are no neighbours'. Blocks of VPCs and of other sites;
 * and hosts by their address where the site has their whole block, too, so that they are never met on the LAN.
 */
export function elsewhereWithin(build: Builder, site: Row<'site'>): readonly Prefix[] {
  const own = sitePrefixes(build, site.id)
  const within = (block: Prefix) => own.some(each => each.length < block.length && covers(each, block))
  const blocks = distinctPrefixes([...vpcBlocks(build), ...blocksOfOtherSites(build, site)].filter(within))
  const others = addressesOf(build, ({ siteId }) => siteId !== site.id)
  const hosts = others.filter(address => longest(own, address) >= Math.max(0, longest(blocks, address)))
  return [...blocks, ...distinctPrefixes(hosts.map(hostPrefix))]
}

/** Hosts within a VPC's blocks that are not in it: its local route swallows what is sent to them. */
export function hostsNotIn(build: Builder, vpc: Row<'vpc'>): readonly Prefix[] {
  const own = blocksOf(vpc)
  const others = addressesOf(build, ({ vpcId }) => vpcId !== vpc.id)
  return distinctPrefixes(others.filter(address => longest(own, address) >= 0).map(hostPrefix))
}

function vpcBlocks({ world }: Builder): readonly Prefix[] {
  return [...world.all('vpc')].flatMap(blocksOf)
}

function blocksOf({ body }: Row<'vpc'>): readonly Prefix[] {
  return prefixes(vpcCidrs(body))
}

function blocksOfOtherSites({ world }: Builder, site: Row<'site'>): readonly Prefix[] {
  const others = [...world.all('site')].filter(({ id }) => id !== site.id)
  return prefixes(others.flatMap(({ body }) => body.prefixes))
}

function addressesOf({ world }: Builder, which: (host: Row<'host'>['body']) => boolean): readonly Address[] {
  return [...world.all('host')].flatMap(({ body }) => (which(body) ? (parseAddress(body.address) ?? []) : []))
}

/** The length of the longest block that holds an address, -1 if none does. */
function longest(blocks: readonly Prefix[], address: Address): number {
  return Math.max(-1, ...blocks.filter(block => holds(block, address)).map(({ length }) => length))
}
