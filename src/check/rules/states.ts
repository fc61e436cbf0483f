import { DAY_MS } from '../../net/day.ts'
import { tunnelId } from '../../resources/observed.ts'
import { listed, named } from '../named.ts'
import type { Rule } from '../rule.ts'

/** Orders that nobody finished, and things that are down. */
export const STATES: readonly Rule[] = [
  {
    id: 'DX008',
    severity: 'warning',
    title: 'A letter of authorization grows old',
    why: 'The LOA-CFA is good for 90 days. From then on AWS bills the port whether it has light or not, and soon takes it back.',
    source: 'Direct Connect guide, "Requesting cross connects"',
    needsService: true,
    *check(view) {
      for (const row of view.world.all('connection')) {
        const { state, loaAvailableAt, loaIssueTime, name } = row.body
        const issued = loaAvailableAt ?? loaIssueTime
        if ((state !== 'requested' && state !== 'pending') || issued === undefined) continue
        const days = Math.floor((view.nowMs - issued) / DAY_MS)
        if (days < 60) continue
        yield {
          about: named(row),
          summary: `The letter of ${name} is ${days} days old and nobody has patched it; it is good for 90.`,
          fix: `Have the facility patch ${name} now, or delete it.`,
        }
      }
    },
  },
  {
    id: 'DX009',
    severity: 'info',
    title: 'A connection carries nothing',
    why: 'The port is billed by the hour, with or without virtual interfaces.',
    source: 'Direct Connect pricing, "Port hours"',
    *check(view) {
      const ports = [
        ...[...view.world.all('connection')].filter(({ body }) => body.lagId === undefined && body.role !== 'interconnect'),
        ...[...view.world.all('lag')].filter(({ body }) => !body.allowsHostedConnections),
      ]
      for (const row of ports) {
        const { state, createdAt, name } = row.body
        if (state !== 'available') continue
        const isUsed = view.interfaces.some(({ row: { body } }) => body.connectionId === row.id)
        // What runs may have been ordered a minute ago; a file says all that there will be.
        const isNew = view.estate.from === 'service' && view.nowMs - createdAt < 7 * DAY_MS
        if (isUsed || isNew) continue
        yield {
          about: named(row),
          summary: `${name} has no virtual interface.`,
          fix: `Create a virtual interface on ${name}, or delete it.`,
        }
      }
    },
  },
  {
    id: 'DX011',
    severity: 'info',
    title: 'What was allocated was never accepted',
    why: 'A hosted connection or virtual interface exists for nobody until the account it is for confirms it.',
    source: 'Direct Connect guide, "Accept a hosted connection" and "Hosted virtual interfaces"',
    needsService: true,
    *check(view) {
      const old = (createdAt: number) => view.nowMs - createdAt >= 7 * DAY_MS
      const waiting = [
        ...[...view.world.all('connection')].filter(({ body }) => body.state === 'ordering' && old(body.createdAt)),
        ...[...view.world.all('virtualInterface')].filter(({ body }) => body.state === 'confirming' && old(body.createdAt)),
      ]
      for (const row of waiting) {
        yield {
          about: named(row),
          summary: `${row.body.name} waits for account ${row.account} to confirm it since ${Math.floor((view.nowMs - row.body.createdAt) / DAY_MS)} days.`,
          fix: `Confirm ${row.body.name} in its account, or delete it.`,
        }
      }
    },
  },
  {
    id: 'DX028',
    severity: 'warning',
    title: 'A VPN connection stands on one tunnel',
    why: 'AWS takes tunnels down one at a time for maintenance: with one tunnel, that is an outage.',
    source: 'Site-to-Site VPN guide, "Tunnel endpoint replacements"',
    needsService: true,
    *check(view) {
      for (const { row, name } of view.vpns) {
        if (row.body.state !== 'available') continue
        const seen = [0, 1].map(index => view.estate.observed?.get('tunnel', tunnelId(row.id, index)))
        const down = [0, 1].filter(index => seen[index] && (!seen[index]?.ike || seen[index]?.bgp === false))
        if (down.length !== 1 || seen.some(tunnel => tunnel === undefined)) continue
        yield {
          about: named(row),
          summary: `Tunnel ${listed(down.map(index => String(index + 1)))} of ${name} is down: the other one is all there is.`,
          fix: `Bring tunnel ${(down[0] ?? 0) + 1} of ${name} up on the customer gateway.`,
        }
      }
    },
  },
]
