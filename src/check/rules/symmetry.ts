import { stepsOf } from '../../drill/report/wayText.ts'
import type { FlowVerdict } from '../../drill/report.ts'
import { listed } from '../named.ts'
import type { Hit, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { View } from '../view.ts'
import { areApart, type WaysUsed, waysOf } from '../waysOf.ts'

/** Whether answers come back the way that questions went. */
export const SYMMETRY: readonly Rule[] = [
  {
    id: 'DX022',
    severity: 'warning',
    title: 'A flow comes back another way',
    why: 'One side prefers one connection and the other side another, or one prefers what the other shares, before a failure or after one: each carries half of everything, a failure of any is felt, and a stateful firewall drops what it sees half of.',
    source: 'Direct Connect guide, "Routing policies and BGP communities"; RFC 4271 §9.1.1',
    *check(view) {
      for (const { about, name, baseline } of view.asked) {
        const ways = waysOf(view.topology, baseline, 'before')
        if (isWorthTelling(view, ways)) yield apart(view, about, name, ways)
      }
      for (const { about, index, baseline } of view.flows) {
        const after = areApart(waysOf(view.topology, baseline, 'before')) ? undefined : firstApart(view, index)
        if (after) yield apart(view, about, `Without ${after.without}, ${about.name}`, after.ways)
      }
    },
  },
  {
    id: 'DX045',
    severity: 'warning',
    title: 'Stateful firewalls behind shared load',
    why: 'AWS hashes answers over equal ways by itself: half of them come through the firewall that did not see the question, and are dropped.',
    source: 'Direct Connect guide, "Routing policies and BGP communities", equal-cost multi-path',
    *check(view) {
      for (const { about, body, baseline } of view.flows) {
        if (baseline.asymmetric !== 'possible') continue
        const firewalls = firewallsApart(view, [body.from, body.to], baseline)
        if (!firewalls) continue
        const [first, ...others] = firewalls
        yield {
          about,
          summary:
            others.length > 0
              ? `${about.name} is shared over ways through ${listed(firewalls)}, firewalls that do not know what the other saw.`
              : `${about.name} is shared over ways of which one alone is through ${first}, a firewall that sees half of it.`,
          fix:
            others.length > 0
              ? `Synchronise ${listed(firewalls)} (syncGroup), or prefer one of the ways on both sides.`
              : `Prefer one of the ways on both sides, or put a firewall that ${first} is synchronised with into the others, too.`,
        }
      }
    },
  },
]

/** The first single fault that leaves the flow, and takes its directions apart; of several that do, a port before what holds it. */
function firstApart(view: View, index: number): { readonly without: string; readonly ways: WaysUsed } | undefined {
  let found: { readonly without: string; readonly ways: WaysUsed } | undefined
  for (const { faults, flows, ownEnd } of view.report.scenarios) {
    const [fault] = faults
    const verdict = flows[index]
    if (!fault || !verdict || ownEnd || verdict.survives === 'no' || verdict.asymmetric === false) continue
    const isPort = /^(connection|lag):/.test(fault.on)
    const ways = isPort || !found ? waysOf(view.topology, verdict, 'after') : undefined
    if (!ways || !isWorthTelling(view, ways)) continue
    found = { without: fault.name, ways }
    if (isPort) break
  }
  return found
}

/**
 * Of several VPNs AWS uses one tunnel where they do not share the load by ECMP, and customers are asked to expect answers
 * over any of them (Site-to-Site VPN guide, "Route priority"): that a site uses more of them than AWS is no finding.
 */
function isWorthTelling(view: View, ways: WaysUsed): boolean {
  if (!areApart(ways)) return false
  return !isPart(ways) || [...ways.out, ...ways.home].some(way => !view.vpns.some(({ name }) => name === way))
}

/** Whether one direction uses all ways of the other, and more. */
function isPart({ out, home }: WaysUsed): boolean {
  return out.isSubsetOf(home) || home.isSubsetOf(out)
}

function apart(view: View, about: Subject, name: string, used: WaysUsed): Hit {
  const { out, home } = used
  const alone = (ways: ReadonlySet<string>, others: ReadonlySet<string>) =>
    `${listed([...ways].sort())}${isPart(used) && ways.size < others.size ? ' alone' : ''}`
  return {
    about,
    summary: `${name} goes by ${alone(out, home)} and comes back by ${alone(home, out)}.`,
    fix: `Make both sides prefer the same way: ${remedy(view, new Set([...out, ...home]))}.`,
  }
}

function remedy(view: View, ways: ReadonlySet<string>): string {
  const vpns = view.vpns.filter(({ name, isPrivate }) => ways.has(name) && !isPrivate)
  const unequal = unlikeAnnounced(view, ways)
  if (unequal.length > 0)
    return `announce the same prefixes over ${listed(unequal)}, for the longest goes first whatever else is preferred, then local preference on the routers, and 7224:7300 and 7224:7100 towards AWS`
  if (vpns.length === 0) return 'local preference on the routers, and 7224:7300 and 7224:7100 towards AWS'
  if (vpns.length === ways.size) return 'local preference on the routers, and a shorter AS path or lower MED towards AWS'
  return 'AWS prefers Direct Connect to a VPN for the same prefix, so let the routers do so, too, and let no static or longer route lead into the VPN'
}

/** Virtual interfaces of one site among the ways, over which not the same prefixes are announced. */
function unlikeAnnounced(view: View, ways: ReadonlySet<string>): readonly string[] {
  const own = view.interfaces.filter(({ name, port }) => ways.has(name) || ways.has(port?.body.name ?? ''))
  const told = ({ advertised }: (typeof own)[number]) =>
    advertised
      .map(({ text }) => text)
      .sort()
      .join()
  const sites = Map.groupBy(own, ({ router }) => router?.body.siteId)
  const [unlike] = [...sites.values()].filter(each => new Set(each.map(told)).size > 1)
  return (unlike ?? []).map(({ name }) => name)
}

/** The firewalls on the ways of a flow, where some of these ways are not through them, or not through all. */
function firewallsApart(view: View, hosts: readonly string[], { forward, back }: FlowVerdict): readonly string[] | undefined {
  const site = hosts.map(id => view.world.get('host', id)?.body.siteId).find(id => id !== undefined)
  const passed = new Set([forward, back].flatMap(({ before }) => before?.path ?? []).flatMap(stepsOf))
  const routers = (site === undefined ? [] : [...view.world.referring('router', site)]).filter(({ body }) =>
    passed.has(body.name),
  )
  const memories = new Set(routers.map(({ id, body }) => (body.stateful ? (body.syncGroup ?? id) : '')))
  if (memories.size < 2) return undefined
  return routers.filter(({ body }) => body.stateful).map(({ body }) => body.name)
}
