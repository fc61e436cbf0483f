import { addressOf, parseAddress } from '../../net/address.ts'
import { holds, lastOf, nthAddress, type Prefix, parsePrefix, prefixOf } from '../../net/prefix.ts'
import type { Estate } from '../estate.ts'

type EstateVpc = Estate['vpcs'][string]

export function cidrsOf(vpc: EstateVpc): readonly string[] {
  return vpc.cidrs ?? (vpc.cidr === undefined ? [] : [vpc.cidr])
}

/** Those of both families, as AWS lists what a virtual private gateway leads to. */
export function blocksOf(vpc: EstateVpc): readonly string[] {
  return [...cidrsOf(vpc), ...(vpc.ipv6Cidr === undefined ? [] : [vpc.ipv6Cidr])]
}

interface WantedSubnet {
  readonly cidr: string
  readonly ipv6Cidr?: string | undefined
  readonly zone?: string | undefined
}

/**
 * The subnets that the estate names; where it names none, one /24 around every IPv4 host (or the VPC's first /24), or the
 * whole CIDR where that is smaller. They are named after their address, so that another host later moves none. The /64s
 * around IPv6 hosts (or the VPC's first /64) are theirs in the order of the file, each with a further /24 where these run out.
 */
export function subnetsOf(name: string, vpc: EstateVpc): Readonly<Record<string, WantedSubnet>> {
  if (vpc.subnets) return vpc.subnets
  const cidrs = cidrsOf(vpc).flatMap(text => parsePrefix(text) ?? [])
  const around = Object.values(vpc.hosts).flatMap(text => {
    const address = parseAddress(text)
    const cidr = address && cidrs.find(prefix => holds(prefix, address))
    return address && cidr ? [atMost24(cidr, prefixOf(address, 24))] : []
  })
  const first = cidrs[0] && atMost24(cidrs[0], { ...cidrs[0], length: 24, text: `${cidrs[0].text.split('/')[0]}/24` })
  const chosen = new Set((around.length > 0 ? around : first ? [first] : []).map(({ text }) => text))
  const blocks = ipv6Blocks(vpc)
  for (const further of slash24s(cidrs[0])) {
    if (chosen.size >= blocks.length) break
    chosen.add(further)
  }
  return Object.fromEntries(
    [...chosen].map((cidr, index) => {
      const ipv6Cidr = blocks[index]
      return [`${name}-${cidr.replace('/', '-')}`, { cidr, ...(ipv6Cidr === undefined ? {} : { ipv6Cidr }) }]
    }),
  )
}

/** A /64 around every IPv6 host, or the VPC's first one. */
function ipv6Blocks({ ipv6Cidr, hosts }: EstateVpc): readonly string[] {
  const block = ipv6Cidr === undefined ? undefined : parsePrefix(ipv6Cidr)
  if (!block) return []
  const around = Object.values(hosts).flatMap(text => {
    const address = parseAddress(text)
    return address && holds(block, address) ? [prefixOf(address, 64).text] : []
  })
  return around.length > 0 ? [...new Set(around)] : [prefixOf(nthAddress(block, 0), 64).text]
}

/** The /24s of a block, one after the other. */
function* slash24s(block: Prefix | undefined): Iterable<string> {
  if (!block || block.length > 24) return
  for (let at = block.first; at <= lastOf(block); at += 256n) yield prefixOf(addressOf(4, at), 24).text
}

function atMost24(cidr: Prefix, slash24: Prefix): Prefix {
  return cidr.length >= 24 ? cidr : slash24
}
