import { parseAddress } from '../../net/address.ts'
import { holds, type Prefix, parsePrefix, prefixOf } from '../../net/prefix.ts'
import type { Estate } from '../estate.ts'

type EstateVpc = Estate['vpcs'][string]

export function cidrsOf(vpc: EstateVpc): readonly string[] {
  return vpc.cidrs ?? (vpc.cidr === undefined ? [] : [vpc.cidr])
}

/**
 * The subnets that the estate names; where it names none, one /24 around every host (or the VPC's first /24), or the
 * whole CIDR where that is smaller. They are named after their address, so that another host later moves none.
 */
export function subnetsOf(
  name: string,
  vpc: EstateVpc,
): Readonly<Record<string, { readonly cidr: string; readonly zone?: string | undefined }>> {
  if (vpc.subnets) return vpc.subnets
  const cidrs = cidrsOf(vpc).flatMap(text => parsePrefix(text) ?? [])
  const around = Object.values(vpc.hosts).flatMap(text => {
    const address = parseAddress(text)
    const cidr = address && cidrs.find(prefix => holds(prefix, address))
    return address && cidr ? [atMost24(cidr, prefixOf(address, 24))] : []
  })
  const first = cidrs[0] && atMost24(cidrs[0], { ...cidrs[0], length: 24, text: `${cidrs[0].text.split('/')[0]}/24` })
  const chosen = around.length > 0 ? around : first ? [first] : []
  return Object.fromEntries(chosen.map(({ text }) => [`${name}-${text.replace('/', '-')}`, { cidr: text }]))
}

function atMost24(cidr: Prefix, slash24: Prefix): Prefix {
  return cidr.length >= 24 ? cidr : slash24
}
