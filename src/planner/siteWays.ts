import { sameLocation } from '../resources/location.ts'
import type { DesignPort, DesignVpn } from './design.ts'
import { DEDICATED_BPS, fittingSpeed, HOSTED_BPS, LAGS, portSpeedText } from './portSpeeds.ts'
import type { Requirements } from './requirementsSchema.ts'
import { locationsNear, type NearLocation, separateLocations } from './siteLocations.ts'
import type { SiteNeed } from './siteNeeds.ts'

/** What joins one site to AWS in a design. */
export interface SiteWays {
  readonly ports: readonly DesignPort[]
  readonly tunnels: readonly DesignVpn[]
}

export interface PortWish {
  readonly kind: DesignPort['kind']
  /** How many larger than the smallest that fits. */
  readonly step: number
  /** In how many locations, and how many ports in each. */
  readonly locations: number
  readonly perLocation: number
  readonly macsec?: boolean
  /** Ports of a LAG that share the load, instead of one port that carries it. */
  readonly lag?: boolean
}

/** Ports as wished, what exists first; undefined where no such port is to be had. */
export function portsOf(
  { site, name, bps }: SiteNeed,
  wish: PortWish,
  { avoid, existing }: Requirements,
): readonly DesignPort[] | undefined {
  const { kind, step, locations, perLocation, macsec = false, lag = false } = wish
  // Where one port is enough, that is what stands beside the LAGs of other sites.
  const size = (lag ? lagOf(bps) : undefined) ?? single(kind, bps, step)
  if (size === undefined) return undefined
  const there =
    size.members > 1 || macsec ? [] : existing.connections.filter(each => each.site === name && isLike(each, kind, size.bps))
  const near = kind === 'dedicated' ? locationsNear(site, portSpeedText(size.bps), macsec, avoid) : hostingNear(site, avoid)
  const isThere = ({ location }: NearLocation) => there.some(each => sameLocation(each.location, location.code))
  const chosen = separateLocations([...near.filter(isThere), ...near.filter(each => !isThere(each))], locations)
  if (chosen.length < locations) return undefined
  const left = [...there]
  return chosen.flatMap(({ location }, at) =>
    Array.from({ length: perLocation }, (_, index) => {
      const found = left.findIndex(each => sameLocation(each.location, location.code))
      const [own] = found < 0 ? [] : left.splice(found, 1)
      const number = at * perLocation + index
      return {
        name: `${name}-dx-${number + 1}`,
        site: name,
        router: (perLocation > 1 ? index : at) % site.routers,
        location: location.code,
        bps: own?.bandwidth ?? size.bps,
        members: size.members,
        kind,
        macsec,
        exists: own !== undefined,
        preference: 'equal' as const,
      }
    }),
  )
}

/** Whether what exists does as well as what would be ordered. */
function isLike(
  { hosted, bandwidth }: Requirements['existing']['connections'][number],
  kind: DesignPort['kind'],
  bps: number,
): boolean {
  return hosted === (kind !== 'dedicated') && bandwidth >= bps
}

function single(kind: DesignPort['kind'], bps: number, step: number) {
  const speed = fittingSpeed(kind === 'dedicated' ? DEDICATED_BPS : HOSTED_BPS, bps, step)
  return speed === undefined ? undefined : { bps: speed, members: 1 }
}

/** Of the fastest ports that so much takes two of; undefined where one is enough or no LAG carries it. */
function lagOf(bps: number) {
  return LAGS.flatMap(lag => {
    const members = Math.ceil(bps / lag.bps)
    return members >= 2 && members <= lag.most ? [{ bps: lag.bps, members }] : []
  }).at(-1)
}

/** Partners host on ports of 10 Gbps and more; that they are everywhere where AWS has those is an assumption, which plans print. */
function hostingNear(site: SiteNeed['site'], avoid: readonly string[]): readonly NearLocation[] {
  return locationsNear(site, '10G', false, avoid)
}

export interface VpnWish {
  readonly over: DesignVpn['over']
  readonly accelerated?: boolean
  readonly large?: boolean
  /** How many of the site's routers have one to every Region. */
  readonly routers: number
}

/** VPN connections to every Region; undefined where the site has no way for them. */
export function tunnelsOf(
  { site, name, regions }: SiteNeed,
  wish: VpnWish,
  { existing }: Requirements,
): readonly DesignVpn[] | undefined {
  const { over, accelerated = false, large = false, routers } = wish
  if (over === 'internet' && site.uplink === undefined) return undefined
  return regions.flatMap(region =>
    Array.from({ length: Math.min(routers, site.routers) }, (_, index) => ({
      name: `${name}-vpn-${region}-${index + 1}`,
      site: name,
      router: site.routers - 1 - index,
      region,
      over,
      accelerated,
      large,
      exists: over === 'internet' && !accelerated && !large && index === 0 && existing.vpns.includes(name),
    })),
  )
}
