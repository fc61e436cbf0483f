import { parseAddress } from '../../net/address.ts'
import { parsePrefix } from '../../net/prefix.ts'
import type { Finding, Path } from '../problem.ts'
import { errorAt, pathText } from '../problem.ts'
import { asList, asMap, asText, thingsOf, valueAt } from '../values.ts'
import { hostsOf } from './siteThings.ts'

/** Where IPv4 and IPv6 are apart: no session, list or flow has both, and some things have IPv4 alone. */
export function addressFamilies(file: unknown): Finding[] {
  return [
    ...flows(file),
    ...thingsOf(file, 'vpcs').flatMap(({ path, body }) => [...vpcBlock(path, body), ...subnetBlocks(path, body)]),
    ...thingsOf(file, 'virtualInterfaces').flatMap(({ path, body }) => sessions(path, body)),
    ...thingsOf(file, 'vpnConnections').flatMap(({ path, body }) => insideTunnels(path, body)),
    ...thingsOf(file, 'prefixLists').flatMap(({ path, body }) => oneFamily([...path, 'cidrs'], body.cidrs)),
  ]
}

type Body = Readonly<Record<string, unknown>>

/** Nothing translates between the families. */
function flows(file: unknown): Finding[] {
  const versions = new Map<string, number | undefined>([
    ...thingsOf(file, 'services').map(({ name, body }) => [name, body.addressFamily === 'ipv6' ? 6 : 4] as const),
    ...hostsOf(file).map(({ name, path }) => [name, parseAddress(asText(valueAt(file, path)) ?? '')?.family] as const),
  ])
  return asList(asMap(file).flows).flatMap((flow, index): Finding[] => {
    const { from, to } = asMap(flow)
    const [start, end] = [versions.get(String(from)), versions.get(String(to))]
    if (start === undefined || end === undefined || start === end) return []
    const service =
      asMap(asMap(file).services)[String(to)] === undefined ? '' : '; an IPv6 host goes to a service with `addressFamily: ipv6`'
    const summary = `${pathText(['flows', index])} goes from ${from}, which is IPv${start}, to ${to}, which is IPv${end}, and nothing translates between them${service}: both ends of a flow are IPv4 or both are IPv6.`
    return [errorAt(['flows', index, 'to'], summary)]
  })
}

/** VPC guide, "VPC CIDR blocks": Amazon gives a /56, of one's own it is a /44 to /60 in steps of 4. */
function vpcBlock(path: Path, { ipv6Cidr, ipv6Pool }: Body): Finding[] {
  if (ipv6Cidr === undefined) {
    if (ipv6Pool === undefined) return []
    return [errorAt([...path, 'ipv6Pool'], `${pathText(path)} has ipv6Pool and no ipv6Cidr, the block that is taken from it.`)]
  }
  const block = parsePrefix(asText(ipv6Cidr) ?? '')
  if (block?.family !== 6) return []
  const at = [...path, 'ipv6Cidr']
  if (ipv6Pool === undefined && block.length !== 56) {
    const summary = `${pathText(at)} is ${block.text}, and Amazon gives a /56; a block of your own is a /44 to /60 with its \`ipv6Pool\`.`
    return [errorAt(at, summary)]
  }
  if (block.length >= 44 && block.length <= 60 && block.length % 4 === 0) return []
  return [errorAt(at, `${pathText(at)} is ${block.text}; it takes a /44, /48, /52, /56 or /60.`)]
}

function subnetBlocks(path: Path, { subnets, ipv6Cidr }: Body): Finding[] {
  return Object.entries(asMap(subnets)).flatMap(([name, subnet]): Finding[] => {
    const block = parsePrefix(asText(asMap(subnet).ipv6Cidr) ?? '')
    const at = [...path, 'subnets', name, 'ipv6Cidr']
    if (!block) return []
    if (ipv6Cidr === undefined) return [errorAt(at, `${pathText(at)} is ${block.text}, and ${path.at(-1)} has no ipv6Cidr.`)]
    return block.length === 64 ? [] : [errorAt(at, `${pathText(at)} is ${block.text}; a subnet has a /64.`)]
  })
}

function sessions(path: Path, body: Body): Finding[] {
  const families = body.addressFamilies === undefined ? ['ipv4'] : asList(body.addressFamilies)
  return [...addressesWithout(path, body, families), ...(body.type === 'public' ? prefixesWithout(path, body, families) : [])]
}

function addressesWithout(path: Path, { addresses }: Body, families: readonly unknown[]): Finding[] {
  if (addresses === undefined || families.includes('ipv4')) return []
  const summary = `${pathText(path)} has addresses, which are of its IPv4 session, and no ipv4 in addressFamilies; AWS chooses those of an IPv6 session.`
  return [errorAt([...path, 'addresses'], summary)]
}

/** Direct Connect guide, "BGP peers": a prefix is announced over the session of its family alone. */
function prefixesWithout(path: Path, { routeFilterPrefixes }: Body, families: readonly unknown[]): Finding[] {
  const ordered = asList(routeFilterPrefixes).flatMap(text => parsePrefix(asText(text) ?? '') ?? [])
  const at = [...path, 'routeFilterPrefixes']
  const name = pathText(path)
  return ([4, 6] as const).flatMap((version): Finding[] => {
    const [has, announced] = [families.includes(`ipv${version}`), ordered.find(({ family }) => family === version)]
    if (has && !announced && ordered.length > 0) {
      const summary = `${name} has an IPv${version} session and no IPv${version} routeFilterPrefixes: AWS learns no way back over it.`
      return [{ severity: 'warning', path: at, summary }]
    }
    if (has || !announced) return []
    const summary = `${name} has ${announced.text} in its routeFilterPrefixes and no ipv${version} in addressFamilies: nothing announces it.`
    return [{ severity: 'warning', path: at, summary }]
  })
}

/** Site-to-Site VPN guide, "IPv4 and IPv6 traffic". */
function insideTunnels(path: Path, { insideIpVersion, vpc, tunnels }: Body): Finding[] {
  if (insideIpVersion !== 'ipv6') return []
  if (vpc !== undefined) {
    const summary = `${pathText(path)} is to carry IPv6, and a VPN on a virtual private gateway carries IPv4 alone; end it on a transit gateway.`
    return [errorAt([...path, 'insideIpVersion'], summary)]
  }
  return asList(tunnels).flatMap((tunnel, index): Finding[] => {
    if (asMap(tunnel).insideCidr === undefined) return []
    const at = [...path, 'tunnels', index, 'insideCidr']
    return [errorAt(at, `${pathText(at)} is of IPv4, and ${path.at(-1)} carries IPv6; AWS chooses the /126 inside its tunnels.`)]
  })
}

function oneFamily(path: Path, list: unknown): Finding[] {
  const entries = asList(list).flatMap(text => parsePrefix(asText(text) ?? '') ?? [])
  const other = entries.find(({ family }) => family !== entries[0]?.family)
  if (!other) return []
  return [errorAt(path, `${pathText(path)} has ${entries[0]?.text} and ${other.text}; a prefix list is of IPv4 or of IPv6.`)]
}
