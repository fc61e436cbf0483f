import type { Row, World } from '../../resources/world.ts'
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
    *check({ world, interfaces, vpns }) {
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
        for (const [i, a] of linked.entries()) {
          for (const b of linked.slice(i + 1)) {
            const twice = a.advertised.find(prefix => b.advertised.some(({ text }) => text === prefix.text))
            if (!twice && !dropEachOther(a, b)) continue
            yield {
              about: named(b.row),
              member: 'siteLink',
              summary: twice
                ? `${a.name} and ${b.name} of ${about.name} both announce ${twice.text} with SiteLink on.`
                : `${a.name} and ${b.name} join two sites by SiteLink, and both routers are AS ${a.router?.body.asn}.`,
              fix: twice
                ? `Announce ${twice.text} over one of ${a.name} and ${b.name}, or turn SiteLink off on the other.`
                : `Give each site an AS number of its own, or accept the own one (allowas-in) on both routers.`,
            }
          }
        }
      }
    },
  },
]

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
