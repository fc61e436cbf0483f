import type { Prefix } from '../net/prefix.ts'
import type { NeighbourPolicy } from '../resources/customerSide.ts'
import { tunnelId } from '../resources/observed.ts'
import type { VpnConnection, VpnTunnel } from '../resources/vpn.ts'
import type { Row } from '../resources/world.ts'
import type { Link, SessionEnd } from '../routing/network.ts'
import { DPD_INTERVAL_MS, TUNNEL_BPS, VGW_EGRESS_BPS, VGW_RANK, VPN_TIMERS } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import {
  CUSTOMER_DPD,
  customerTimers,
  isConfigured,
  LOCAL_PREFERENCE,
  policyTowards,
  VPN_STATIC_DISTANCE,
} from './customerPolicy.ts'
import { roundTripMs } from './distance.ts'
import { EVERY_PREFIX } from './everyPrefix.ts'
import { addProviderRoute } from './siteToNode.ts'
import { tunnelMtu } from './tunnelMtu.ts'

/** A VPN connection with both its ends: the gateway's node and the router that has the customer gateway's address. */
interface Vpn {
  readonly id: string
  readonly name: string
  readonly body: VpnConnection
  readonly region: string
  readonly gateway: string
  readonly customerAsn: number
  readonly router: Row<'router'>
  readonly policy: NeighbourPolicy | undefined
}

/** VPN connections whose customer gateway's address is a router's: two tunnels over the Internet. */
export function addVpnConnections(build: Builder): void {
  for (const row of build.world.all('vpnConnection')) {
    const vpn = withEnds(build, row)
    if (!vpn) continue
    for (const [index, tunnel] of vpn.body.tunnels.entries()) addTunnel(build, vpn, tunnel, index)
    if (vpn.body.staticRoutesOnly) addStaticRoutes(build, vpn)
    else addSessions(build, vpn)
    addProviderRoute(build, vpn.router)
  }
}

function withEnds(build: Builder, { id, account, region, body }: Row<'vpnConnection'>): Vpn | undefined {
  const gateway = body.virtualPrivateGatewayId
  const customerGateway = build.world.get('customerGateway', body.customerGatewayId)?.body
  const router = [...build.world.all('router')].find(
    row => row.account === account && row.body.publicAddress === customerGateway?.ipAddress,
  )
  if (body.state !== 'available' || gateway === undefined || !build.nodes.has(gateway)) return undefined
  const name = body.tags['landbridge:name'] ?? body.tags.Name ?? id
  if (!customerGateway || !router || !isConfigured(router.body, [name, id])) return undefined
  const policy = policyTowards(router.body, [name, id])
  return { id, name, body, region, gateway, customerAsn: customerGateway.bgpAsn, router, policy }
}

function addTunnel(build: Builder, vpn: Vpn, tunnel: VpnTunnel, index: number): void {
  const { gateway, router } = vpn
  const id = tunnelId(vpn.id, index)
  const site = build.world.get('site', router.body.siteId)?.body
  const components = {
    vpn: build.domain('vpn', vpn.id, vpn.name),
    tunnel: build.domain('tunnel', id, `${vpn.name}/${index + 1}`),
    uplink: build.domain('uplink', router.id, `${router.body.name}-uplink`),
  }
  build.link({
    name: id,
    ends: [gateway, router.id],
    mtu: tunnelMtu(tunnel),
    rttMs: roundTripMs(
      site?.at ?? (site?.place === undefined ? undefined : build.geography.place(site.place)),
      build.geography.region(vpn.region),
    ),
    elements: [
      { component: components.vpn, cutSeenBy: { [gateway]: 'notification', [router.id]: 'notification' } },
      { component: components.tunnel, cutSeenBy: { [gateway]: 'carrier' } },
      { component: components.uplink, cutSeenBy: { [router.id]: 'carrier' } },
      { component: `router:${router.id}`, cutSeenBy: {} },
      { component: `site:${router.body.siteId}`, cutSeenBy: {} },
    ],
    pipes: pipes(id, gateway, router),
    probes: probes(tunnel, gateway, router.id),
    way: components.vpn,
    shown: true,
  })
  build.tunnels.set(id, { amazonEnd: gateway, bgp: !vpn.body.staticRoutesOnly })
}

function pipes(id: string, gateway: string, router: Row<'router'>): Link['pipes'] {
  return [
    { name: `${gateway} VPN egress`, from: gateway, bps: VGW_EGRESS_BPS },
    { name: `${id} from AWS`, from: gateway, bps: TUNNEL_BPS },
    { name: `${router.id} uplink in`, from: gateway, bps: router.body.uplinkBps },
    { name: `${id} to AWS`, from: router.id, bps: TUNNEL_BPS },
    { name: `${router.id} uplink out`, from: router.id, bps: router.body.uplinkBps },
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

/** A VPN on a virtual private gateway carries IPv4 only (Site-to-Site VPN guide, "IPv4 and IPv6 traffic"). */
function isIpv4(prefix: Prefix): boolean {
  return prefix.family === 4
}

function addStaticRoutes(build: Builder, { id, body, gateway, router, policy }: Vpn): void {
  const listed = prefixes(body.staticRoutes.filter(route => route.state === 'available').map(route => route.cidr))
  const distance = policy?.distance ?? VPN_STATIC_DISTANCE
  const label = distance > 20 ? 'floating static' : 'static'
  for (const index of body.tunnels.keys()) {
    const link = tunnelId(id, index)
    for (const prefix of listed) {
      build.static(gateway, {
        prefix,
        link,
        distance: 1,
        rank: VGW_RANK.vpnStatic,
        group: 'vpn static',
        label: 'static VPN route',
      })
    }
    const second = router.body.vpnEcmp ? 0 : index
    for (const prefix of (build.nodes.get(gateway)?.originates ?? []).filter(isIpv4)) {
      // In the group of what BGP would bring over the VPN: the site's other edges hear of it when it is in use.
      build.static(router.id, { prefix, link, distance: distance + second, group: 'vpn', label })
    }
  }
}

function addSessions(build: Builder, vpn: Vpn): void {
  const { asn, name } = vpn.router.body
  if (vpn.customerAsn !== asn) {
    build.remarks.add(`VPN connection ${vpn.name} expects AS ${vpn.customerAsn} and router ${name} is AS ${asn}: no session.`)
    return
  }
  for (const index of vpn.body.tunnels.keys()) {
    const id = tunnelId(vpn.id, index)
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
    node: gateway,
    ...VPN_TIMERS,
    group: 'vpn',
    import: { rank: VGW_RANK.vpnBgp, maximumPrefixes: 100 },
    // AWS prefers one tunnel by a lower MED; a router that shares the load over both ignores it.
    export: { from: ['local', 'vpn'], within: [EVERY_PREFIX.ipv4], med: router.body.vpnEcmp ? 100 : 100 * (index + 1) },
  }
}

function customerSide(build: Builder, { router, policy }: Vpn): SessionEnd {
  const site = build.world.get('site', router.body.siteId)
  // Neither BFD nor graceful restart on AWS's VPN sessions.
  const { bfd: _bfd, restartMs: _restart, ...timers } = customerTimers(router.body, policy)
  return {
    node: router.id,
    ...timers,
    group: 'vpn',
    import: { localPreference: policy?.localPreference ?? LOCAL_PREFERENCE.vpn },
    export: {
      from: ['local', 'ibgp'],
      only: prefixes(policy?.advertise ?? site?.body.prefixes ?? []).filter(isIpv4),
      prepend: policy?.prepend ?? 0,
      ...(policy?.med === undefined ? {} : { med: policy.med }),
      addCommunities: policy?.communities ?? [],
    },
  }
}
