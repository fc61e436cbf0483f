import type { Router } from './customerSide.ts'

/** The addresses that a router's VPN tunnels may start from: a customer gateway with one of them is this router. */
export function routerAddresses({
  publicAddress,
  publicIpv6Address,
  privateAddresses = [],
}: Pick<Router, 'publicAddress' | 'publicIpv6Address' | 'privateAddresses'>): readonly string[] {
  return [publicAddress, ...(publicIpv6Address === undefined ? [] : [publicIpv6Address]), ...privateAddresses]
}
