import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'

/** Whether answers come back the way that questions went. */
export const SYMMETRY: readonly Rule[] = [
  {
    id: 'DX022',
    severity: 'warning',
    title: 'A flow comes back another way',
    why: 'One side prefers one connection and the other side another: both carry half of everything, a failure of either is felt, and a stateful firewall drops what it sees half of.',
    source: 'Direct Connect guide, "Routing policies and BGP communities"; RFC 4271 §9.1.1',
    *check({ flows }) {
      for (const { about, baseline } of flows) {
        if (baseline.asymmetric !== true) continue
        yield {
          about,
          summary: `${about.name} goes by ${pathOf(baseline.forward.before?.path)} and comes back by ${pathOf(baseline.back.before?.path)}.`,
          fix: 'Make both sides prefer the same way: local preference on the routers, and 7224:7300 and 7224:7100 towards AWS.',
        }
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
        const apart = firewallsApart(view, [body.from, body.to])
        if (!apart) continue
        yield {
          about,
          summary: `${about.name} is shared over ways through ${apart}, firewalls that do not know what the other saw.`,
          fix: `Synchronise ${apart} (syncGroup), or prefer one of the ways on both sides.`,
        }
      }
    },
  },
]

function firewallsApart(view: View, hosts: readonly string[]): string | undefined {
  const site = hosts.map(id => view.world.get('host', id)?.body.siteId).find(id => id !== undefined)
  const routers = site === undefined ? [] : [...view.world.referring('router', site)]
  const memories = new Set(routers.map(({ id, body }) => (body.stateful ? (body.syncGroup ?? id) : '')))
  if (memories.size < 2) return undefined
  return routers
    .filter(({ body }) => body.stateful)
    .map(({ body }) => body.name)
    .join(' and ')
}

function pathOf(path: readonly string[] | undefined): string {
  return path?.[0] ?? 'no way'
}
