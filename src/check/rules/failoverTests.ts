import { DAY_MS } from '../../net/day.ts'
import { listed, named } from '../named.ts'
import type { Rule } from '../rule.ts'

const YEAR_MS = 365 * DAY_MS

export const FAILOVER_TESTS: readonly Rule[] = [
  {
    id: 'DX036',
    severity: 'warning',
    title: 'Nobody has tested the failover in a year',
    why: 'Configuration rots: a prefix list, a key or a firewall rule changes on one way and not on the other, and only a test tells before the failure does. AWS keeps the history of tests for a year.',
    source: 'Direct Connect guide, "Failover test"; Well-Architected Hybrid Networking Lens, testing',
    *check({ world, neededLandings, nowMs }) {
      for (const { about, interfaces, vpns } of neededLandings) {
        if (interfaces.length + vpns.length < 2) continue
        const recent = interfaces.some(({ row }) =>
          [...world.referring('virtualInterfaceTest', row.id)].some(
            ({ body }) => body.status !== 'Failed' && nowMs - (body.endedAt ?? body.startedAt) <= YEAR_MS,
          ),
        )
        if (recent) continue
        const [first, ...others] = interfaces
        const names = listed(interfaces.map(({ name }) => name))
        yield {
          about: first && others.length === 0 ? named(first.row) : about,
          summary: `No failover test of ${names} is on record for the last year.`,
          fix: `Start a failover test of ${first?.name ?? names} (StartBgpFailoverTest) in a maintenance window, after a drill.`,
        }
      }
    },
  },
]
