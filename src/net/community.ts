/** A standard BGP community `asn:value` (RFC 1997), kept in its text form. */
export type Community = `${number}:${number}`

/** Well-known communities, RFC 1997 §2. */
export const NO_EXPORT: Community = '65535:65281'
export const NO_ADVERTISE: Community = '65535:65282'
export const NO_EXPORT_SUBCONFED: Community = '65535:65283'

/** A link that is about to be taken down: prefer any other (RFC 8326 §4). */
export const GRACEFUL_SHUTDOWN: Community = '65535:0'
/** Packets for this prefix shall be thrown away (RFC 7999 §5). */
export const BLACKHOLE: Community = '65535:666'

export function parseCommunity(text: string): Community | undefined {
  const match = /^(0|[1-9]\d{0,4}):(0|[1-9]\d{0,4})$/.exec(text)
  return match && Number(match[1]) <= 65_535 && Number(match[2]) <= 65_535 ? (text as Community) : undefined
}
