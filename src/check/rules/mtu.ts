import { bandwidthText, parseBandwidth } from '../../net/bandwidth.ts'
import { portBps } from '../../resources/lagMembers.ts'
import { listed, named, namedTable } from '../named.ts'
import type { Rule } from '../rule.ts'

/** How large packets may be, along the way. */
export const MTU: readonly Rule[] = [
  {
    id: 'DX023',
    severity: 'warning',
    title: 'AWS sends small packets over a jumbo virtual interface',
    why: 'While a prefix is also seen over a VPN, or over a virtual interface of another MTU, AWS sends to it with 1500 bytes at most, also over Direct Connect.',
    source: 'Direct Connect guide, "MTUs for private virtual interfaces or transit virtual interfaces"',
    *check({ world, topology }) {
      const gateways = [...world.all('virtualPrivateGateway'), ...world.all('transitGatewayRouteTable')]
      for (const gateway of gateways) {
        const limited = [...(topology.baseline.tables.routes.get(gateway.id)?.values() ?? [])].filter(
          ({ mtuLimit, chosen }) =>
            // What leads into a VPC of its own is no way to a site, whatever else has the same prefix.
            Number.isFinite(mtuLimit) &&
            chosen.some(({ mtu, label }) => mtu > mtuLimit && Number.isFinite(mtu) && label !== 'VPC'),
        )
        if (limited.length === 0) continue
        const about = gateway.kind === 'transitGatewayRouteTable' ? namedTable(world, gateway) : named(gateway)
        yield {
          about,
          summary: `AWS reaches ${listed(limited.map(({ prefix }) => prefix.text))} from ${about.name} by ways of different MTU, and so sends at most 1500 bytes over any of them.`,
          fix: 'Count on 1500 bytes towards the site, or give all ways to it one MTU.',
        }
      }
    },
  },
  {
    id: 'DX024',
    severity: 'error',
    title: 'A virtual interface’s MTU is not one of its type',
    why: 'A private virtual interface takes 1500 or 9001 bytes, or the 8500 of the newer API, a transit one 1500 or 8500, since a transit gateway passes no more: larger packets vanish without a word.',
    source:
      'Direct Connect guide, "MTUs for private virtual interfaces or transit virtual interfaces"; Transit gateway guide, "Quotas", MTU',
    *check({ interfaces }) {
      for (const { row, name } of interfaces) {
        const { type, mtu } = row.body
        const most = type === 'transit' ? 8500 : type === 'private' ? 9001 : 1500
        if (mtu === 1500 || mtu === most || (type === 'private' && mtu === 8500)) continue
        yield {
          about: named(row),
          member: 'mtu',
          summary: `${name} is a ${type} virtual interface with an MTU of ${mtu}.`,
          fix: `Set the MTU of ${name} to ${most === 1500 ? 1500 : `1500 or ${most}`}.`,
        }
      }
    },
  },
  {
    id: 'DX047',
    severity: 'info',
    title: 'Jumbo frames end at the LAN',
    why: 'The virtual interface could carry large packets and the site’s LAN cannot: hosts in the VPC that send them depend on path MTU discovery, which firewalls like to break.',
    source: 'Direct Connect guide, "MTUs for private virtual interfaces or transit virtual interfaces"; RFC 1191',
    *check({ world, interfaces }) {
      for (const { row, name, router } of interfaces) {
        const site = router && world.get('site', router.body.siteId)
        if (!site || row.body.mtu <= 1500 || site.body.mtu >= row.body.mtu) continue
        yield {
          about: named(row),
          member: 'mtu',
          summary: `${name} takes ${row.body.mtu} bytes, and the LAN of ${site.body.name} ${site.body.mtu}.`,
          fix: `Raise the MTU of the LAN of ${site.body.name}, or set ${name} to 1500.`,
        }
      }
    },
  },
  {
    id: 'DX044',
    severity: 'info',
    title: 'Rate limiters promise more than the port has',
    why: 'Limiters cap and reserve nothing: together they exceed the port, so a busy neighbour still takes from the others.',
    source: 'Direct Connect guide, "Virtual interface rate limiters"',
    *check({ world, interfaces }) {
      for (const [id, on] of Map.groupBy(interfaces, ({ row }) => row.body.connectionId)) {
        const port = on[0]?.port
        const limits = on.flatMap(({ row }) =>
          row.body.rateLimit === undefined ? [] : [parseBandwidth(row.body.rateLimit) ?? 0],
        )
        const size = port ? portBps(world, port) : 0
        const sum = limits.reduce((a, b) => a + b, 0)
        if (!port || size === 0 || limits.length < on.length || sum <= size) continue
        yield {
          about: { id, name: port.body.name },
          summary: `The rate limiters on ${port.body.name} come to ${bandwidthText(sum)}, and it has ${bandwidthText(size)}.`,
          fix: `Lower the limiters on ${port.body.name}, or leave the most important virtual interface without one.`,
        }
      }
    },
  },
]
