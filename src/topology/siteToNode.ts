import { parseAddress } from '../net/address.ts'
import { holds, type Prefix } from '../net/prefix.ts'
import type { Row } from '../resources/world.ts'
import type { SessionEnd } from '../routing/network.ts'
import { publicEdge } from './amazonEnd.ts'
import { type Builder, prefixes } from './builder.ts'
import { customerTimers, GATEWAY_DETECTION, PROVIDER_DISTANCE } from './customerPolicy.ts'
import { elsewhereWithin } from './elsewhere.ts'
import { EVERY_PREFIX } from './everyPrefix.ts'
import { guardOf } from './guardOf.ts'
import { regionDomain, standsIn } from './placement.ts'
import { tableMet } from './zoneTable.ts'

/** A site: its LAN, its edge routers in an iBGP full mesh, and the default gateway its hosts use. */
export function addSites(build: Builder): void {
  for (const site of build.world.all('site')) {
    const routers = [...build.world.referring('router', site.id)]
    const beyond = [...Object.values(EVERY_PREFIX), ...elsewhereWithin(build, site)]
    build.node(site.id, { label: site.body.name, kind: 'site' }, { local: prefixes(site.body.prefixes) })
    build.domain('site', site.id, site.body.name)
    routers.forEach((router, index) => {
      addRouter(build, site, router, index)
      addDefaultGateway(build, site, router, { index, beyond })
    })
    routers.forEach((router, index) => {
      for (const other of routers.slice(index + 1)) addMesh(build, site, router, other)
    })
  }
}

function addRouter(build: Builder, site: Row<'site'>, router: Row<'router'>, index: number): void {
  const own = prefixes([...site.body.prefixes, ...Object.values(router.body.policies).flatMap(p => p.advertise ?? [])])
  const component = build.domain('router', router.id, router.body.name)
  const lan = lanOf(site, router)
  const { stateful, syncGroup } = router.body
  build.node(
    router.id,
    { label: router.body.name, kind: 'router', ...(stateful ? { firewall: syncGroup ?? router.id } : {}) },
    { asn: router.body.asn, routerId: routerId(router.body.publicAddress, index), originates: own },
  )
  if (router.body.gracefulRestart) {
    build.remarks.add(
      `Router ${router.body.name} has graceful restart on: after a loss of light both ends of its Direct Connect sessions keep stale routes for 120 s.`,
    )
  }
  for (const prefix of own) {
    build.static(router.id, { prefix, link: lan, distance: 0, label: 'connected' })
  }
  build.link({
    name: lan,
    ends: [site.id, router.id],
    mtu: site.body.mtu,
    elements: [
      { component, cutSeenBy: { [site.id]: 'gateway' } },
      { component: `site:${site.id}`, cutSeenBy: { [site.id]: 'carrier', [router.id]: 'carrier' } },
    ],
    probes: [{ end: site.id, by: 'gateway', range: GATEWAY_DETECTION[site.body.gateway] }],
  })
}

/** `beyond`: what the LAN sends to it. */
function addDefaultGateway(
  build: Builder,
  site: Row<'site'>,
  router: Row<'router'>,
  { index, beyond }: { readonly index: number; readonly beyond: readonly Prefix[] },
): void {
  const distance = site.body.gateway === 'ecmp' ? 1 : 1 + index
  for (const prefix of beyond) build.static(site.id, { prefix, link: lanOf(site, router), distance, label: 'default gateway' })
}

function lanOf(site: Row<'site'>, router: Row<'router'>): string {
  return `${site.id}~${router.id}`
}

/** The lower BGP identifier wins the last tie; addresses are what routers use for it (RFC 4271 §4.2). */
function routerId(publicAddress: string, index: number): number {
  return Number(parseAddress(publicAddress)?.value ?? index + 1)
}

function addMesh(build: Builder, site: Row<'site'>, a: Row<'router'>, b: Row<'router'>): void {
  const name = `${a.id}~${b.id}`
  const component = build.domain('site-link', name, `${a.body.name}~${b.body.name}`)
  build.link({
    name,
    ends: [a.id, b.id],
    mtu: site.body.mtu,
    elements: [
      { component, cutSeenBy: { [a.id]: 'carrier', [b.id]: 'carrier' } },
      { component: `router:${a.id}`, cutSeenBy: { [b.id]: 'carrier' } },
      { component: `router:${b.id}`, cutSeenBy: { [a.id]: 'carrier' } },
      { component: `site:${site.id}`, cutSeenBy: { [a.id]: 'carrier', [b.id]: 'carrier' } },
    ],
  })
  if (a.body.asn !== b.body.asn || a.body.kind !== 'managed' || b.body.kind !== 'managed') return
  // What one of them may take with its own AS in it reaches the others only if they may, too.
  const allowed = Math.max(
    ...[a, b].flatMap(({ body }) => [0, ...Object.values(body.policies).map(({ allowAs = 0 }) => allowAs)]),
  )
  build.session({ name, link: name, components: [], ends: [mesh(a, allowed), mesh(b, allowed)] })
}

/** iBGP with next-hop-self: what came from AWS and what the site originates. */
function mesh(router: Row<'router'>, allowAs: number): SessionEnd {
  // The interface between two edges of a site goes down with its next hops: nothing stale is used over it.
  const { restartMs: _, ...timers } = customerTimers(router.body, undefined)
  return {
    node: router.id,
    ...timers,
    group: 'ibgp',
    import: allowAs > 0 ? { allowAs } : {},
    export: { from: ['local', 'direct connect', 'vpn'] },
  }
}

/** A router with an uplink sends what it knows no way for to its provider, of a family that it has from there: a leak, and never "no route". */
export function addProviderRoute(build: Builder, router: Row<'router'>, family: keyof typeof EVERY_PREFIX): void {
  const node = build.nodes.get(router.id)
  const prefix = EVERY_PREFIX[family]
  if (!node || node.statics.some(route => route.label === 'provider' && route.prefix.text === prefix.text)) return
  build.static(router.id, {
    prefix,
    distance: PROVIDER_DISTANCE,
    label: 'provider',
    discard: `leaks to the Internet at ${router.body.name}`,
  })
}

/** Hosts of sites and VPCs: where their packets enter. Those of a VPC start at the route table of their subnet. */
export function addHosts(build: Builder): void {
  for (const host of build.world.all('host')) {
    const address = parseAddress(host.body.address)
    if (!address) continue
    const { siteId, vpcId, service } = host.body
    const node = service
      ? publicEdge(build, service.region)
      : (siteId ?? (vpcId && tableOfAddress(build, vpcId, host.body.address)))
    if (node === undefined || !build.nodes.has(node)) {
      build.remarks.add(`Host ${host.body.name} is on nothing that is there; flows from it are left out.`)
      continue
    }
    const own = placeOf(build, host.body)
    const guard = vpcId === undefined ? {} : { guard: guardOf(build.world, vpcId, address) }
    const isService = service !== undefined && service.addressFamily !== 'ipv6'
    const end = { name: host.body.name, address, node, own, ...guard, ...(isService && { isService: true as const }) }
    build.hosts.set(host.body.name, end)
    build.hostById.set(host.id, end)
  }
}

/** What a host is gone with. */
function placeOf(build: Builder, { siteId, vpcId, service, address }: Row<'host'>['body']): readonly string[] {
  if (siteId) return [`site:${siteId}`]
  if (vpcId) return standsIn(build, vpcId, subnetOf(build, vpcId, address)?.id)
  // A public service is its Region's, whoever else tells the way to it.
  return service ? [regionDomain(build, service.region)] : []
}

/** The table a packet from this address meets: its subnet's, else the VPC's main one. */
function tableOfAddress(build: Builder, vpcId: string, address: string): string | undefined {
  return tableMet(build, vpcId, subnetOf(build, vpcId, address)?.id)
}

function subnetOf(build: Builder, vpcId: string, address: string): Row<'subnet'> | undefined {
  const parsed = parseAddress(address)
  return [...build.world.referring('subnet', vpcId)].find(row => {
    const blocks = prefixes([row.body.cidr, ...(row.body.ipv6Cidrs ?? []).map(({ cidr }) => cidr)])
    return parsed && blocks.some(block => holds(block, parsed))
  })
}

export function addFlows(build: Builder): void {
  for (const flow of build.world.all('flow')) {
    const [from, to] = [build.hostById.get(flow.body.from), build.hostById.get(flow.body.to)]
    if (!from || !to) continue
    if (from.address.family !== to.address.family) {
      build.remarks.add(
        `The flow from ${from.name} to ${to.name} is between IPv4 and IPv6, which nothing translates: it is left out.`,
      )
      continue
    }
    const { monthlyBytes: _, monthlyBackBytes: __, tags, ...demand } = flow.body
    const name = tags?.['landbridge:name']
    const isNamed = name !== undefined && name !== `${from.name}-to-${to.name}`
    build.flows.push({ ...demand, id: flow.id, ...(isNamed ? { name } : {}), from, to })
  }
}
