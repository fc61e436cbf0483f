/** Site-to-Site VPN SLA (2022-05-05): percent a month of each VPN connection. */
export const VPN_SLA_PERCENT = 99.95

/**
 * Direct Connect SLA (2026-07-24): percent a month, by how many AWS devices dedicated connections end on in each of their
 * locations.
 */
export function directConnectSlaPercent(devicesByLocation: readonly number[]): 99.99 | 99.9 | 95 {
  if (devicesByLocation.filter(devices => devices >= 2).length >= 2) return 99.99
  return devicesByLocation.length >= 2 ? 99.9 : 95
}
