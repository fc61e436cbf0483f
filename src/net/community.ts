/** A standard BGP community `asn:value` (RFC 1997), kept in its text form. */
export type Community = `${number}:${number}`

/** Well-known communities, RFC 1997 §2. */
export const NO_EXPORT: Community = '65535:65281'
export const NO_ADVERTISE: Community = '65535:65282'

export function parseCommunity(text: string): Community | undefined {
  const match = /^(0|[1-9]\d{0,4}):(0|[1-9]\d{0,4})$/.exec(text)
  return match && Number(match[1]) <= 65_535 && Number(match[2]) <= 65_535 ? (text as Community) : undefined
}
