import { buildingOf } from '../../resources/location.ts'
import type { Row, World } from '../../resources/world.ts'

/** What AWS would pay credits for: a commitment with conditions, and no estimate of anything. */
export interface SlaEligibility {
  readonly what: string
  /** Null = the SLA excludes it. */
  readonly percentPerMonth: number | null
  readonly minutesPerMonth: number | null
  readonly because: string
  /** What the estate does not show and the SLA asks for. */
  readonly provided: readonly string[]
}

/** AWS's month of 730 hours. */
const MINUTES_PER_MONTH = 43_800

/** Direct Connect SLA (2026-07-24) and Site-to-Site VPN SLA (2022-05-05), by account. */
export function slaEligibility(world: World): readonly SlaEligibility[] {
  const ports = [...world.all('connection')].filter(
    row => row.body.role === undefined && [...portsInterfaces(world, row)].length > 0,
  )
  const hosted = [...world.all('connection')].filter(row => row.body.role === 'hosted')
  const vpns = [...world.all('vpnConnection')].filter(row => row.body.state === 'available')
  return [
    ...[...Map.groupBy(ports, row => row.account).values()].map(directConnect),
    ...hosted.map(row => excluded(`hosted connection ${row.body.name}`)),
    ...vpns.map(({ id, body }) =>
      commitment(`VPN ${body.tags['landbridge:name'] ?? body.tags.Name ?? id}`, 99.95, 'each VPN connection by itself', [
        'only while both of its tunnels are unreachable does it count as down',
      ]),
    ),
  ]
}

function portsInterfaces(world: World, { id, body }: Row<'connection'>): Iterable<unknown> {
  return world.referring('virtualInterface', body.lagId ?? id)
}

/** A LAG is one connection, however many members it has. */
function directConnect(ports: readonly Row<'connection'>[]): SlaEligibility {
  const connections = [...new Map(ports.map(row => [row.body.lagId ?? row.id, row])).values()]
  const byBuilding = Map.groupBy(connections, ({ body }) => buildingOf(body.location))
  const redundant = [...byBuilding.values()].filter(here => new Set(here.map(({ body }) => body.awsDevice)).size >= 2)
  const zones = 'end points behind it in at least two Availability Zones'
  const support = 'Enterprise Support'
  const what = `Direct Connect, account ${connections[0]?.account}`
  if (redundant.length >= 2) {
    const because = 'two locations or more with two connections or more on different AWS devices in each'
    return commitment(what, 99.99, because, [support, 'a Well-Architected Review', zones])
  }
  if (byBuilding.size >= 2) return commitment(what, 99.9, 'connections in at least two locations', [support, zones])
  return commitment(
    what,
    95,
    `all ${connections.length === 1 ? '1 connection is' : `${connections.length} connections are`} in one location`,
    [],
  )
}

function commitment(what: string, percent: number, because: string, provided: readonly string[]): SlaEligibility {
  const minutes = Math.round((1 - percent / 100) * MINUTES_PER_MONTH * 100) / 100
  return { what, percentPerMonth: percent, minutesPerMonth: minutes, because, provided }
}

function excluded(what: string): SlaEligibility {
  const because = 'the SLA excludes hosted connections and hosted virtual interfaces; the partner may have one of its own'
  return { what, percentPerMonth: null, minutesPerMonth: null, because, provided: [] }
}
