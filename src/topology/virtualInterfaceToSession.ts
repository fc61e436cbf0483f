import { isPrivateAsn } from '../net/asn.ts'
import { covers, type Prefix } from '../net/prefix.ts'
import type { NeighbourPolicy } from '../resources/customerSide.ts'
import { prefixAllocationOf } from '../resources/prefixAllocation.ts'
import type { BgpPeer } from '../resources/virtualInterface.ts'
import type { Row } from '../resources/world.ts'
import type { ImportPolicy, SessionEnd, StaticRoute } from '../routing/network.ts'
import {
  DX_TIMERS,
  EVERY_REGION,
  PUBLIC_PREPEND,
  PUBLIC_ROUTE_COMMUNITIES,
  preferenceByCommunity,
  regionCommunity,
  SCOPE_COMMUNITIES,
  UNTAGGED_ELSEWHERE,
  VGW_RANK,
} from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import {
  customerTimers,
  isConfigured,
  LOCAL_PREFERENCE,
  neighbourNames,
  policyTowards,
  takenFrom,
  toldTo,
} from './customerPolicy.ts'
import { EVERY_PREFIX } from './everyPrefix.ts'
import { SITE_LINK_ROUTES } from './siteLinkToTable.ts'
import { sitePrefixes } from './sitePrefixes.ts'

interface Ends {
  readonly amazonEnd: string
  readonly router: Row<'router'>
  /** Of the location, where it is known. */
  readonly region: string | undefined
}

/** The BGP sessions of a virtual interface: one per peer that is provisioned, configured and not under test. */
export function addSessions(build: Builder, vif: Row<'virtualInterface'>, ends: Ends): void {
  const { test, peers } = vif.body
  for (const peer of peers) if (peer.state === 'available' && !test?.peerIds.includes(peer.id)) addSession(build, vif, peer, ends)
  addFamilyRemark(build, vif, ends.router)
  if (vif.body.type === 'public') addSourceRemark(build, vif, ends.router)
}

/** Direct Connect guide, "BGP peers": each address family has a session of its own, and no session carries the other. */
function addFamilyRemark(build: Builder, vif: Row<'virtualInterface'>, router: Row<'router'>): void {
  const { name, peers } = vif.body
  const names = neighbourNames(vif)
  if (!isConfigured(router.body, names)) return
  const isPublic = vif.body.type === 'public'
  const announced = isPublic
    ? prefixes(vif.body.routeFilterPrefixes)
    : advertised(build, vif, router, policyTowards(router.body, names))
  for (const [family, { family: version }] of Object.entries(EVERY_PREFIX)) {
    if (peers.some(({ addressFamily }) => addressFamily === family)) continue
    if (!announced.some(prefix => prefix.family === version)) continue
    const although = isPublic ? 'it was ordered for' : `router ${router.body.name} has`
    build.remarks.add(
      `Virtual interface ${name} has no IPv${version} BGP peer: it carries no IPv${version}, although ${although} IPv${version} prefixes.`,
    )
  }
}

/**
 * Direct Connect guide, "Public virtual interface routing policies": AWS takes packets from the announced prefixes alone. Of
 * IPv4 they have an address of these; of IPv6 they keep that of their site.
 */
function addSourceRemark(build: Builder, { body }: Row<'virtualInterface'>, router: Row<'router'>): void {
  if (!body.peers.some(({ addressFamily }) => addressFamily === 'ipv6')) return
  const ordered = prefixes(body.routeFilterPrefixes).filter(({ family }) => family === 6)
  const site = sitePrefixes(build, router.body.siteId).filter(({ family }) => family === 6)
  const other = site.filter(prefix => !ordered.some(each => covers(each, prefix)))
  if (other.length === 0) return
  const told = ordered.map(({ text }) => text).join(', ') || 'no IPv6 prefix'
  build.remarks.add(
    `Public virtual interface ${body.name} was ordered for ${told}: that AWS drops what comes there from the rest of ${other.map(({ text }) => text).join(', ')} is not modelled.`,
  )
}

function addSession(build: Builder, vif: Row<'virtualInterface'>, peer: BgpPeer, ends: Ends): void {
  const { name, peers, type, communities = [] } = vif.body
  const { router, amazonEnd } = ends
  const names = [name, vif.id, peer.id]
  if (!isConfigured(router.body, names)) return
  if (router.body.asn !== peer.asn) {
    const { name: routerName, asn } = router.body
    build.remarks.add(`Virtual interface ${name} expects AS ${peer.asn} and router ${routerName} is AS ${asn}: no session.`)
    return
  }
  const policy = policyTowards(router.body, names)
  if (type === 'public') addPublicRemarks(build, vif, peer, policy)
  const customer: SessionEnd = {
    node: router.id,
    ...customerTimers(router.body, policy),
    group: 'direct connect',
    import: takenFrom(policy, LOCAL_PREFERENCE.directConnect),
    export: {
      from: ['local', 'ibgp'],
      only: advertised(build, vif, router, policy).filter(prefix => prefix.family === EVERY_PREFIX[peer.addressFamily].family),
      ...toldTo(policy, communities),
    },
  }
  build.session({
    name: peer.id,
    link: vif.id,
    components: [build.domain('session', peer.id, peers.length > 1 ? `${name} ${peer.addressFamily}` : name)],
    ends: [amazonSide(build, vif, peer, ends), customer],
  })
  build.peers.set(peer.id, { amazonEnd })
}

/** What the router announces: what somebody told it, else its site's prefixes, or those that a public one was ordered for. */
function advertised(
  build: Builder,
  { body }: Row<'virtualInterface'>,
  router: Row<'router'>,
  policy: NeighbourPolicy | undefined,
): readonly Prefix[] {
  if (policy?.advertise) return prefixes(policy.advertise)
  if (body.type !== 'public') return sitePrefixes(build, router.body.siteId)
  const ordered = prefixes(body.routeFilterPrefixes)
  const node = build.nodes.get(router.id)
  for (const prefix of ordered) {
    if (!node || node.originates.some(each => each.text === prefix.text)) continue
    node.originates.push(prefix)
    build.static(router.id, behind(build, router, prefix))
  }
  return ordered
}

/** IPv4 hosts are translated to addresses of the prefix; those of IPv6 have them, where the site has any of it. */
function behind(build: Builder, { id, body }: Row<'router'>, prefix: Prefix): StaticRoute {
  const translated = { prefix, discard: `translated at ${body.name}`, distance: 0, label: 'address translation' }
  if (prefix.family === 4) return translated
  const site = sitePrefixes(build, body.siteId)
  return site.some(each => covers(each, prefix))
    ? { prefix, link: `${body.siteId}~${id}`, distance: 0, label: 'connected' }
    : { prefix, discard: `in no prefix of ${body.name}'s site`, distance: 0, label: 'null route' }
}

function amazonSide(build: Builder, vif: Row<'virtualInterface'>, peer: BgpPeer, { amazonEnd, region }: Ends): SessionEnd {
  const { type, gateway, siteLinkEnabled, routeFilterPrefixes } = vif.body
  const maximumPrefixes = prefixAllocationOf(vif.body)[peer.addressFamily]
  const within = [EVERY_PREFIX[peer.addressFamily]]
  const end = { node: amazonEnd, ...DX_TIMERS }
  if (type === 'public') {
    return {
      ...end,
      group: 'customers',
      import: { within: prefixes(routeFilterPrefixes), maximumPrefixes },
      export: { from: ['local'], within, prepend: PUBLIC_PREPEND, addCommunities: PUBLIC_ROUTE_COMMUNITIES },
    }
  }
  if (gateway?.kind === 'virtualPrivateGateway') {
    const gatewayRegion = build.world.get('virtualPrivateGateway', amazonEnd)?.region
    return {
      ...end,
      group: 'direct connect',
      import: { ...atGateway(gatewayRegion, region), maximumPrefixes },
      export: { from: ['local'], within },
    }
  }
  // Gateways take over the next hops: packets that are looked up here came by another interface.
  const onlyToldOn = true
  const home = region === undefined ? [] : [regionCommunity(region)]
  if (!siteLinkEnabled) {
    return {
      ...end,
      group: 'customers',
      import: { addCommunities: home, maximumPrefixes, onlyToldOn },
      export: { from: ['gateways'], within },
    }
  }
  return {
    ...end,
    group: 'siteLink',
    import: { addCommunities: [EVERY_REGION], maximumPrefixes, onlyToldOn },
    export: { from: SITE_LINK_ROUTES, within, inactive: true },
  }
}

function atGateway(gatewayRegion: string | undefined, region: string | undefined): ImportPolicy {
  if (gatewayRegion === undefined) return {}
  return {
    rank: VGW_RANK.directConnect,
    localPreference: region === gatewayRegion ? 200 : UNTAGGED_ELSEWHERE,
    localPreferenceByCommunity: preferenceByCommunity(gatewayRegion),
  }
}

/** Direct Connect guide, "Public virtual interface routing policies": what of them is not computed. */
function addPublicRemarks(
  build: Builder,
  { body: { name, communities = [] } }: Row<'virtualInterface'>,
  peer: BgpPeer,
  policy: NeighbourPolicy | undefined,
): void {
  const scopes = [...communities, ...(policy?.communities ?? [])].filter(each => SCOPE_COMMUNITIES.includes(each))
  if (scopes.length > 0) {
    build.remarks.add(
      `How far ${scopes.join(', ')} lets the prefixes of public virtual interface ${name} travel is not modelled.`,
    )
  }
  if ((policy?.prepend ?? 0) > 0 && isPrivateAsn(peer.asn)) {
    build.remarks.add(
      `AWS puts 7224 in the place of the private AS ${peer.asn} on public virtual interface ${name}: prepending has no effect.`,
    )
  }
}
