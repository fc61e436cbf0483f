import { addressOf, BITS } from '../net/address.ts'
import { nthAddress, type Prefix, parsePrefix, prefixOf } from '../net/prefix.ts'
import { REGION_NAMES } from './availabilityZones.ts'
import type { PublicService } from './customerSide.ts'
import { SERVICE_CIDRS } from './managedPrefixLists.ts'

/** The same of IPv6: halves of the block of documentation space (RFC 3849) that stands for AWS's public prefixes. */
const SERVICE_IPV6_CIDRS = { s3: '2001:db8:a50::/45', dynamodb: '2001:db8:a58::/45' } as const

/** The length of what a service has in a Region. */
const LENGTH = { 4: 24, 6: 56 } as const

/** The block that stands for a service's public addresses in a Region: one of the 256 of the service's own, of IPv6 of its 2,048. */
export function serviceBlock({ name, region, addressFamily = 'ipv4' }: PublicService): Prefix {
  const text = (addressFamily === 'ipv6' ? SERVICE_IPV6_CIDRS : SERVICE_CIDRS)[name]
  const block = parsePrefix(text)
  if (!block) throw new TypeError(`${text} is no prefix`)
  const { family, first } = block
  const at = BigInt(REGION_NAMES.indexOf(region)) << BigInt(BITS[family] - LENGTH[family])
  return prefixOf(addressOf(family, first + at), LENGTH[family])
}

/** The address that stands for the service in a Region. */
export function serviceAddress(service: PublicService): string {
  return nthAddress(serviceBlock(service), 1).text
}
