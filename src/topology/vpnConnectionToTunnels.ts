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
import { addProviderRoute } from './siteToNode.ts'
import { tunnelMtu } from './tunnelMtu.ts'

/** VPN connections whose customer gateway's address is a router's: two tunnels over the Internet. */
export function addVpnConnections(build: Builder): void {
  for (const vpn of build.world.all('vpnConnection')) {
    if (vpn.body.state !== 'available') continue
    const gateway = vpn.body.virtualPrivateGatewayId
    const customerGateway = build.world.get('customerGateway', vpn.body.customerGatewayId)
    const router = [...build.world.all('router')].find(
      row => row.account === vpn.account && row.body.publicAddress === customerGateway?.body.ipAddress,
    )
    if (gateway === undefined || !build.nodes.has(gateway) || !router) continue
    const names = [nameOf(vpn), vpn.id]
    if (!isConfigured(router.body, names)) continue
    vpn.body.tunnels.forEach((tunnel, index) => {
      addTunnel(build, vpn, gateway, router, tunnel, index, names)
    })
    addProviderRoute(build, router)
  }
}

function nameOf(vpn: Row<'vpnConnection'>): string {
  return vpn.body.tags['landbridge:name'] ?? vpn.body.tags['Name'] ?? vpn.id
}

function addTunnel(
  build: Builder,
  vpn: Row<'vpnConnection'>,
  gateway: string,
  router: Row<'router'>,
  tunnel: VpnTunnel,
  index: number,
  names: readonly string[],
): void {
  const id = tunnelId(vpn.id, index)
  const site = build.world.get('site', router.body.siteId)?.body
  const components = {
    vpn: build.domain('vpn', vpn.id, nameOf(vpn)),
    tunnel: build.domain('tunnel', id, `${nameOf(vpn)}/${index + 1}`),
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
  if (vpn.body.staticRoutesOnly) addStaticRoutes(build, vpn.body, gateway, router, id, index, names)
  else addSession(build, vpn, gateway, router, id, index, names)
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

function addStaticRoutes(
  build: Builder,
  vpn: VpnConnection,
  gateway: string,
  router: Row<'router'>,
  link: string,
  index: number,
  names: readonly string[],
): void {
  const listed = vpn.staticRoutes.filter(route => route.state === 'available').map(route => route.cidr)
  for (const prefix of prefixes(listed)) {
    build.static(gateway, { prefix, link, distance: 1, rank: VGW_RANK.vpnStatic, group: 'vpn static', label: 'static VPN route' })
  }
  const distance = policyTowards(router.body, names)?.distance ?? VPN_STATIC_DISTANCE
  for (const prefix of build.nodes.get(gateway)?.originates ?? []) {
    const second = router.body.vpnEcmp ? 0 : index
    build.static(router.id, { prefix, link, distance: distance + second, label: distance > 20 ? 'floating static' : 'static' })
  }
}

function addSession(
  build: Builder,
  vpn: Row<'vpnConnection'>,
  gateway: string,
  router: Row<'router'>,
  id: string,
  index: number,
  names: readonly string[],
): void {
  const policy = policyTowards(router.body, names)
  const advertised = prefixes(policy?.advertise ?? build.world.get('site', router.body.siteId)?.body.prefixes ?? [])
  const { bfd: _, ...timers } = customerTimers(router.body, policy)
  const customer: SessionEnd = {
    node: router.id,
    ...timers,
    group: 'vpn',
    import: { localPreference: policy?.localPreference ?? LOCAL_PREFERENCE.vpn },
    export: {
      from: ['local', 'ibgp'],
      only: advertised,
      prepend: policy?.prepend ?? 0,
      ...(policy?.med === undefined ? {} : { med: policy.med }),
      addCommunities: policy?.communities ?? [],
    },
  }
  // AWS prefers one tunnel by a lower MED; a router that shares the load over both ignores it.
  const med = router.body.vpnEcmp ? 100 : 100 * (index + 1)
  build.session({
    name: id,
    link: id,
    components: [build.domain('session', id, `${nameOf(vpn)}/${index + 1}`)],
    ends: [
      {
        node: gateway,
        ...VPN_TIMERS,
        group: 'vpn',
        import: { rank: VGW_RANK.vpnBgp, maximumPrefixes: 100 },
        export: { from: ['local', 'vpn'], med },
      },
      customer,
    ],
  })
}
