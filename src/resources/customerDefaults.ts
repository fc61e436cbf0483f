import type { Router, Site } from './customerSide.ts'

/** What a careful engineer sets where nothing is said. Hold and keepalive are AWS's own timers (Direct Connect FAQ). */
export const ROUTER_DEFAULTS = {
  asn: 65_000,
  kind: 'managed',
  gracefulRestart: false,
  holdSeconds: 90,
  keepaliveSeconds: 30,
  stateful: false,
  uplinkBps: 10_000_000_000,
  vpnEcmp: false,
} as const satisfies Partial<Router>

export const SITE_DEFAULTS = { prefixes: [], gateway: 'ecmp', mtu: 9001 } as const satisfies Partial<Site>

/** BFD is on where Landbridge writes the configuration; elsewhere AWS's side is ready and nobody asks it. */
export function bfdByDefault(router: Pick<Router, 'kind' | 'ownNeighbours'>): boolean {
  return router.kind === 'managed' && !router.ownNeighbours
}
