import { listed as listedAll } from '../../net/listed.ts'
import { covers, coverTogether, distinctPrefixes, overlap, type Prefix } from '../../net/prefix.ts'
import { listed, named, namedTable } from '../named.ts'
import type { Hit, Rule } from '../rule.ts'
import type { View } from '../view.ts'
import { blocksOfVpc, prefixes, type Vpn } from '../ways.ts'

/** Administrative distance of eBGP on most routers. */
const EBGP_DISTANCE = 20

/** VPNs whose routes somebody wrote by hand: they rot, and on a transit gateway they are other than people think. */
export const STATIC_VPN: readonly Rule[] = [
  {
    id: 'DX027',
    severity: 'error',
    title: 'A static route to a VPN beats Direct Connect',
    why: 'In a transit gateway’s table a static route goes before a propagated one of the same prefix: what was meant as backup carries everything, and with both tunnels down it still drops what Direct Connect could carry.',
    source: 'Transit gateway guide, "Route evaluation order"',
    *check(view) {
      for (const vpn of view.vpns.filter(({ isPrivate }) => !isPrivate)) {
        const direct = directAt(view, vpn)
        const routes = statics(view, vpn).filter(({ prefix }) => direct.some(other => covers(other, prefix)))
        if (direct.length === 0 || routes.length === 0) continue
        yield {
          about: named(vpn.row),
          ...placeOfRoute(view, routes[0]),
          summary: `The static ${routes.length === 1 ? 'route' : 'routes'} ${listed(routes.map(({ prefix }) => prefix.text))} to ${vpn.name} ${routes.length === 1 ? 'goes before what Direct Connect brings for it' : 'go before what Direct Connect brings for them'}.`,
          fix: `Make the static route to ${vpn.name} shorter than what Direct Connect announces, or delete it and let ${vpn.name} speak BGP.`,
          concerns: routes.map(({ prefix }) => prefix),
        }
      }
    },
  },
  {
    id: 'DX053',
    severity: 'error',
    title: 'A static VPN that no route leads to',
    why: 'A VPN with static routing brings no route to a transit gateway: without a static one in its table nothing is ever sent there, and after the loss of Direct Connect it is dark until somebody writes it.',
    source: 'Transit gateway guide, "Transit gateway VPN attachments"',
    *check(view) {
      for (const vpn of view.vpns) {
        if (!vpn.row.body.staticRoutesOnly || vpn.row.body.transitGatewayId === undefined) continue
        if (statics(view, vpn).length > 0) continue
        yield {
          about: named(vpn.row),
          summary: `No route table of ${gatewayName(view, vpn)} has a route to ${vpn.name}: AWS never sends anything into it.`,
          fix:
            directAt(view, vpn).length > 0
              ? `Add a static route to ${vpn.name} that is shorter than what Direct Connect brings, or let it speak BGP.`
              : `Add a static route to ${vpn.name} for what its site has, or let it speak BGP.`,
        }
      }
    },
  },
  {
    id: 'DX050',
    severity: 'error',
    title: 'The router sends everything into the backup',
    why: 'A static route with an administrative distance of 20 or less goes before all that BGP brings: Direct Connect idles, and answers come back another way. Vendors’ samples write 1.',
    source: 'Vendors’ tables of administrative distances; RFC 4271 §9.1',
    *check(view) {
      for (const vpn of view.vpns) {
        const { distance } = vpn.policy
        const router = vpn.router
        if (!vpn.row.body.staticRoutesOnly || !router || distance === undefined || distance > EBGP_DISTANCE) continue
        const rivals = view.interfaces.filter(
          each => each.router?.body.siteId === router.body.siteId && leadsTo(view, each.row.body.gateway?.id, vpn),
        )
        // Its own first: what another router has of BGP comes here over iBGP.
        const direct = rivals.find(each => each.router?.id === router.id) ?? rivals[0]
        if (!direct) continue
        yield {
          about: named(vpn.row),
          member: 'distance',
          summary: `The static routes of ${router.body.name} into ${vpn.name} have distance ${distance} and so go before ${direct.name}.`,
          fix: `Set the distance of ${vpn.name} to 250.`,
        }
      }
    },
  },
  {
    id: 'DX051',
    severity: 'warning',
    title: 'A static VPN route leads to nothing',
    why: 'The route lies outside everything that the site has: it never carries anything, and hides that the right one is missing.',
    source: 'Site-to-Site VPN guide, "Static and dynamic routing"',
    *check(view) {
      for (const vpn of view.vpns) {
        const site = vpn.router && view.world.get('site', vpn.router.body.siteId)
        const own = prefixes(site?.body.prefixes ?? [])
        const lost = prefixes(vpn.row.body.staticRoutes.map(({ cidr }) => cidr)).filter(
          prefix => !own.some(each => overlap(each, prefix)),
        )
        const isNeverUsed = vpn.row.body.staticRoutesOnly && vpn.policy.distance === 255
        if (!site || own.length === 0 || (lost.length === 0 && !isNeverUsed)) continue
        yield {
          about: named(vpn.row),
          member: isNeverUsed ? 'distance' : 'routes',
          summary: isNeverUsed
            ? `The static routes of ${vpn.router?.body.name} into ${vpn.name} have distance 255, with which a router uses none.`
            : `${vpn.name} has a static route to ${listed(lost.map(({ text }) => text))}, and ${site.body.name} has ${listed(site.body.prefixes)}.`,
          fix: isNeverUsed
            ? `Set the distance of ${vpn.name} to 250.`
            : `Replace ${listed(lost.map(({ text }) => text))} on ${vpn.name} by a prefix of ${site.body.name}.`,
        }
      }
    },
  },
  {
    id: 'DX052',
    severity: 'error',
    title: 'A prefix is missing from the static VPN',
    why: 'It was added to Direct Connect and forgotten on the VPN: it works until the day of the failover, and is gone then.',
    source: 'Site-to-Site VPN guide, "Static and dynamic routing"',
    *check(view) {
      for (const { about, interfaces, vpns } of view.siteLandings) {
        const direct = distinctPrefixes(interfaces.flatMap(({ advertised }) => advertised))
        for (const vpn of vpns.filter(({ row }) => row.body.staticRoutesOnly)) {
          const isTransit = vpn.row.body.transitGatewayId !== undefined
          const routes = isTransit
            ? statics(view, vpn).map(({ prefix }) => prefix)
            : prefixes(vpn.row.body.staticRoutes.map(({ cidr }) => cidr))
          // Without any route there is another finding.
          if (isTransit && routes.length === 0) continue
          const missing = direct.filter(prefix => prefix.family === vpn.family && !coverTogether(routes, prefix))
          if (missing.length === 0) continue
          const texts = listed(missing.map(({ text }) => text))
          const noRoute = missing.length === 1 ? 'is no route' : 'are no routes'
          yield {
            about: named(vpn.row),
            ...(isTransit ? {} : { member: 'routes' }),
            summary: `${texts} ${missing.length === 1 ? 'reaches' : 'reach'} ${about.name} over Direct Connect, and ${noRoute} ${isTransit ? `to ${vpn.name} in a table of ${gatewayName(view, vpn)}` : `of ${vpn.name}`}.`,
            fix: isTransit
              ? `Add a static route to ${vpn.name} that covers ${texts} and is shorter than ${missing.length === 1 ? 'it' : 'each of them'}.`
              : `Add ${texts} to the static routes of ${vpn.name}.`,
          }
        }
      }
    },
  },
  {
    id: 'DX059',
    severity: 'error',
    title: 'A summary over Direct Connect loses to the VPN',
    why: 'The site learns the allowed prefixes word for word over Direct Connect, and each VPC’s CIDR over a VPN with BGP: the longer ones win, so that traffic to AWS takes the VPN.',
    source: 'Direct Connect guide, "Allowed prefixes interactions"; Transit gateway guide, "Transit gateway VPN attachments"',
    *check(view) {
      for (const vpn of view.vpns) {
        const { body } = vpn.row
        if (body.staticRoutesOnly || vpn.isPrivate || body.transitGatewayId === undefined) continue
        const allowed = prefixes(associations(view, vpn.gateway).flatMap(({ body: { allowedPrefixes } }) => allowedPrefixes))
        if (directAt(view, vpn).length === 0) continue
        const longer = toldToVpn(view, vpn).filter(
          cidr => allowed.some(prefix => covers(prefix, cidr)) && !allowed.some(({ text }) => text === cidr.text),
        )
        if (longer.length === 0) continue
        yield {
          about: named(vpn.row),
          summary: `The site learns ${listed(longer.map(({ text }) => text))} over ${vpn.name}, and over Direct Connect only what covers it (${listed(allowed.filter(each => longer.some(cidr => covers(each, cidr))).map(({ text }) => text))}).`,
          fix: `Allow ${listedAll(longer.map(({ text }) => text))} on the Direct Connect gateway, or filter what the routers take from ${vpn.name}.`,
          concerns: longer,
        }
      }
    },
  },
]

function gatewayName(view: View, vpn: Vpn): string {
  const gateway = view.world.get('transitGateway', vpn.gateway)
  return gateway ? named(gateway).name : vpn.gateway
}

function attachmentsOf(view: View, vpn: Vpn) {
  return [...view.world.referring('transitGatewayAttachment', vpn.row.id)].filter(({ body }) => body.resourceId === vpn.row.id)
}

/** Static routes and prefix lists that lead to a VPN, in any table. */
function statics(view: View, vpn: Vpn): { readonly table: string; readonly prefix: Prefix }[] {
  return attachmentsOf(view, vpn).flatMap(({ id }) => [
    ...[...view.world.referring('transitGatewayRoute', id)].flatMap(({ body }) =>
      prefixes([body.destination]).map(prefix => ({ table: body.routeTableId, prefix })),
    ),
    ...[...view.world.referring('transitGatewayPrefixListReference', id)].flatMap(({ body }) =>
      prefixes((view.world.get('managedPrefixList', body.prefixListId)?.body.entries ?? []).map(({ cidr }) => cidr)).map(
        prefix => ({
          table: body.routeTableId,
          prefix,
        }),
      ),
    ),
  ])
}

/** A table's own line where a file names its tables, else that of the gateway's only table. */
function placeOfRoute(
  { world }: View,
  route: { readonly table: string; readonly prefix: Prefix } | undefined,
): Pick<Hit, 'at' | 'member'> {
  const table = world.get('transitGatewayRouteTable', route?.table ?? '')
  return table && route ? { at: namedTable(world, table), member: `routes.${route.prefix.text}` } : {}
}

function associations(view: View, gateway: string) {
  return [...view.world.referring('directConnectGatewayAssociation', gateway)].filter(({ body }) => body.gateway.id === gateway)
}

/** What a VPN's own site announces over Direct Connect to its transit gateway. */
function directAt(view: View, vpn: Vpn): Prefix[] {
  if (vpn.row.body.transitGatewayId === undefined) return []
  return view.siteLandings
    .filter(({ vpns }) => vpns.some(({ row }) => row.id === vpn.row.id))
    .flatMap(({ interfaces }) => interfaces.flatMap(({ advertised }) => advertised))
}

function leadsTo(view: View, gateway: string | undefined, vpn: Vpn): boolean {
  return gateway === vpn.gateway || view.landings.some(({ about, gateways }) => about.id === gateway && gateways.has(vpn.gateway))
}

/** CIDRs of VPCs, of the family that the VPN carries, that are propagated to the table that it is associated with. */
function toldToVpn(view: View, vpn: Vpn): Prefix[] {
  const tables = new Set(attachmentsOf(view, vpn).flatMap(({ body }) => body.association?.routeTableId ?? []))
  return [...view.world.referring('transitGatewayAttachment', vpn.gateway)]
    .filter(({ body }) => body.type === 'vpc' && body.propagations.some(({ routeTableId }) => tables.has(routeTableId)))
    .flatMap(({ body }) => view.world.get('vpc', body.resourceId) ?? [])
    .flatMap(blocksOfVpc)
    .filter(({ family }) => family === vpn.family)
}
