import { parseAsn } from '../../net/asn.ts'
import { parsePrefix } from '../../net/prefix.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import { fingerprint } from '../../resources/fingerprint.ts'
import type { ObservedRoute } from '../../resources/observed.ts'
import { findPort } from '../../resources/port.ts'
import type { BgpPeer } from '../../resources/virtualInterface.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { page } from './page.ts'
import type { VirtualInterfaceRoute, VirtualInterfaceRouteFilters } from './supplement.ts'

const MOST_CIDRS = 10

/**
 * The routes of a virtual interface as AWS's end of its sessions saw them: `accepted` from the customer, `advertised` to
 * it. A route passes a filter by AS path or communities when it has every one that the filter names.
 */
export const listVirtualInterfaceRoutes: DirectConnectOperation<'ListVirtualInterfaceRoutes'> = (context, input) => {
  const { world, caller, observed } = context
  const { id, body } = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  const awsLogicalDeviceId = findPort(world, body.connectionId)?.body.awsLogicalDevice
  const passes = filterOf(input.filters ?? {})
  const routes = body.peers.flatMap(peer => {
    const session = observed.get('session', peer.id)
    if (session?.up !== true) return []
    return [
      ...session.accepted.map(route => routeOf(route, peer, 'accepted', awsLogicalDeviceId)),
      ...session.advertised.map(route => routeOf(route, peer, 'advertised', awsLogicalDeviceId)),
    ]
  })
  const rows = routes.filter(passes).map(route => ({ id: fingerprint(placeOf(route), 16), route }))
  const { items, ...more } = page(rows, input, { id, filters: input.filters })
  return { virtualInterfaceId: id, routes: items.map(({ route }) => route), ...more }
}

function placeOf({ routeDirection, addressFamily, cidr, asPath }: VirtualInterfaceRoute): string {
  return `${routeDirection} ${addressFamily} ${cidr} ${asPath.flatMap(({ path }) => path).join(' ')}`
}

function routeOf(
  { cidr, asPath, communities, installedAt }: ObservedRoute,
  { addressFamily }: BgpPeer,
  routeDirection: VirtualInterfaceRoute['routeDirection'],
  awsLogicalDeviceId: string | undefined,
): VirtualInterfaceRoute {
  return {
    cidr,
    routeDirection,
    addressFamily,
    asPath: asPath.length === 0 ? [] : [{ pathType: 'seq', path: [...asPath] }],
    communities: [...communities],
    awsLogicalDeviceId,
    routeInstalledAt: new Date(installedAt),
  }
}

function filterOf(filters: VirtualInterfaceRouteFilters): (route: VirtualInterfaceRoute) => boolean {
  const { routeDirection, addressFamily, asPath = [], communities = [] } = filters
  const cidrs = filters.cidrs?.map(canonical)
  if (cidrs && (cidrs.length < 1 || cidrs.length > MOST_CIDRS)) {
    throw directConnectError(`${cidrs.length} CIDR blocks were given to filter by; 1 to ${MOST_CIDRS} are allowed.`)
  }
  const notAsn = asPath.find(asn => parseAsn(asn) === undefined)
  if (notAsn !== undefined)
    throw directConnectError(`${notAsn} in the filter asPath is not an AS number: 1 to 4294967294 are allowed.`)
  return route =>
    (routeDirection === undefined || route.routeDirection === routeDirection) &&
    (addressFamily === undefined || route.addressFamily === addressFamily) &&
    (cidrs === undefined || cidrs.includes(route.cidr)) &&
    asPath.every(asn => route.asPath.some(({ path }) => path.includes(asn))) &&
    communities.every(community => route.communities.includes(community))
}

function canonical(text: string): string {
  const prefix = parsePrefix(text)
  if (prefix === undefined) throw directConnectError(`CIDR block ${text} is not valid: give one such as 10.0.0.0/16.`)
  return prefix.text
}
