/** Site-to-Site VPN guide, "Quotas": what one tunnel of a VPN connection carries, bit/s, by its kind. */
export const TUNNEL_BPS = { standard: 1_250_000_000, large: 5_000_000_000 } as const
