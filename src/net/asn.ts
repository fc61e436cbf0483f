declare const brand: unique symbol

/** An autonomous system number, 1..4294967294 (RFC 6793, RFC 7300). */
export type Asn = number & { readonly [brand]: 'Asn' }

/** The most that a signed number of 32 bits holds: what AWS's older members take for an AS number. */
export const LARGEST_SIGNED_ASN = 2_147_483_647

export function parseAsn(value: number): Asn | undefined {
  return Number.isInteger(value) && value >= 1 && value <= 4_294_967_294 ? (value as Asn) : undefined
}

/** RFC 6996: 64512-65534 and 4200000000-4294967294. */
export function isPrivateAsn(asn: number): boolean {
  return (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294)
}
