import { named } from '../named.ts'
import { policyPlace } from '../policyPlace.ts'
import type { Rule } from '../rule.ts'
import type { View } from '../view.ts'
import type { Interface } from '../ways.ts'

/** How fast a failure is noticed. */
export const TIMERS: readonly Rule[] = [
  {
    id: 'DX017',
    severity: 'warning',
    title: 'BFD is off',
    why: 'A failure that leaves the light on is noticed when the hold timer runs out: after up to 90 seconds instead of one. AWS’s side is ready and starts BFD when the router does.',
    source: 'Direct Connect guide, "Enable BFD"; RFC 5880',
    *check(view) {
      for (const each of view.interfaces) {
        if (!each.router || hasBfd(view, each)) continue
        yield {
          about: named(each.row),
          ...policyPlace(each, 'bfd'),
          summary: `${each.name} has no BFD on ${each.router.body.name}: a silent failure stays unnoticed for up to ${holdSeconds(each)} s.`,
          fix: `Turn BFD on towards ${each.name} on ${each.router.body.name}, 300 ms times 3.`,
        }
      }
    },
  },
  {
    id: 'DX018',
    severity: 'warning',
    title: 'BFD and graceful restart are both on',
    why: 'BFD says that the neighbour is gone, and graceful restart keeps its routes all the same: packets go into a hole for up to two minutes.',
    source: 'Direct Connect guide, "BGP settings"; RFC 4724, RFC 5882 §4.3',
    *check(view) {
      const routers = new Map(view.interfaces.filter(each => hasBfd(view, each)).map(({ router }) => [router?.id, router]))
      for (const router of routers.values()) {
        if (!router?.body.gracefulRestart) continue
        yield {
          about: named(router),
          member: 'gracefulRestart',
          summary: `${router.body.name} has BFD and graceful restart on.`,
          fix: `Turn graceful restart off on ${router.body.name}.`,
        }
      }
    },
  },
  {
    id: 'DX019',
    severity: 'error',
    title: 'A hold timer does not work',
    why: 'Below 3 seconds a session is refused, and 0 means that nothing is ever noticed.',
    source: 'RFC 4271 §4.2 and §4.4',
    *check({ interfaces }) {
      for (const each of interfaces) {
        const { row, name, router, policy } = each
        if (!router) continue
        const hold = policy.holdSeconds ?? router.body.holdSeconds
        // A keepalive interval that is longer is cut to a third of the hold time by either side (RFC 4271 §4.4).
        if (hold >= 3) continue
        yield {
          about: named(row),
          ...policyPlace(each, 'holdSeconds'),
          summary: `Towards ${name}, ${router.body.name} has a hold time of ${hold} s.`,
          fix: `Set the hold time of ${router.body.name} to 30 s and its keepalive interval to 10 s.`,
        }
      }
    },
  },
  {
    id: 'DX071',
    severity: 'info',
    title: 'BFD is slower than AWS’s own',
    why: 'AWS’s end asks for 300 ms times 3, so that a silent failure is over in a second: what the router asks for beyond that makes it longer.',
    source: 'Direct Connect guide, "Enable BFD"; RFC 5880 §6.8.4',
    *check(view) {
      for (const each of view.interfaces) {
        const slowest = Math.max(0, ...bfdTimesMs(view, each))
        if (!each.router || slowest <= AWS_BFD_MS) continue
        yield {
          about: named(each.row),
          ...policyPlace(each, 'bfd'),
          summary: `${each.router.body.name} and AWS take up to ${slowest} ms to notice a silent failure of ${each.name}, for BFD on ${each.router.body.name} is slower than 300 ms times 3.`,
          fix: `Set BFD of ${each.router.body.name} to 300 ms times 3, unless its processor needs more time.`,
        }
      }
    },
  },
  {
    id: 'DX041',
    severity: 'warning',
    title: 'Nobody starts the tunnel',
    why: 'AWS waits (startup action add) and forgets a dead tunnel (DPD action clear): unless the customer’s device begins, the tunnel is down on the day it is needed.',
    source: 'Site-to-Site VPN guide, "Tunnel initiation options"',
    *check({ world, vpns }) {
      const external = [...world.all('router')].filter(({ body }) => body.kind === 'external')
      for (const { row, name } of vpns) {
        const address = world.get('customerGateway', row.body.customerGatewayId)?.body.ipAddress
        const router = external.find(({ body, account }) => body.publicAddress === address && account === row.account)
        const waits = row.body.tunnels.every(
          ({ startupAction, dpdTimeoutAction }) => startupAction === 'add' && dpdTimeoutAction === 'clear',
        )
        if (!router || !waits) continue
        yield {
          about: named(row),
          summary: `AWS starts neither tunnel of ${name}, and what ${router.body.name} does nobody here configures.`,
          fix: `Set startup action start and DPD action restart on ${name}, or make sure that ${router.body.name} begins.`,
        }
      }
    },
  },
]

/** 300 ms times 3. */
const AWS_BFD_MS = 900

/** The detection time at each end of its sessions: the slower of the two intervals, times the other end's multiplier. */
function bfdTimesMs(view: View, { row }: Interface): number[] {
  const sessions = row.body.peers.flatMap(({ id }) => view.topology.network.sessions.get(id) ?? [])
  return sessions.flatMap(({ ends: [a, b] }) =>
    a.bfd && b.bfd
      ? [
          Math.max(a.bfd.receiveMs, b.bfd.transmitMs) * b.bfd.multiplier,
          Math.max(b.bfd.receiveMs, a.bfd.transmitMs) * a.bfd.multiplier,
        ]
      : [],
  )
}

function hasBfd(view: View, { row, router, policy }: Interface): boolean {
  const sessions = row.body.peers.flatMap(({ id }) => view.topology.network.sessions.get(id) ?? [])
  if (sessions.length === 0) return Boolean(policy.bfd ?? router?.body.bfd)
  return sessions.every(({ ends }) => ends.every(({ bfd }) => bfd !== undefined))
}

function holdSeconds({ router, policy }: Interface): number {
  return Math.min(90, policy.holdSeconds ?? router?.body.holdSeconds ?? 90)
}
