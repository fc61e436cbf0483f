import { nthAddress, type Prefix, parsePrefix, prefixOf } from '../net/prefix.ts'
import { REGION_NAMES } from './availabilityZones.ts'
import type { PublicService } from './customerSide.ts'
import { SERVICE_CIDRS } from './managedPrefixLists.ts'

/** The block that stands for a service's public addresses in a Region: one of the 256 of the service's own. */
export function serviceBlock({ name, region }: PublicService): Prefix {
  const block = parsePrefix(SERVICE_CIDRS[name])
  if (!block) throw new TypeError(`${SERVICE_CIDRS[name]} is no prefix`)
  return prefixOf(nthAddress(block, REGION_NAMES.indexOf(region) * 256), 24)
}

/** The address that stands for the service in a Region. */
export function serviceAddress(service: PublicService): string {
  return nthAddress(serviceBlock(service), 1).text
}
