import type { RouterModel, Tunnel } from './routerModel.ts'
import type { RouterPlatform } from './routerPlatform.ts'

/** The router as the platform can write it: without tunnels that carry IPv6, each of them a warning, where it has no words for them. */
export function withoutUnwrittenTunnels(router: RouterModel, { writesIpv6Tunnels, vpn, title }: RouterPlatform): RouterModel {
  const left = router.tunnels.filter(({ family }) => family === 6)
  if (writesIpv6Tunnels || vpn === 'none' || left.length === 0) return router
  const isKept = (tunnel: Pick<Tunnel, 'id'>) => left.every(({ id }) => id !== tunnel.id)
  const neighbours = router.neighbours.filter(({ over }) => isKept(over))
  return {
    ...router,
    tunnels: router.tunnels.filter(isKept),
    neighbours,
    policies: router.policies.filter(({ name }) => neighbours.some(({ policy }) => policy.name === name)),
    statics: router.statics.filter(({ tunnel }) => isKept(tunnel)),
    warnings: [
      ...router.warnings,
      ...left.map(
        ({ name, id }) => `Tunnel ${name} (${id}) carries IPv6 and is left out: such tunnels are not written for ${title}.`,
      ),
    ],
  }
}
