/** What of a packet decides whether it arrives. */
export interface Packet {
  /** IP packet size in bytes; default: small enough for any way. */
  readonly size?: number
  readonly df?: boolean
  /** At most one of these: to this port of TCP or UDP, or an ICMP echo. Without any it is whatever filters let pass. */
  readonly tcp?: number
  readonly udp?: number
  readonly icmp?: boolean
}
