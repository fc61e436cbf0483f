import { parseAddress } from '../../net/address.ts'
import { covers, holds, type Prefix, parsePrefix } from '../../net/prefix.ts'
import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asList, asMap, asText, thingsOf, valueAt } from '../values.ts'
import { hostsOf } from './siteThings.ts'

/** Hosts and subnets that lie outside the thing they are written in. */
export function hostAddresses(file: unknown): Finding[] {
  return [...hosts(file), ...subnets(file)]
}

function hosts(file: unknown): Finding[] {
  return hostsOf(file).flatMap(({ path, within }): Finding[] => {
    const inVpc = path[0] === 'vpcs'
    const text = asText(valueAt(file, path))
    const address = text === undefined ? undefined : parseAddress(text)
    const prefixes = inVpc ? cidrsOf(within) : prefixesIn(within.prefixes)
    if (!address || prefixes === undefined || prefixes.some(prefix => holds(prefix, address))) return []
    const outside = `${pathText(path)} is ${text}, outside ${prefixes.map(prefix => prefix.text).join(', ') || 'every prefix, as there is none'}`
    const fix = address.family === 6 && within.ipv6Cidr === undefined ? ', whose IPv6 block is its `ipv6Cidr`' : ''
    return inVpc
      ? [{ severity: 'error', path, summary: `${outside}; a host has an address of its VPC${fix}.` }]
      : [{ severity: 'warning', path, summary: `${outside}; AWS learns no way back to it unless \`prefixes\` has one.` }]
  })
}

function subnets(file: unknown): Finding[] {
  return thingsOf(file, 'vpcs').flatMap(({ path, body }) =>
    Object.entries(asMap(body.subnets)).flatMap(([name, subnet]) =>
      ['cidr', 'ipv6Cidr'].flatMap((member): Finding[] => {
        const prefix = parsePrefix(asText(asMap(subnet)[member]) ?? '')
        const cidrs = cidrsOf(body)
        if (!prefix || cidrs === undefined || cidrs.some(cidr => covers(cidr, prefix))) return []
        const at = [...path, 'subnets', name, member]
        const summary = `${pathText(at)} is ${prefix.text}, outside ${cidrs.map(cidr => cidr.text).join(', ')}; a subnet lies in its VPC.`
        return [{ severity: 'error', path: at, summary }]
      }),
    ),
  )
}

function cidrsOf(vpc: Record<string, unknown>): Prefix[] | undefined {
  const ipv4 = vpc.cidr === undefined ? asList(vpc.cidrs) : [vpc.cidr]
  const prefixes = prefixesIn([...ipv4, ...(vpc.ipv6Cidr === undefined ? [] : [vpc.ipv6Cidr])])
  return prefixes?.length === 0 ? undefined : prefixes
}

/** Undefined when one of them is none: the schema says so already. */
function prefixesIn(list: unknown): Prefix[] | undefined {
  const prefixes = asList(list).map(text => parsePrefix(asText(text) ?? ''))
  return prefixes.every(prefix => prefix !== undefined) ? prefixes : undefined
}
