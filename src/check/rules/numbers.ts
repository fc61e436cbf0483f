import type { Row, World } from '../../resources/world.ts'
import { announcedTogether } from '../announcedTogether.ts'
import { listed, named } from '../named.ts'
import type { Rule } from '../rule.ts'
import type { Interface } from '../ways.ts'

/** AS numbers that meet themselves. */
export const NUMBERS: readonly Rule[] = [
  {
    id: 'DX016',
    severity: 'error',
    title: 'Two ends have one AS number',
    why: 'BGP drops routes that carry its own AS number, and AWS refuses a Direct Connect gateway and a transit gateway that share one, 64512 being the default of both.',
    source: 'Direct Connect guide, "Transit gateway associations"; RFC 4271 §9.1.2',
    *check({ world, interfaces, vpns, landings }) {
      for (const { row, name } of interfaces) {
        const peer = row.body.peers.find(({ asn }) => asn === row.body.amazonSideAsn)
        if (!peer) continue
        const summary = `Both ends of ${name} are AS ${peer.asn}.`
        yield { about: named(row), member: 'asn', summary, fix: `Give the router of ${name} another AS number than AWS’s side.` }
      }
      for (const { row, name, gateway } of vpns) {
        const aws = (world.get('virtualPrivateGateway', gateway) ?? world.get('transitGateway', gateway))?.body.amazonSideAsn
        const own = world.get('customerGateway', row.body.customerGatewayId)?.body.bgpAsn
        if (row.body.staticRoutesOnly || own === undefined || own !== aws) continue
        yield {
          about: named(row),
          summary: `Both ends of ${name} are AS ${own}.`,
          fix: `Order ${name} with a customer gateway that has another AS number.`,
        }
      }
      for (const { gateways, interfaces: own } of landings) {
        const transit = [...gateways].flatMap(id => world.get('transitGateway', id) ?? [])
        for (const { row, name } of own) {
          const same = transit.find(({ body }) => row.body.peers.some(({ asn }) => asn === body.amazonSideAsn))
          if (!same) continue
          const asn = same.body.amazonSideAsn
          yield {
            about: named(row),
            member: 'asn',
            summary: `The router of ${name} and ${named(same).name} behind it are both AS ${asn}: what the site announces, ${named(same).name} drops.`,
            fix: `Give the router of ${name} another AS number than ${named(same).name} has.`,
          }
        }
      }
      for (const hub of world.all('directConnectGateway')) {
        const transit = transitGatewaysOf(world, hub.id)
        const { name, amazonSideAsn } = hub.body
        const same = transit.find(({ body }) => body.amazonSideAsn === amazonSideAsn)
        if (same) {
          yield {
            about: named(hub),
            member: 'asn',
            summary: `Direct Connect gateway ${name} and transit gateway ${named(same).name} are both AS ${amazonSideAsn}.`,
            fix: `Create ${name} or ${named(same).name} again with another AS number: neither can be changed.`,
          }
        }
        for (const [asn, twins] of Map.groupBy(transit, ({ body }) => body.amazonSideAsn)) {
          if (new Set(twins.map(({ region }) => region)).size < 2) continue
          yield {
            about: named(twins[1] as Row),
            member: 'asn',
            summary: `${listed(twins.map(row => named(row).name))} of several Regions are all AS ${asn} behind ${name}.`,
            fix: `Give each of ${listed(twins.map(row => named(row).name))} an AS number of its own.`,
          }
        }
      }
    },
  },
  {
    id: 'DX033',
    severity: 'error',
    title: 'SiteLink cannot tell the sites apart',
    why: 'SiteLink passes routes from site to site: a router drops those with its own AS number, and a prefix that several virtual interfaces announce is not carried.',
    source: 'Direct Connect guide, "SiteLink"; RFC 4271 §9.1.2',
    *check({ landings }) {
      for (const { about, interfaces } of landings) {
        const linked = interfaces.filter(({ row }) => row.body.siteLinkEnabled)
        const together = announcedTogether(linked, ({ advertised }) => advertised.map(({ text }) => text))
        for (const { prefix, ways: twice } of together) {
          const names = listed(twice.map(({ name }) => name))
          const isOneSite = new Set(linked.map(({ router }) => router?.body.siteId)).size < 2
          yield {
            about: named(twice[1]!.row),
            member: 'siteLink',
            summary: `${names} of ${about.name} ${twice.length > 2 ? 'all' : 'both'} announce ${prefix} with SiteLink on: it carries that prefix to no other site.`,
            fix: isOneSite
              ? `Turn SiteLink off on ${names}: no other site of ${about.name} has it on.`
              : `Leave SiteLink on for one of ${names} and turn it off on the rest, which go on leading to what is behind ${about.name}.`,
          }
        }
        for (const [a, b] of strangers(linked)) {
          yield {
            about: named(b.row),
            member: 'siteLink',
            summary: `${a.name} and ${b.name} join two sites by SiteLink, and both routers are AS ${a.router?.body.asn}.`,
            fix: 'Give each site an AS number of its own, or accept the own one (allowas-in) on both routers.',
          }
        }
      }
    },
  },
]

/** Of each two sites that drop what the other says, one pair. */
function strangers(linked: readonly Interface[]): readonly (readonly [Interface, Interface])[] {
  const found = new Map<string, readonly [Interface, Interface]>()
  for (const [i, a] of linked.entries()) {
    for (const b of linked.slice(i + 1)) {
      const key = `${a.router?.body.siteId} ${b.router?.body.siteId}`
      if (dropEachOther(a, b) && !found.has(key)) found.set(key, [a, b])
    }
  }
  return [...found.values()]
}

/** Two sites of one AS number of which one does not take paths with its own number in them. */
function dropEachOther(a: Interface, b: Interface): boolean {
  if (!a.router || !b.router || a.router.body.siteId === b.router.body.siteId) return false
  return a.router.body.asn === b.router.body.asn && [a, b].some(({ policy }) => policy.allowAs === undefined)
}

function transitGatewaysOf(world: World, hub: string): Row<'transitGateway'>[] {
  return [...world.referring('directConnectGatewayAssociation', hub)].flatMap(
    ({ body }) => world.get('transitGateway', body.gateway.id) ?? [],
  )
}
