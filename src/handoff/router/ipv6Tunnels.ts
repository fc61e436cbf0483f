import { parseAddress } from '../../net/address.ts'
import type { RouterModel, Tunnel } from './routerModel.ts'
import type { RouterPlatform } from './routerPlatform.ts'

/** The router as the platform can write it: without tunnels that carry IPv6 or are between such addresses, each of them a warning, where it has no words for them. */
export function withoutUnwrittenTunnels(router: RouterModel, platform: RouterPlatform): RouterModel {
  const left = platform.vpn === 'none' ? [] : router.tunnels.flatMap(tunnel => unwritten(tunnel, platform) ?? [])
  if (left.length === 0) return router
  const isKept = ({ id }: Pick<Tunnel, 'id'>) => left.every(({ tunnel }) => tunnel.id !== id)
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
        ({ tunnel: { name, id }, because }) =>
          `Tunnel ${name} (${id}) ${because} and is left out: such tunnels are not written for ${platform.title}.`,
      ),
    ],
  }
}

function unwritten(
  tunnel: Tunnel,
  { writesIpv6Tunnels, writesIpv6Outside }: RouterPlatform,
): { readonly tunnel: Tunnel; readonly because: string } | undefined {
  if (!writesIpv6Outside && isBetweenIpv6(tunnel)) return { tunnel, because: 'is between IPv6 addresses' }
  return !writesIpv6Tunnels && tunnel.family === 6 ? { tunnel, because: 'carries IPv6' } : undefined
}

/** Whatever it carries. */
export function isBetweenIpv6({ outside }: Pick<Tunnel, 'outside'>): boolean {
  return parseAddress(outside.amazon)?.family === 6
}
