import { type Address, parseAddress } from '../net/address.ts'
import { nthAddress, type Prefix, parsePrefix } from '../net/prefix.ts'
import type { PublicService } from '../resources/customerSide.ts'
import { roundTripMs } from '../resources/distance.ts'
import { awsPrefixLists } from '../resources/managedPrefixLists.ts'
import { serviceBlock } from '../resources/publicServices.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row } from '../resources/world.ts'
import { publicEdge } from './amazonEnd.ts'
import { ROUTE_TABLE_RANK } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import { PROVIDER_DISTANCE } from './customerPolicy.ts'
import { addInternetLink } from './internetLink.ts'
import { addCustomersOf, addIpv6Ways } from './publicServiceOverIpv6.ts'

/** What a route is called that stands for a site behind one address: packets to it go on to whoever asked. */
export const TRANSLATION = 'address translation'

/**
 * AWS's public services that somebody sends to, each at the edge of its Region: reached over public virtual interfaces,
 * by gateway endpoints from their own VPCs and, behind all else, over the Internet. Sites go there by IPv4 behind an
 * address that is translated, that of the way they leave by, and by IPv6 with their own.
 */
export function addPublicServices(build: Builder): void {
  const services = [...build.world.all('host')].flatMap(host => host.body.service ?? [])
  for (const service of services) {
    const edge = publicEdge(build, service.region)
    if (service.addressFamily === 'ipv6') addIpv6Ways(build, service, edge)
    else for (const router of build.world.all('router')) addInternetWay(build, router, service, edge)
    for (const other of edgesOf(build)) addBackbone(build, other, service, edge)
    if (service.addressFamily === 'ipv6') continue
    for (const endpoint of build.world.all('vpcEndpoint')) addGatewayEndpoint(build, endpoint, service, edge)
  }
  if (services.length > 0) for (const vif of build.world.all('virtualInterface')) addTranslation(build, vif)
}

/** Direct Connect guide, "Public virtual interface routing policies": prefixes of every Region are announced at each location. */
function addBackbone(build: Builder, from: string, service: PublicService, edge: string): void {
  const block = serviceBlock(service)
  const node = build.nodes.get(from)
  if (!node || node.originates.some(prefix => prefix.text === block.text)) return
  node.originates.push(block)
  if (from === edge) return void node.local.push(block)
  const name = backbone(build, from, edge)
  if (service.addressFamily === 'ipv6') addCustomersOf(build, name, [from, edge])
  build.static(from, { prefix: block, link: name, distance: 0, label: 'AWS backbone' })
}

function backbone(build: Builder, from: string, to: string): string {
  const name = [from, to].sort().join('~')
  const region = (edge: string) => build.geography.region(edge.slice(edge.indexOf('~') + 1))
  if (!build.links.has(name)) build.link({ name, ends: [from, to], mtu: 9001, rttMs: roundTripMs(region(from), region(to)) })
  return name
}

function edgesOf(build: Builder): string[] {
  return [...build.nodes.keys()].filter(name => name.startsWith('public~'))
}

function addInternetWay(build: Builder, router: Row<'router'>, service: PublicService, edge: string): void {
  const { publicAddress } = router.body
  if (!build.nodes.has(router.id)) return
  const link = `${router.id}~${edge}`
  if (addInternetLink(build, router, service, { name: link, edge, seen: {} })) {
    const own = parsePrefix(`${publicAddress}/32`)
    if (own) {
      build.static(edge, { prefix: own, link, distance: 0, label: 'Internet' })
      translated(build, router, own)
      setTranslation(build, link, parseAddress(publicAddress))
    }
  }
  build.static(router.id, { prefix: serviceBlock(service), link, distance: PROVIDER_DISTANCE, label: 'provider' })
}

function translated(build: Builder, router: Row<'router'>, prefix: Prefix): void {
  const known = build.nodes.get(router.id)?.statics.some(route => route.prefix.text === prefix.text)
  if (known) return
  build.static(router.id, { prefix, discard: `translated at ${router.body.name}`, distance: 0, label: TRANSLATION })
}

/** Packets that leave by a public virtual interface have an address of the prefixes that it was ordered for. */
function addTranslation(build: Builder, { id, region, body }: Row<'virtualInterface'>): void {
  if (body.type !== 'public' || !isLiveVirtualInterface(body) || !build.links.has(id)) return
  const [first] = prefixes(body.routeFilterPrefixes).filter(prefix => prefix.family === 4)
  if (!first) return
  setTranslation(build, id, nthAddress(first, first.length >= 31 ? 0 : 1))
  const home = publicEdge(build, region)
  for (const edge of edgesOf(build)) {
    if (edge === home) continue
    build.static(edge, { prefix: first, link: backbone(build, edge, home), distance: 0, label: 'AWS backbone' })
  }
}

function setTranslation(build: Builder, link: string, address: Address | undefined): void {
  if (address) build.translations.set(link, address)
}

/** VPC guide, "Gateway endpoints": a route of the tables it was given, for the service in its own Region, and for nobody outside. */
function addGatewayEndpoint(
  build: Builder,
  { id, region, body }: Row<'vpcEndpoint'>,
  service: PublicService,
  edge: string,
): void {
  const list = awsPrefixLists(region).find(each => each.name === body.serviceName)
  if (body.type !== 'Gateway' || list?.name !== `com.amazonaws.${service.region}.${service.name}`) return
  for (const table of body.routeTableIds) {
    if (!build.nodes.has(table)) continue
    const link = `${table}~${id}`
    build.link({ name: link, ends: [table, edge], mtu: 8500 })
    build.static(table, {
      prefix: serviceBlock(service),
      link,
      distance: 1,
      rank: ROUTE_TABLE_RANK.prefixList,
      label: `static ${list.id}`,
    })
  }
}
