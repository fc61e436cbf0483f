import type { Router } from './customerSide.ts'

/** The addresses that a router's VPN tunnels may start from: a customer gateway with one of them is this router. */
export function routerAddresses({
  publicAddress,
  privateAddresses = [],
}: Pick<Router, 'publicAddress' | 'privateAddresses'>): readonly string[] {
  return [publicAddress, ...privateAddresses]
}
