import { parseAddress } from '../../net/address.ts'
import { listed as listedAll } from '../../net/listed.ts'
import { covers, coverTogether, distinctPrefixes, holds, overlap, type Prefix } from '../../net/prefix.ts'
import { tunnelId } from '../../resources/observed.ts'
import { carriesConnectOf } from '../connects.ts'
import { hostsOf } from '../flowEnds.ts'
import { listed, named, namedTable } from '../named.ts'
import { policyPlace } from '../policyPlace.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { View } from '../view.ts'
import { blocksOfVpc, prefixes, type Vpn } from '../ways.ts'

/** What is announced, and what is let through. */
export const PREFIXES: readonly Rule[] = [
  {
    id: 'DX014',
    severity: 'error',
    title: 'Allowed prefixes keep a VPC from the site',
    why: 'Before a virtual private gateway the list is a filter, and one that is narrower than the VPC’s CIDR lets nothing through; before a transit gateway it is exactly what the site learns, and what is not covered is not learnt. It takes up to 200.',
    source: 'Direct Connect guide, "Allowed prefixes interactions"; "Quotas"',
    *check(view) {
      for (const association of view.world.all('directConnectGatewayAssociation')) {
        const { gateway, directConnectGatewayId, allowedPrefixes, state } = association.body
        const hub = view.world.get('directConnectGateway', directConnectGatewayId)
        if (!hub || state === 'disassociating' || state === 'disassociated') continue
        const allowed = prefixes(allowedPrefixes)
        const isTransit = gateway.kind === 'transitGateway'
        const behind = view.world.get('transitGateway', gateway.id)
        if (isTransit && allowedPrefixes.length >= 160) {
          yield {
            about: named(hub),
            member: allowedOf(view, gateway.id),
            summary: `${hub.body.name} announces ${allowedPrefixes.length} of at most 200 prefixes for ${behind ? named(behind).name : gateway.id}.`,
            fix: `Summarise the allowed prefixes of ${hub.body.name}.`,
            isNear: true,
          }
        }
        if (!isTransit && allowed.length === 0) continue
        const families = familiesOn(view, hub.id)
        const missing = cidrsBehind(view, gateway.id, isTransit).filter(
          ({ cidr }) =>
            families.has(cidr.family) &&
            !(isTransit ? coverTogether(allowed, cidr) : allowed.some(prefix => covers(prefix, cidr))),
        )
        if (missing.length === 0) continue
        if (isTransit && view.vpns.some(vpn => vpn.isPrivate && vpn.gateway === gateway.id)) continue
        if (isTransit && carriesConnectOf(view.world, hub.id, gateway.id)) continue
        const cidrs = listed(missing.map(({ cidr, vpc }) => `${cidr.text} of ${vpc}`))
        yield {
          about: named(hub),
          member: allowedOf(view, gateway.id),
          summary: `The site does not learn ${cidrs}: ${hub.body.name} allows ${listed(allowedPrefixes)} alone.`,
          fix: `Allow ${listedAll(missing.map(({ cidr }) => cidr.text))} on ${hub.body.name}, or a prefix that covers ${missing.length === 1 ? 'it' : 'them'}.`,
          concerns: missing.map(({ cidr }) => cidr),
        }
      }
    },
  },
  {
    id: 'DX026',
    severity: 'error',
    title: 'The backup is more specific than what it backs up',
    why: 'The longest prefix wins before anything else: traffic takes the VPN although Direct Connect is well.',
    source: 'Site-to-Site VPN guide, "Route priority"; RFC 4271 §9.1',
    *check(view) {
      for (const landing of view.siteLandings) {
        const direct = landing.interfaces.flatMap(({ advertised }) => advertised)
        for (const vpn of landing.vpns) {
          const longer = overVpn(view, vpn).filter(
            prefix => direct.some(other => isInside(prefix, other)) && !direct.some(other => other.text === prefix.text),
          )
          if (longer.length === 0) continue
          yield {
            about: named(vpn.row),
            ...(vpn.row.body.staticRoutesOnly ? { member: 'routes' } : policyPlace(vpn, 'advertise')),
            summary: `AWS sends ${listed(longer.map(({ text }) => text))} into ${vpn.name}, because Direct Connect has only shorter prefixes for ${longer.length === 1 ? 'it' : 'them'}.`,
            fix: `Announce the same prefixes over ${vpn.name} as over Direct Connect.`,
            concerns: longer,
          }
        }
      }
    },
  },
  {
    id: 'DX030',
    severity: 'warning',
    title: 'A summary lets VPCs talk to each other through the site’s gateway',
    why: 'With a supernet or default route from the site, traffic between VPCs behind one Direct Connect gateway finds its way through AWS’s Direct Connect end point: separation that people count on is gone.',
    source: 'Direct Connect guide, "Direct Connect gateways", traffic between VPCs',
    *check(view) {
      for (const landing of view.landings) {
        const cidrs = [...landing.gateways].flatMap(id => (id.startsWith('vgw-') ? cidrsBehind(view, id, false) : []))
        const wide = landing.interfaces.flatMap(({ advertised }) => advertised).find(prefix => vpcsIn(prefix, cidrs).length > 1)
        if (!wide) continue
        yield {
          about: landing.about,
          summary: `The site announces ${wide.text}, which covers ${listed(vpcsIn(wide, cidrs))} behind ${landing.about.name}: they can reach each other.`,
          fix: `Announce what the site has instead of ${wide.text}, or close the VPCs to each other with security groups.`,
        }
      }
    },
  },
  {
    id: 'DX043',
    severity: 'error',
    title: 'A site and a VPC have the same addresses',
    why: 'Inside the VPC the local route wins over everything: packets for the site stay in the VPC.',
    source: 'VPC guide, "Route priority", local route',
    *check(view) {
      for (const { about, vpcs, interfaces, vpns } of [...view.landings, ...view.neededVpnLandings]) {
        const cidrs = [...vpcs].flatMap(id => ownCidrs(view, id))
        const sites = new Set([...interfaces, ...vpns].flatMap(({ router }) => router?.body.siteId ?? []))
        for (const id of sites) {
          const site = view.world.get('site', id)
          if (!site) continue
          const inVpc = [...prefixes(site.body.prefixes)].flatMap(prefix =>
            cidrs.filter(({ cidr }) => covers(cidr, prefix)).map(each => ({ ...each, at: prefix.text })),
          )
          const hosts = [...view.world.referring('host', id)].flatMap(({ body }) => {
            const address = parseAddress(body.address)
            return cidrs
              .filter(({ cidr }) => address && holds(cidr, address))
              .map(each => ({ ...each, at: `${body.name} (${body.address})` }))
          })
          const [clash] = [...inVpc, ...hosts]
          if (!clash) continue
          yield {
            about: named(site),
            member: 'prefixes',
            summary: `${clash.at} of ${site.body.name} lies in ${clash.cidr.text} of ${clash.vpc}, which ${about.name} leads to.`,
            fix: `Give ${site.body.name} or ${clash.vpc} other addresses, or translate between them.`,
            concerns: [clash.cidr],
          }
        }
      }
    },
  },
  {
    id: 'DX015',
    severity: 'error',
    title: 'VPCs behind one gateway overlap',
    why: 'AWS refuses overlapping VPCs behind a Direct Connect gateway; in a transit gateway’s table only one of them is found.',
    source: 'Direct Connect guide, "Virtual private gateway associations"; Transit gateway guide, "Route propagation"',
    *check(view) {
      // Route tables may keep VPCs apart that overlap on purpose: only where one table finds all of them is it wrong.
      for (const { about, vpcs, where } of foundTogether(view)) {
        const pair = firstOverlap(vpcs.flatMap(id => ownCidrs(view, id)))
        if (!pair) continue
        const [a, b] = pair
        yield {
          about,
          summary: `${a.cidr.text} of ${a.vpc} and ${b.cidr.text} of ${b.vpc} overlap, and both are ${where} ${about.name}.`,
          fix: `Give ${a.vpc} or ${b.vpc} another CIDR.`,
          concerns: [a.cidr, b.cidr],
        }
      }
    },
  },
]

interface Cidr {
  readonly vpcId: string
  readonly vpc: string
  readonly cidr: Prefix
}

/** Where a Direct Connect gateway of an estate file says what it allows before this gateway. */
function allowedOf({ world }: View, gateway: string): string {
  const transit = world.get('transitGateway', gateway)
  const vpc = world.get('vpc', world.get('virtualPrivateGateway', gateway)?.body.attachment?.vpcId ?? '')
  return transit ? `transitGateways.${named(transit).name}.allowed` : `vpcs.${vpc && named(vpc).name}.allowed`
}

function ownCidrs(view: View, vpcId: string): Cidr[] {
  const vpc = view.world.get('vpc', vpcId)
  if (!vpc) return []
  return blocksOfVpc(vpc).map(cidr => ({ vpcId, vpc: named(vpc).name, cidr }))
}

/** IP versions of the sessions with a Direct Connect gateway; IPv4 while no virtual interface leads to it. */
function familiesOn(view: View, hub: string): ReadonlySet<4 | 6> {
  const interfaces = view.interfaces.filter(({ row }) => row.body.gateway?.id === hub)
  const peers = interfaces.flatMap(({ row }) => row.body.peers)
  return new Set(interfaces.length === 0 ? [4] : peers.map(({ addressFamily }) => (addressFamily === 'ipv6' ? 6 : 4)))
}

/** Of a transit gateway only VPCs that flows go to count: it is usual to tell the site of some and not of others. */
function cidrsBehind(view: View, gateway: string, isTransit: boolean): Cidr[] {
  if (!isTransit) return ownCidrs(view, view.world.get('virtualPrivateGateway', gateway)?.body.attachment?.vpcId ?? '')
  const attached = [...view.world.referring('transitGatewayAttachment', gateway)].filter(
    ({ body }) => body.type === 'vpc' && body.transitGatewayId === gateway && body.state === 'available',
  )
  return attached.filter(({ body }) => isAskedFor(view, body.resourceId)).flatMap(({ body }) => ownCidrs(view, body.resourceId))
}

/** A flow between a site and the VPC. */
function isAskedFor(view: View, vpcId: string): boolean {
  const ends = [...view.world.all('flow')].map(({ body }) => hostsOf(view.world, body))
  return ends.some(hosts => hosts.some(host => host.vpcId === vpcId) && hosts.some(({ siteId }) => siteId !== undefined))
}

function overVpn(view: View, vpn: Vpn): Prefix[] {
  const { accepted } = view.topology.baseline.tables
  if (vpn.row.body.staticRoutesOnly) return prefixes(vpn.row.body.staticRoutes.map(({ cidr }) => cidr))
  const told = [0, 1].flatMap(index => {
    const link = view.topology.network.links.get(tunnelId(vpn.row.id, index))
    return accepted.get(`${tunnelId(vpn.row.id, index)}@${link?.ends[0]}`) ?? []
  })
  return distinctPrefixes(told.map(({ prefix }) => prefix))
}

function isInside(prefix: Prefix, other: Prefix): boolean {
  return covers(other, prefix) && other.text !== prefix.text
}

function vpcsIn(prefix: Prefix, cidrs: readonly Cidr[]): string[] {
  return [...new Set(cidrs.filter(({ cidr }) => covers(prefix, cidr)).map(({ vpc }) => vpc))]
}

function firstOverlap(cidrs: readonly Cidr[]): readonly [Cidr, Cidr] | undefined {
  for (const [i, a] of cidrs.entries()) {
    const b = cidrs.slice(i + 1).find(other => other.vpcId !== a.vpcId && overlap(a.cidr, other.cidr))
    if (b) return [a, b]
  }
  return undefined
}

/** VPCs of which one place finds one alone where they overlap: a Direct Connect gateway, and a transit gateway's table. */
function foundTogether(view: View): { readonly about: Subject; readonly where: string; readonly vpcs: readonly string[] }[] {
  const { world } = view
  const vpcOf = (gateway: string) => world.get('virtualPrivateGateway', gateway)?.body.attachment?.vpcId ?? []
  const behind = view.landings.map(({ about, gateways }) => ({ about, where: 'behind', vpcs: [...gateways].flatMap(vpcOf) }))
  const attached = [...world.all('transitGatewayAttachment')].filter(({ body }) => body.type === 'vpc')
  const tables = [...world.all('transitGatewayRouteTable')].map(table => ({
    about: namedTable(world, table),
    where: 'propagated to',
    vpcs: attached
      .filter(({ body }) => body.propagations.some(({ routeTableId }) => routeTableId === table.id))
      .map(({ body }) => body.resourceId),
  }))
  return [...behind, ...tables]
}
