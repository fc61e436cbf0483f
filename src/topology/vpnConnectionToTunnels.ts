import type { Prefix } from '../net/prefix.ts'
import type { NeighbourPolicy } from '../resources/customerSide.ts'
import { internetRoundTripMs, roundTripMs } from '../resources/distance.ts'
import { tunnelId } from '../resources/observed.ts'
import { routerAddresses } from '../resources/routerAddresses.ts'
import { taggedName } from '../resources/taggedName.ts'
import type { VpnConnection, VpnTunnel } from '../resources/vpn.ts'
import type { Row } from '../resources/world.ts'
import type { Link, SessionEnd } from '../routing/network.ts'
import { DPD_INTERVAL_MS, VGW_RANK, VPN_TIMERS } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import {
  CUSTOMER_DPD,
  customerTimers,
  isConfigured,
  LOCAL_PREFERENCE,
  policyTowards,
  takenFrom,
  toldTo,
  VPN_STATIC_DISTANCE,
} from './customerPolicy.ts'
import { EVERY_PREFIX } from './everyPrefix.ts'
import { siteAt } from './siteAt.ts'
import { addProviderRoute } from './siteToNode.ts'
import { TABLE_GROUPS } from './transitGatewayToTables.ts'
import { tunnelMtu } from './tunnelMtu.ts'
import { ridesOn, slowestMs, type Underlay, underlaysOf } from './tunnelUnderlay.ts'
import { uplinkPipes } from './uplinkPipes.ts'
import { gatewayPipes, type VpnGatewayEnd, vpnGatewayEnd } from './vpnGatewayEnd.ts'

/** A VPN connection with both its ends: the gateway's and the router that has the customer gateway's address. */
interface Vpn {
  readonly id: string
  readonly name: string
  readonly body: VpnConnection
  readonly region: string
  readonly gateway: VpnGatewayEnd
  readonly customerAsn: number
  readonly router: Row<'router'>
  readonly policy: NeighbourPolicy | undefined
  /** Virtual interfaces that the tunnels ride on; none = the Internet. */
  readonly underlays: readonly Underlay[]
}

/** VPN connections whose customer gateway's address is a router's: two tunnels over the Internet or Direct Connect. */
export function addVpnConnections(build: Builder): void {
  const routerAt = new Map<string, Row<'router'>>()
  for (const router of build.world.all('router')) {
    for (const address of routerAddresses(router.body)) {
      const key = `${router.account} ${address}`
      if (!routerAt.has(key)) routerAt.set(key, router)
    }
  }
  for (const row of build.world.all('vpnConnection')) {
    const vpn = withEnds(build, row, routerAt)
    if (!vpn) continue
    for (const [index, tunnel] of vpn.body.tunnels.entries()) addTunnel(build, vpn, tunnel, index)
    if (vpn.gateway.kind === 'transitGateway') addLastResort(build, vpn)
    if (vpn.body.staticRoutesOnly) addStaticRoutes(build, vpn)
    else addSessions(build, vpn)
    if (vpn.underlays.length === 0) addProviderRoute(build, vpn.router, outsideFamily(vpn.body))
    addFamilyRemark(build, vpn)
  }
}

function outsideFamily({ outsideIpAddressType }: VpnConnection): 'ipv4' | 'ipv6' {
  return outsideIpAddressType === 'Ipv6' ? 'ipv6' : 'ipv4'
}

/** Site-to-Site VPN guide, "IPv4 and IPv6 traffic": a connection carries one family, on a virtual private gateway IPv4. */
function addFamilyRemark(build: Builder, { name, gateway, router, policy }: Vpn): void {
  const told = prefixes(policy?.advertise ?? build.world.get('site', router.body.siteId)?.body.prefixes ?? [])
  const left = told.find(({ family }) => family !== gateway.family)
  if (!left) return
  build.remarks.add(
    `VPN connection ${name} carries IPv${gateway.family} alone: no IPv${left.family} of router ${router.body.name} goes over it.`,
  )
}

function withEnds(build: Builder, row: Row<'vpnConnection'>, routerAt: ReadonlyMap<string, Row<'router'>>): Vpn | undefined {
  const { id, account, region, body } = row
  const customerGateway = build.world.get('customerGateway', body.customerGatewayId)?.body
  if ((body.state !== 'available' && body.state !== 'modifying') || !customerGateway) return undefined
  const gateway = vpnGatewayEnd(build, row)
  if (!gateway) return undefined
  const name = taggedName(id, body.tags)
  const isPrivate = body.outsideIpAddressType === 'PrivateIpv4'
  const transport = isPrivate ? build.world.get('transitGatewayAttachment', body.transportAttachmentId ?? '') : undefined
  const announced = underlaysOf(
    build,
    customerGateway.ipAddress,
    account,
    isPrivate ? (transport?.body.resourceId ?? '') : undefined,
  )
  const router = routerAt.get(`${account} ${customerGateway.ipAddress}`) ?? build.world.get('router', announced[0]?.router ?? '')
  const underlays = announced.filter(each => build.world.get('router', each.router)?.body.siteId === router?.body.siteId)
  if (isPrivate && underlays.length === 0) {
    build.remarks.add(
      `VPN connection ${name} has no way: no transit virtual interface of its transport attachment announces ${customerGateway.ipAddress}.`,
    )
    return undefined
  }
  if (!router || !isConfigured(router.body, [name, id])) return undefined
  const policy = policyTowards(router.body, [name, id])
  return { id, name, body, region, gateway, customerAsn: customerGateway.bgpAsn, router, policy, underlays }
}

function addTunnel(build: Builder, vpn: Vpn, tunnel: VpnTunnel, index: number): void {
  if (tunnel.isReplaced) return
  const { router, underlays } = vpn
  const { node: gateway, table } = vpn.gateway
  const id = tunnelId(vpn.id, index)
  const components = {
    vpn: build.domain('vpn', vpn.id, vpn.name),
    tunnel: build.domain('tunnel', id, `${vpn.name}/${index + 1}`),
  }
  build.link({
    name: id,
    ends: [gateway, router.id],
    mtu: Math.min(tunnelMtu(tunnel, vpn.body.enableAcceleration), ...underlays.map(({ link }) => link.mtu)),
    rttMs: underlays.length > 0 ? slowestMs(build, underlays, vpn.region) : overTheInternetMs(build, vpn),
    elements: [
      // AWS's end knows of its own failure. Nobody says goodbye: the router is left with DPD and BGP's hold timer.
      ...[components.vpn, components.tunnel].map(component => ({ component, cutSeenBy: { [gateway]: 'carrier' } as const })),
      ...(underlays.length > 0 ? [] : [uplink(build, router)]),
      // Whatever its packets ride on, a tunnel ends with its router.
      { component: `router:${router.id}`, cutSeenBy: {} },
      { component: `site:${router.body.siteId}`, cutSeenBy: {} },
    ],
    pipes: pipes(build, id, vpn, `${vpn.name}/${index + 1}`),
    probes: probes(tunnel, gateway, router.id),
    way: components.vpn,
    shown: true,
    ...(underlays.length > 0 ? { bundle: ridesOn(underlays, vpn.id, { amazonEnd: gateway, customerEnd: router.id }) } : {}),
    ...(table === undefined ? {} : { enters: { [gateway]: table } }),
  })
  build.tunnels.set(id, { amazonEnd: gateway, bgp: !vpn.body.staticRoutesOnly })
}

function uplink(build: Builder, router: Row<'router'>): Link['elements'][number] {
  return { component: build.domain('uplink', router.id, `${router.body.name}-uplink`), cutSeenBy: { [router.id]: 'carrier' } }
}

/** An accelerated one is on AWS's own fibre from the edge that is nearest to the site. */
function overTheInternetMs(build: Builder, { router, region, body }: Vpn): number | undefined {
  const along = body.enableAcceleration ? roundTripMs : internetRoundTripMs
  return along(siteAt(build, router.body.siteId), build.geography.region(region))
}

function pipes(build: Builder, id: string, { gateway, router, underlays }: Vpn, name: string): Link['pipes'] {
  return [
    ...gatewayPipes(build, gateway, router.id),
    ...build.bothWays({ name: id, ...gateway.tunnel }, { name, kind: 'tunnel' }, gateway.node, router.id),
    ...(underlays.length === 0 ? uplinkPipes(build, router, gateway.node) : []),
  ]
}

function probes(tunnel: VpnTunnel, gateway: string, router: string): Link['probes'] {
  const worstMs = tunnel.dpdTimeoutSeconds * 1000
  return [
    ...(tunnel.dpdTimeoutAction === 'none'
      ? []
      : [{ end: gateway, by: 'dpd' as const, range: { bestMs: worstMs - DPD_INTERVAL_MS, worstMs } }]),
    { end: router, by: 'dpd', range: CUSTOMER_DPD },
  ]
}

/** Packets that a transit gateway's static route sends here: whichever tunnel is up takes them, one at a time; else they are lost. */
function addLastResort(build: Builder, { id, name, body, gateway }: Vpn): void {
  const node = build.nodes.get(gateway.node)
  const prefix = gateway.family === 4 ? EVERY_PREFIX.ipv4 : EVERY_PREFIX.ipv6
  for (const index of body.tunnels.keys()) {
    const link = tunnelId(id, index)
    const common = { prefix, distance: LAST_RESORT, group: TABLE_GROUPS.static, label: 'static' }
    if (build.links.has(link)) build.static(gateway.node, { ...common, link })
  }
  if (node?.statics.some(route => route.distance > LAST_RESORT && route.prefix.text === prefix.text)) return
  build.static(gateway.node, { prefix, distance: LAST_RESORT + 1, discard: `no tunnel of ${name} is up`, label: 'no tunnel' })
}

/** Behind whatever BGP brings. */
const LAST_RESORT = 250

function addStaticRoutes(build: Builder, { id, name, body, gateway, router, policy }: Vpn): void {
  const listed = prefixes(body.staticRoutes.filter(route => route.state === 'available').map(route => route.cidr))
  const distance = policy?.distance ?? VPN_STATIC_DISTANCE
  const label = distance > 20 ? 'floating static' : 'static'
  for (const index of body.tunnels.keys()) {
    const link = tunnelId(id, index)
    if (!build.links.has(link)) continue
    const atGateway = { link, distance: 1, rank: VGW_RANK.vpnStatic, group: 'vpn static', label: 'static VPN route' }
    if (gateway.kind === 'virtualPrivateGateway') {
      for (const prefix of listed) build.static(gateway.node, { prefix, ...atGateway })
    }
    const second = router.body.vpnEcmp ? 0 : index
    for (const prefix of gateway.behind) {
      // In the group of what BGP would bring over the VPN: the site's other edges hear of it when it is in use.
      const told = { group: 'vpn', localPreference: LOCAL_PREFERENCE.vpnStatic }
      build.static(router.id, { prefix, link, distance: distance + second, label, ...told })
    }
  }
  if (gateway.kind === 'transitGateway') addBehindRemark(build, name, router, gateway.behind)
}

function addBehindRemark(build: Builder, name: string, router: Row<'router'>, behind: readonly Prefix[]): void {
  const shown = behind.slice(0, 5).map(({ text }) => text)
  const more = behind.length > shown.length ? ` and ${behind.length - shown.length} more` : ''
  build.remarks.add(
    behind.length === 0
      ? `Router ${router.body.name} has no static routes into VPN ${name}: nothing of the transit gateway is known to it.`
      : `Assumed: router ${router.body.name} has static routes into VPN ${name} for ${shown.join(', ')}${more}.`,
  )
}

function addSessions(build: Builder, vpn: Vpn): void {
  const { asn, name } = vpn.router.body
  if (vpn.customerAsn !== asn) {
    build.remarks.add(`VPN connection ${vpn.name} expects AS ${vpn.customerAsn} and router ${name} is AS ${asn}: no session.`)
    return
  }
  for (const index of vpn.body.tunnels.keys()) {
    const id = tunnelId(vpn.id, index)
    if (!build.links.has(id)) continue
    build.session({
      name: id,
      link: id,
      components: [build.domain('session', id, `${vpn.name}/${index + 1}`)],
      ends: [amazonSide(vpn, index), customerSide(build, vpn)],
    })
  }
}

function amazonSide({ gateway, router }: Vpn, index: number): SessionEnd {
  return {
    node: gateway.node,
    ...VPN_TIMERS,
    group: gateway.group,
    import: gateway.import,
    export: {
      ...gateway.export,
      within: [gateway.family === 4 ? EVERY_PREFIX.ipv4 : EVERY_PREFIX.ipv6],
      // AWS prefers one tunnel by a lower MED; a router that shares the load over both ignores it.
      med: router.body.vpnEcmp ? 100 : 100 * (index + 1),
    },
  }
}

function customerSide(build: Builder, { router, policy, gateway }: Vpn): SessionEnd {
  const site = build.world.get('site', router.body.siteId)
  // Neither BFD nor graceful restart on AWS's VPN sessions.
  const { bfd: _bfd, restartMs: _restart, ...timers } = customerTimers(router.body, policy)
  return {
    node: router.id,
    ...timers,
    group: 'vpn',
    import: takenFrom(policy, LOCAL_PREFERENCE.vpn),
    export: {
      from: ['local', 'ibgp'],
      only: prefixes(policy?.advertise ?? site?.body.prefixes ?? []).filter(({ family }) => family === gateway.family),
      ...toldTo(policy),
    },
  }
}
