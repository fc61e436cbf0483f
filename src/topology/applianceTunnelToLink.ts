import { internetRoundTripMs } from '../resources/distance.ts'
import type { Row } from '../resources/world.ts'
import { type Builder, prefixes } from './builder.ts'
import { CUSTOMER_DPD, LOCAL_PREFERENCE, VPN_STATIC_DISTANCE } from './customerPolicy.ts'
import { siteAt } from './siteAt.ts'
import { uplinkPipes } from './uplinkPipes.ts'
import { applianceNode } from './vpcRouteTargets.ts'

/**
 * VPNs that customers end on appliances of their own: the router sends the VPC's blocks there behind everything that AWS
 * tells it, the appliance knows the site's prefixes and leaves the rest to the table of its subnet. That packets of the
 * VPC come to it is for a route to its interface, and for the source/destination check to be off.
 */
export function addApplianceTunnels(build: Builder): void {
  for (const row of build.world.all('applianceTunnel')) addApplianceTunnel(build, row)
}

function addApplianceTunnel(build: Builder, { id, body }: Row<'applianceTunnel'>): void {
  const router = build.world.get('router', body.routerId)
  const card = build.world.get('networkInterface', body.networkInterfaceId)
  const instance = card?.body.attachment && build.world.get('instance', card.body.attachment.instanceId)
  const vpc = card && build.world.get('vpc', card.body.vpcId)
  if (!router || !card || !vpc || instance?.body.state !== 'running') return
  const appliance = applianceNode(build, card)
  if (appliance === undefined) return
  const site = build.world.get('site', router.body.siteId)?.body
  const component = build.domain('vpn', id, body.name)
  const box = build.domain('appliance', instance.id, instance.body.tags.Name ?? instance.id)
  build.link({
    name: id,
    ends: [appliance, router.id],
    mtu: body.mtu,
    rttMs: internetRoundTripMs(siteAt(build, router.body.siteId), build.geography.region(card.region)),
    elements: [
      // Neither end sees the other's go: DPD finds out.
      { component, cutSeenBy: {} },
      { component: box, cutSeenBy: { [appliance]: 'carrier' } },
      { component: build.domain('uplink', router.id, `${router.body.name}-uplink`), cutSeenBy: { [router.id]: 'carrier' } },
      { component: `router:${router.id}`, cutSeenBy: {} },
      { component: `site:${router.body.siteId}`, cutSeenBy: {} },
    ],
    pipes: [
      ...build.bothWays({ name: id, bps: body.bps }, { name: body.name, kind: 'tunnel' }, appliance, router.id),
      ...uplinkPipes(build, router, appliance),
    ],
    probes: [appliance, router.id].map(end => ({ end, by: 'dpd' as const, range: CUSTOMER_DPD })),
    way: component,
    shown: true,
  })
  for (const prefix of prefixes(site?.prefixes ?? [])) {
    build.static(appliance, { prefix, link: id, distance: 1, label: 'static VPN route' })
  }
  for (const prefix of prefixes(vpc.body.cidrs.map(({ cidr }) => cidr))) {
    const told = { group: 'vpn', localPreference: LOCAL_PREFERENCE.vpnStatic }
    build.static(router.id, { prefix, link: id, distance: VPN_STATIC_DISTANCE + 1, label: 'floating static', ...told })
  }
}
