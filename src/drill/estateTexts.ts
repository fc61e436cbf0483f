import { listed } from '../net/listed.ts'
import type { Link } from '../routing/network.ts'
import { GATEWAY_DETECTION } from '../topology/customerPolicy.ts'
import type { Topology } from '../topology/topology.ts'
import { type Few, shortened } from './report/few.ts'

/** What is assumed of some estates alone, and said of those: what tunnels ride on, and how a site's routers come back. */
export function estateTexts(topology: Topology): readonly string[] {
  return [...underlayTexts(topology), ...virtualRouterTexts(topology)]
}

/** Names beyond this number are summed up. */
const MOST_NAMES: Few = { most: 5, shown: 5 }

function named(names: Iterable<string>): string {
  return listed(shortened([...new Set(names)], MOST_NAMES, left => `${left} more`))
}

function underlayTexts(topology: Topology): readonly string[] {
  const riding = [...topology.network.links.values()].filter(link => leadsOf(link).length > 0)
  const overPublic = riding.filter(link => leadsOf(link).some(({ ends }) => isPublic(topology, ends[link.ends[0]])))
  const spread = riding.filter(({ bundle }) => (bundle?.members.length ?? 0) > 1)
  return [
    ...(overPublic.length > 0
      ? [
          `A VPN whose customer address a public virtual interface announces has no way over the Internet besides: ${nameOf(topology, overPublic)}. Where the address is reachable by a provider too, its tunnels come up again there.`,
        ]
      : []),
    ...(spread.length > 0
      ? [
          `A tunnel that has several ways over Direct Connect is spread over them evenly: ${nameOf(topology, spread)}. Routers hash its outer packets, all of them alike, onto one of the ways.`,
        ]
      : []),
  ]
}

function leadsOf({ bundle }: Link) {
  return (bundle?.members ?? []).flatMap(({ elements }) => elements.flatMap(({ leads }) => leads ?? []))
}

/** Sessions of private and transit virtual interfaces that tunnels ride on end at a Direct Connect gateway. */
function isPublic({ info }: Topology, amazonEnd: string | undefined): boolean {
  return amazonEnd !== undefined && info.get(amazonEnd)?.kind !== 'controlPlane'
}

function nameOf({ domains }: Topology, links: readonly Link[]): string {
  return named(links.map(({ name, way }) => domains.find(({ id }) => id === way)?.name ?? name))
}

/** Only where another router of the site has the address meanwhile does it matter which comes first. */
function virtualRouterTexts({ network, info }: Topology): readonly string[] {
  const { vrrp } = GATEWAY_DETECTION
  const lans = [...network.links.values()].filter(({ probes }) =>
    probes.some(({ by, range }) => by === 'gateway' && range.worstMs === vrrp.worstMs),
  )
  const speaking = new Set([...network.sessions.values()].flatMap(({ ends }) => ends.map(({ node }) => node)))
  const bySite = Map.groupBy(lans, ({ ends: [site] }) => site)
  const sites = [...bySite].filter(([, own]) => own.length > 1 && own.some(({ ends: [, router] }) => speaking.has(router)))
  if (sites.length === 0) return []
  const names = named(sites.map(([site]) => info.get(site)?.label ?? site))
  return [
    `After a repair a router takes its LAN's virtual address back when its BGP sessions return, at ${names}. One that is back on its LAN first preempts (RFC 5798 §6.1, Preempt_Mode), and drops what it has no routes for yet.`,
  ]
}
