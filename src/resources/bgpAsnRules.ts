import { type Asn, parseAsn } from '../net/asn.ts'
import { directConnectError } from './directConnectError.ts'

/** The most that the older member `asn` holds. API Reference, `NewPrivateVirtualInterface.asn`. */
const MOST_ASN = 2_147_483_646

export interface AsnMembers {
  readonly asn?: number | undefined
  readonly asnLong?: number | undefined
}

/** The customer's AS number of a request: `asnLong` wins where both are given; `asn` alone stops at 2147483646. */
export function customerAsn({ asn, asnLong }: AsnMembers): Asn {
  const [value, most] = asnLong === undefined ? [asn, MOST_ASN] : [asnLong, 4_294_967_294]
  if (value === undefined) throw directConnectError('A BGP ASN is required: give asn or asnLong.')
  if (value < 1) throw directConnectError(`BGP ASN ${value} must have value greater than or equal to 1`)
  const parsed = parseAsn(value)
  if (parsed === undefined || value > most) {
    throw directConnectError(
      `BGP ASN ${value} must have value less than or equal to ${most}${asnLong === undefined ? '; use asnLong for larger ones' : ''}`,
    )
  }
  return parsed
}

/** How answers show an AS number: in both members, and as 0 in `asn` where that one cannot hold it. */
export function asnMembers(asn: number): { readonly asn: number; readonly asnLong: number } {
  return { asn: asn <= MOST_ASN ? asn : 0, asnLong: asn }
}
