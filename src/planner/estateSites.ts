import { bandwidthWord } from '../net/bandwidth.ts'
import { nthAddress, parsePrefix, sizeOf } from '../net/prefix.ts'
import { findLocation } from '../resources/location.ts'
import type { Design } from './design.ts'
import { appNameOf, PARTNER_ACCOUNT, partnerRouter, partnerSite, publicAddressOf, routerName } from './estateNames.ts'
import type { Requirements, SiteRequirement } from './requirementsSchema.ts'

/** Different ones, for AWS drops what comes back to an AS that it has been in (RFC 4271, 9.1.2), and SiteLink is such a way. */
const FIRST_ASN = 65_001

/** The customer's places, and the partner's where one hosts. */
export function siteSections({ ports, tunnels }: Design, { sites }: Requirements): Record<string, unknown> {
  const own = Object.entries(sites).map(([name, site], at) => {
    const routers = Array.from({ length: site.routers }, (_, index) => [
      routerName(name, index),
      {
        asn: site.asn ?? FIRST_ASN + at,
        ...(site.uplink === undefined ? {} : { uplink: bandwidthWord(site.uplink) }),
        ...(site.stateful ? { stateful: true, syncGroup: `${name}-firewalls` } : {}),
        ...(tunnels.some(tunnel => tunnel.site === name && tunnel.router === index && tunnel.over === 'public-interface')
          ? { publicAddress: publicAddressOf(sites, name, index) }
          : {}),
      },
    ])
    return [
      name,
      {
        ...placeOf(site),
        prefixes: site.prefixes,
        mtu: site.mtu,
        routers: Object.fromEntries(routers),
        hosts: { [appNameOf(name)]: hostOf(site.prefixes[0] ?? '') },
      },
    ] as const
  })
  const hosted = [...new Set(ports.filter(({ kind }) => kind !== 'dedicated').map(({ location }) => location))]
  const partners = hosted.map(
    code =>
      [
        partnerSite(code),
        { account: PARTNER_ACCOUNT, at: findLocation(code)?.at, routers: { [partnerRouter(code)]: {} } },
      ] as const,
  )
  return { sites: Object.fromEntries([...own, ...partners]) }
}

function placeOf({ at, building, place }: SiteRequirement): Record<string, unknown> {
  if (at) return { at }
  const location = building === undefined ? undefined : findLocation(building)
  return location ? { at: location.at } : { place }
}

/** The tenth address of the second /24, where there is one. */
function hostOf(cidr: string): string {
  const prefix = parsePrefix(cidr)
  if (!prefix) return cidr
  return nthAddress(prefix, sizeOf(prefix) > 512n ? 266 : Math.min(10, Number(sizeOf(prefix)) - 2)).text
}
