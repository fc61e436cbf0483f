import { buildingOf } from '../../resources/location.ts'
import { taggedName } from '../../resources/taggedName.ts'
import type { Row, World } from '../../resources/world.ts'
import { MINUTES_PER_YEAR } from './availabilityArithmetic.ts'
import { directConnectSlaPercent, VPN_SLA_PERCENT } from './slaPercent.ts'

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
const MINUTES_PER_MONTH = MINUTES_PER_YEAR / 12

/** What the SLAs of Direct Connect, by account, and of Site-to-Site VPN cover. */
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
      commitment(`VPN ${taggedName(id, body.tags)}`, VPN_SLA_PERCENT, 'each VPN connection by itself', [
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
  const percent = directConnectSlaPercent(
    [...byBuilding.values()].map(here => new Set(here.map(({ body }) => body.awsDevice)).size),
  )
  const zones = 'end points behind it in at least two Availability Zones'
  const support = 'Enterprise Support'
  const what = `Direct Connect, account ${connections[0]?.account}`
  if (percent === 99.99) {
    const because = 'two locations or more with two connections or more on different AWS devices in each'
    return commitment(what, percent, because, [support, 'a Well-Architected Review', zones])
  }
  if (percent === 99.9) return commitment(what, percent, 'connections in at least two locations', [support, zones])
  return commitment(
    what,
    percent,
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
