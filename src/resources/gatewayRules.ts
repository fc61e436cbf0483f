import { isPrivateAsn } from '../net/asn.ts'
import { AwsError } from './refusal.ts'

/** ASN rules of customer gateways and virtual private gateways. VPN guide, "Customer gateway options". */

const DEFAULT_CUSTOMER_ASN = 65_000
export const DEFAULT_AMAZON_ASN = 64_512

/** AWS's own numbers: 7224 everywhere, old ones where they once were used. Its pages spell Singapore's in two ways. */
const RESERVED_ASNS: Readonly<Record<string, readonly number[]>> = {
  'ap-northeast-1': [10_124],
  'ap-southeast-1': [17_493, 17_943],
  'eu-west-1': [9059],
}

/** The BGP ASN of a customer gateway, 65000 when neither number is given. */
export function customerGatewayAsn(bgpAsn: number | undefined, bgpAsnExtended: number | undefined, region: string): number {
  if (bgpAsn !== undefined && bgpAsnExtended !== undefined) {
    throw new AwsError('InvalidParameterCombination', 'The parameters bgpAsn and bgpAsnExtended cannot be used together.')
  }
  if (bgpAsnExtended !== undefined) return checkRange('bgpAsnExtended', bgpAsnExtended, 2_147_483_648, 4_294_967_295)
  const asn = checkRange('bgpAsn', bgpAsn ?? DEFAULT_CUSTOMER_ASN, 1, 2_147_483_647)
  if (asn !== 7224 && !RESERVED_ASNS[region]?.includes(asn)) return asn
  throw invalid('bgpAsn', asn, `The ASN is reserved in the ${region} Region`)
}

/** The Amazon side ASN of a virtual private gateway, 64512 when none is given: a private ASN (RFC 6996). */
export function amazonSideAsn(asn: number | undefined): number {
  if (asn === undefined || isPrivateAsn(asn)) return asn ?? DEFAULT_AMAZON_ASN
  throw invalid('amazonSideAsn', asn, 'It must be a private ASN: 64512 to 65534 or 4200000000 to 4294967294')
}

function checkRange(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw invalid(name, value, `It must be between ${least} and ${most}`)
}

function invalid(name: string, value: number, allowed: string): AwsError {
  return new AwsError('InvalidParameterValue', `Value (${value}) for parameter ${name} is invalid. ${allowed}.`)
}
