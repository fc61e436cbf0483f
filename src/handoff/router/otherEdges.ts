import { tunnelId } from '../../resources/observed.ts'
import { isLiveVirtualInterface } from '../../resources/virtualInterface.ts'
import type { Row } from '../../resources/world.ts'
import { type Family, IPV6_ENDING } from './families.ts'
import { livePeer } from './livePeer.ts'
import type { RouterModel } from './routerModel.ts'
import type { RouterSource } from './routerSource.ts'

/**
 * Stand for addresses that an estate does not say: RFC 5737, whose other two blocks are public addresses of generated routers,
 * and RFC 9637, since sites of examples have prefixes of RFC 3849.
 */
const LAN_BLOCKS: Readonly<Record<Family, { readonly length: number; readonly nth: (index: number) => string }>> = {
  4: { length: 24, nth: index => `192.0.2.${index}` },
  6: { length: 64, nth: index => `3fff::${index.toString(16)}` },
}

interface Edges {
  readonly mesh: RouterModel['mesh']
  readonly addresses: RouterModel['lan']['addresses']
}

/**
 * The other edges of the router's site and AS, each with a session for IPv4 and, where any edge of the site has IPv6 from
 * AWS, one for that; and its own addresses towards them.
 */
export function otherEdges(source: RouterSource): Edges {
  const { world, router } = source
  const routers = [...world.referring('router', router.body.siteId)].slice(0, 254)
  const families: readonly Family[] = routers.some(each => hasIpv6(source, each)) ? [4, 6] : [4]
  const others = routers.map((each, index) => ({ ...each, number: index + 1 }))
  return {
    mesh: others
      .filter(({ id, body }) => id !== router.id && body.asn === router.body.asn)
      .flatMap(({ body, number }) =>
        families.map(family => ({
          name: family === 4 ? body.name : `${body.name}${IPV6_ENDING}`,
          router: body.name,
          family,
          address: LAN_BLOCKS[family].nth(number),
        })),
      ),
    addresses: others
      .filter(({ id }) => id === router.id)
      .flatMap(({ number }) =>
        families.map(family => ({ family, address: LAN_BLOCKS[family].nth(number), length: LAN_BLOCKS[family].length })),
      ),
  }
}

/** Whether an IPv6 session or tunnel ends on it. */
function hasIpv6({ world, topology }: RouterSource, { id: router }: Row<'router'>): boolean {
  const endsHere = (link: string) => topology.network.links.get(link)?.ends.includes(router) ?? false
  return (
    [...world.all('virtualInterface')].some(
      ({ id, body }) => isLiveVirtualInterface(body) && endsHere(id) && livePeer(body, 6) !== undefined,
    ) ||
    [...world.all('vpnConnection')].some(
      ({ id, body }) => body.tunnelInsideIpVersion === 'ipv6' && body.tunnels.some((_, index) => endsHere(tunnelId(id, index))),
    )
  )
}
