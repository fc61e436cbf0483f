import { covers, distinctPrefixes, type Prefix } from '../net/prefix.ts'
import type { PublicService } from '../resources/customerSide.ts'
import { notPublic } from '../resources/publicPrefix.ts'
import { serviceBlock } from '../resources/publicServices.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row } from '../resources/world.ts'
import { INSIDE_TIMERS } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import { PROVIDER_DISTANCE } from './customerPolicy.ts'
import { EVERY_PREFIX } from './everyPrefix.ts'
import { addInternetLink } from './internetLink.ts'
import { sitePrefixes } from './sitePrefixes.ts'

/**
 * The ways of packets between sites and a public service that is reached by IPv6. Nothing translates them: hosts keep the
 * addresses of their site, and answers come to these, over a public virtual interface where AWS was told them and else over
 * the Internet.
 */
export function addIpv6Ways(build: Builder, service: PublicService, edge: string): void {
  for (const router of build.world.all('router')) addInternetWay(build, router, service, edge)
}

/** While the service's edge and another one hear of customers' prefixes, each tells the other. */
export function addCustomersOf(build: Builder, link: string, [one, other]: readonly [string, string]): void {
  const end = (node: string) => ({
    node,
    ...INSIDE_TIMERS,
    group: 'backbone',
    import: {},
    export: { from: ['customers'], within: [EVERY_PREFIX.ipv6] },
  })
  build.session({ name: link, link, components: [], ends: [end(one), end(other)] })
}

function addInternetWay(build: Builder, router: Row<'router'>, service: PublicService, edge: string): void {
  if (!build.nodes.has(router.id)) return
  const own = reachableOf(build, router)
  if (own.length === 0) return
  const link = `${router.id}~${edge}~ipv6`
  build.static(router.id, { prefix: serviceBlock(service), link, distance: PROVIDER_DISTANCE, label: 'provider' })
  // Behind it are the providers' own routes to the site's prefixes: they go with the line, and AWS hears of it.
  if (!addInternetLink(build, router, service, { name: link, edge, seen: { [edge]: 'notification' } })) return
  for (const prefix of own) build.static(edge, { prefix, link, distance: PROVIDER_DISTANCE, label: 'Internet' })
  build.remarks.add(
    `Assumed: the provider of router ${router.body.name} announces ${own.map(({ text }) => text).join(', ')} to the Internet, and takes that back at once when the uplink is lost.`,
  )
}

/** What the Internet knows of a router's site: the prefixes that public virtual interfaces were ordered for, and what else is public. */
function reachableOf(build: Builder, router: Row<'router'>): Prefix[] {
  const site = sitePrefixes(build, router.body.siteId)
  const ordered = [...build.world.all('virtualInterface')]
    .filter(({ id, body }) => body.type === 'public' && isLiveVirtualInterface(body) && endsAtSite(build, id, router.body.siteId))
    .flatMap(({ body }) => prefixes(body.routeFilterPrefixes))
  const others = site.filter(prefix => !ordered.some(each => covers(each, prefix)))
  return distinctPrefixes([...ordered, ...others]).filter(prefix => prefix.family === 6 && notPublic(prefix) === undefined)
}

function endsAtSite(build: Builder, link: string, siteId: string): boolean {
  const ends = build.links.get(link)?.ends ?? []
  return ends.some(end => build.world.get('router', end)?.body.siteId === siteId)
}
