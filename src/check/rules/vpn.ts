import { parseAddress } from '../../net/address.ts'
import { holds, parsePrefix } from '../../net/prefix.ts'
import { announcedTogether } from '../announcedTogether.ts'
import { hostsOf } from '../flowEnds.ts'
import { listed, named } from '../named.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'
import { prefixes, type Vpn } from '../ways.ts'
import { waysOf } from '../waysOf.ts'

/** RFC 1918. */
const PRIVATE = prefixes(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'])

export const VPN: readonly Rule[] = [
  {
    id: 'DX029',
    severity: 'info',
    title: 'VPNs of several AS numbers share no load',
    why: 'A transit gateway spreads over tunnels only where the AS paths are the same, number by number: of these VPNs one carries all.',
    source: 'Transit gateway guide, "Equal-cost multi-path routing"',
    *check(view) {
      for (const [gateway, vpns] of byTransitGateway(view)) {
        if (!view.world.get('transitGateway', gateway)?.body.vpnEcmpSupport) continue
        for (const { ways: alike } of announcedTogether(vpns, vpn => toldBy(view, vpn))) {
          const asns = new Set(alike.map(vpn => customerAsn(view, vpn)))
          if (asns.size < 2) continue
          const names = listed(alike.map(({ name }) => name))
          yield {
            about: named(alike[1]!.row),
            summary: `${names} announce the same prefixes from AS ${listed([...asns].map(String))}: they do not share the load.`,
            fix: `Give the customer gateways of ${names} one AS number.`,
          }
        }
      }
    },
  },
  {
    id: 'DX058',
    severity: 'info',
    title: 'Several VPNs, and ECMP is off',
    why: 'Without ECMP a transit gateway uses one tunnel of all of them: a second VPN connection adds safety and no capacity.',
    source: 'Transit gateway guide, "VPN ECMP support"',
    *check(view) {
      for (const [id, vpns] of byTransitGateway(view)) {
        const gateway = view.world.get('transitGateway', id)
        if (!gateway || gateway.body.vpnEcmpSupport) continue
        const alike = announcedTogether(vpns, vpn => toldBy(view, vpn))
        const most = Math.max(0, ...alike.map(({ ways }) => ways.length))
        if (most === 0) continue
        yield {
          about: named(gateway),
          member: 'vpnEcmp',
          summary: `${named(gateway).name} has ${most} VPN connections for the same prefixes and ECMP off: one tunnel carries all.`,
          fix: `Turn VPN ECMP support on for ${named(gateway).name}.`,
        }
      }
    },
  },
  {
    id: 'DX042',
    severity: 'warning',
    title: 'Old cryptography is allowed',
    why: 'AWS takes whatever the other side proposes out of the allowed: IKEv1, SHA-1 and Diffie-Hellman group 2 are there for old devices, and are what a misconfigured one ends up with.',
    source: 'Site-to-Site VPN guide, "Tunnel options"; RFC 9395',
    *check(view) {
      for (const { row, name } of view.vpns) {
        const weak = [...new Set(row.body.tunnels.flatMap(tunnel => weaknesses(tunnel, view.estate.from === 'service')))]
        if (weak.length === 0) continue
        yield {
          about: named(row),
          summary: `${name} lets ${listed(weak)} be negotiated.`,
          fix: `Allow IKEv2, SHA2-256 or better and group 14 or higher alone on both tunnels of ${name}.`,
        }
      }
    },
  },
  {
    id: 'DX075',
    severity: 'warning',
    title: 'A private VPN is passed by',
    why: 'A transit gateway prefers what a Direct Connect gateway brings to the same prefix over a VPN, and a router hears of VPCs from both: where both reach one route table, or the allowed prefixes have the VPC, packets go beside the tunnels in the clear.',
    source: 'Transit gateway guide, "Route evaluation order"; Site-to-Site VPN guide, "Private IP VPN with Direct Connect"',
    *check(view) {
      for (const flow of view.flows) {
        const vpn = passedBy(view, flow)
        if (!vpn) continue
        yield {
          about: named(vpn.row),
          summary: `${flow.about.name} goes beside ${vpn.name}, which leads to the same VPC inside Direct Connect: nothing of it is encrypted there.`,
          fix: `Give ${vpn.name} and the VPC a route table to which the Direct Connect gateway does not propagate, and allow there the tunnels’ own ends alone.`,
        }
      }
    },
  },
  {
    id: 'DX062',
    severity: 'warning',
    title: 'A VPN that was meant for Direct Connect runs over the Internet',
    why: 'Tunnels ride on Direct Connect only with private outside addresses and a transport attachment; without either AWS gives them public ones, and they take the Internet.',
    source: 'Site-to-Site VPN guide, "Private IP VPN with Direct Connect"',
    *check(view) {
      for (const vpn of view.vpns) {
        const reason = vpn.isPrivate ? undefined : meantPrivate(view, vpn)
        if (reason === undefined) continue
        yield {
          about: named(vpn.row),
          summary: `${vpn.name} has public outside addresses, and ${reason}.`,
          fix: `Order ${vpn.name} again with outside addresses PrivateIpv4 and the Direct Connect gateway’s attachment as transport.`,
        }
      }
    },
  },
]

/** A private VPN of the site to the gateway behind which the flow's VPC is, and which neither direction takes. */
function passedBy(view: View, { body, baseline }: View['flows'][number]): Vpn | undefined {
  const hosts = hostsOf(view.world, body)
  const { out, home } = waysOf(view.topology, baseline, 'before')
  const leads = (vpn: Vpn) =>
    vpn.isPrivate &&
    hosts.some(({ siteId }) => siteId !== undefined && siteId === vpn.router?.body.siteId) &&
    hosts.some(({ vpcId }) => vpcId !== undefined && isBehind(view, vpcId, vpn.gateway))
  return baseline.survives === 'no' || out.size === 0 || [...out, ...home].some(way => view.vpns.some(({ name }) => name === way))
    ? undefined
    : view.vpns.find(leads)
}

function isBehind({ world }: View, vpc: string, gateway: string): boolean {
  return [...world.referring('transitGatewayAttachment', vpc)].some(
    ({ body }) => body.type === 'vpc' && body.transitGatewayId === gateway,
  )
}

function byTransitGateway(view: View): Iterable<[string, Vpn[]]> {
  const vpns = view.vpns.filter(
    ({ row, isPrivate }) => row.body.transitGatewayId !== undefined && !row.body.staticRoutesOnly && !isPrivate,
  )
  // Those of one family: no other shares its load, nor is a spare for it.
  return [...Map.groupBy(vpns, ({ gateway, family }) => `${gateway} ${family}`).values()].flatMap(own =>
    own[0] ? [[own[0].gateway, own] as [string, Vpn[]]] : [],
  )
}

function customerAsn(view: View, { row }: Vpn): number | undefined {
  return view.world.get('customerGateway', row.body.customerGatewayId)?.body.bgpAsn
}

/** The prefixes that a VPN announces, of the family that it carries. */
function toldBy(view: View, { router, policy, family }: Vpn): ReadonlySet<string> {
  const own = policy.advertise ?? view.world.get('site', router?.body.siteId ?? '')?.body.prefixes ?? []
  return new Set(prefixes(own).flatMap(prefix => (prefix.family === family ? [prefix.text] : [])))
}

/** Lists that nobody set allow everything; an estate file cannot set them, so they are held against services alone. */
function weaknesses(tunnel: Vpn['row']['body']['tunnels'][number], defaultsCount: boolean): string[] {
  const allows = <T>(list: readonly T[] | undefined, weak: T) => list?.includes(weak) ?? defaultsCount
  return [
    ...(allows(tunnel.ikeVersions, 'ikev1') ? ['IKEv1'] : []),
    ...(allows(tunnel.phase1IntegrityAlgorithms, 'SHA1') || allows(tunnel.phase2IntegrityAlgorithms, 'SHA1') ? ['SHA-1'] : []),
    ...(allows(tunnel.phase1DhGroupNumbers, 2) || allows(tunnel.phase2DhGroupNumbers, 2) ? ['group 2'] : []),
  ]
}

function meantPrivate(view: View, { row, name, gateway }: Vpn): string | undefined {
  const address = parseAddress(view.world.get('customerGateway', row.body.customerGatewayId)?.body.ipAddress ?? '')
  if (address && PRIVATE.some(prefix => holds(prefix, address)))
    return `its customer gateway is ${address.text}, which the Internet does not reach`
  if (/over[-_ ]?(dx|direct[-_ ]?connect)/i.test(name)) return 'by its name it was to run over Direct Connect'
  const blocks = view.world.get('transitGateway', gateway)?.body.cidrBlocks ?? []
  const isUsed =
    [...view.world.all('transitGatewayConnectPeer')].length > 0 || view.vpns.some(vpn => vpn.isPrivate && vpn.gateway === gateway)
  if (blocks.some(block => parsePrefix(block)?.family === 4) && !isUsed)
    return `nothing uses the block ${listed(blocks)} that its transit gateway has for private ones`
  return undefined
}
