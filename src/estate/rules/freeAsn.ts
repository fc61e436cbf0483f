import { ROUTER_DEFAULTS } from '../../resources/customerDefaults.ts'
import { DEFAULT_AMAZON_ASN } from '../../resources/gatewayRules.ts'

/** RFC 6996: the private AS numbers of 16 bits, but for the last, which RFC 7300 reserves. */
const [FIRST, LAST] = [64_512, 65_534]

/** A private AS number that nothing in the file has, whether it says so or leaves it to a default. */
export function freeAsn(file: unknown): number {
  const taken = new Set<unknown>([DEFAULT_AMAZON_ASN, ROUTER_DEFAULTS.asn, ...asnsIn(file)])
  let asn = FIRST
  while (asn < LAST && taken.has(asn)) asn++
  return asn
}

function asnsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, within]) => [...(key === 'asn' ? [within] : []), ...asnsIn(within)])
}
