import { type Address, parseAddress } from '../net/address.ts'
import { covers, distinctPrefixes, holds, hostPrefix, type Prefix } from '../net/prefix.ts'
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
  const hosts = hostsElsewhere(build, site).filter(address => longest(own, address) >= Math.max(0, longest(blocks, address)))
  return [...blocks, ...distinctPrefixes(hosts.map(hostPrefix))]
}

function vpcBlocks({ world }: Builder): readonly Prefix[] {
  const texts = [...world.all('vpc')].flatMap(({ body: { cidrs, ipv6Cidrs } }) => [...cidrs, ...ipv6Cidrs])
  return prefixes(texts.map(({ cidr }) => cidr))
}

function blocksOfOtherSites({ world }: Builder, site: Row<'site'>): readonly Prefix[] {
  const others = [...world.all('site')].filter(({ id }) => id !== site.id)
  return prefixes(others.flatMap(({ body }) => body.prefixes))
}

function hostsElsewhere({ world }: Builder, site: Row<'site'>): readonly Address[] {
  const others = [...world.all('host')].filter(({ body }) => body.siteId !== site.id)
  return others.flatMap(({ body }) => parseAddress(body.address) ?? [])
}

/** The length of the longest block that holds an address, -1 if none does. */
function longest(blocks: readonly Prefix[], address: Address): number {
  return Math.max(-1, ...blocks.filter(block => holds(block, address)).map(({ length }) => length))
}
