import type { MetricAlarm, SingleMetric } from '../../resources/alarm.ts'
import { isLiveConnection } from '../../resources/connection.ts'
import type { Row, World } from '../../resources/world.ts'
import { named } from '../named.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { View } from '../view.ts'

const NAMESPACES: ReadonlySet<string> = new Set(['AWS/DX', 'AWS/VPN'])

/** Dimensions by which a metric is about one thing. */
const IDENTIFYING: ReadonlySet<string> = new Set(['ConnectionId', 'VirtualInterfaceId', 'VpnId', 'TunnelIpAddress'])

export const ALARMS: readonly Rule[] = [
  {
    id: 'DX035',
    severity: 'warning',
    title: 'Nothing tells when it fails',
    why: 'A backup that took over works, so nobody notices that it is the last one: an alarm on the state of every way does.',
    source: 'Direct Connect guide, "Monitoring with Amazon CloudWatch"; Well-Architected Hybrid Networking Lens, monitoring',
    needsService: true,
    *check(view) {
      const watched = [...watches(view.world)].map(
        ({ metric, dimensions }) => `${metric} ${dimensions.map(([, value]) => value).join(' ')}`,
      )
      for (const { about, metric, dimension, ids } of toWatch(view)) {
        if (watched.some(text => text.startsWith(`${metric} `) && ids.some(id => text.split(' ').includes(id)))) continue
        yield {
          about,
          summary: `No alarm watches ${metric} of ${about.name}.`,
          fix: `Create an alarm on ${metric} with dimension ${dimension}=${ids[0]} and a threshold below 1.`,
        }
      }
    },
  },
  {
    id: 'DX063',
    severity: 'warning',
    title: 'An alarm that never hears anything',
    why: 'A metric is found by its name and all of its dimensions: without them there is no such series, and the alarm stays INSUFFICIENT_DATA for ever, whatever happens.',
    source: 'CloudWatch guide, "Dimensions"; Direct Connect guide, "Metrics and dimensions"',
    needsService: true,
    *check(view) {
      for (const row of view.world.all('alarm')) {
        if (row.body.type !== 'metric') continue
        const deaf = singles(row.body).find(each => NAMESPACES.has(each.namespace) && !isHeard(view.world, each))
        if (!deaf) continue
        const offered = offer(view, deaf.metric)
        yield {
          about: { id: row.id, name: row.body.name },
          summary: `Alarm ${row.body.name} on ${deaf.metric} ${deaf.dimensions.some(([name]) => IDENTIFYING.has(name)) ? 'names a thing that is not there' : 'has no dimension that names a thing'}: it stays INSUFFICIENT_DATA.`,
          fix:
            offered === undefined
              ? `Give ${row.body.name} the dimensions of a thing that is there.`
              : `Give ${row.body.name} the dimension ${offered}.`,
        }
      }
    },
  },
]

interface Watchable {
  readonly about: Subject
  readonly metric: string
  readonly dimension: string
  /** Any of which an alarm may name. */
  readonly ids: readonly string[]
}

function toWatch(view: View): Watchable[] {
  const ports = [...view.world.all('connection')].filter(
    ({ body }) => isLiveConnection(body) && (body.state === 'available' || body.state === 'down'),
  )
  return [
    ...ports.map(row => ({ about: named(row as Row), metric: 'ConnectionState', dimension: 'ConnectionId', ids: [row.id] })),
    ...view.interfaces.map(({ row }) => ({
      about: named(row as Row),
      metric: 'VirtualInterfaceBgpStatus',
      dimension: 'VirtualInterfaceId',
      ids: [row.id],
    })),
    ...view.vpns.map(({ row }) => ({
      about: named(row as Row),
      metric: 'TunnelState',
      dimension: 'VpnId',
      ids: [row.id, ...row.body.tunnels.map(({ outsideIpAddress }) => outsideIpAddress)],
    })),
  ]
}

function* watches(world: World): Iterable<SingleMetric> {
  for (const { body } of world.all('alarm')) if (body.type === 'metric') yield* singles(body)
}

function singles({ watches: watched }: MetricAlarm): readonly SingleMetric[] {
  return 'queries' in watched ? watched.queries.flatMap(({ stat }) => stat ?? []) : [watched]
}

function isHeard(world: World, { dimensions }: SingleMetric): boolean {
  const named = dimensions.filter(([name]) => IDENTIFYING.has(name))
  return named.length > 0 && named.every(([name, value]) => isThere(world, name, value))
}

function isThere(world: World, dimension: string, value: string): boolean {
  if (dimension === 'ConnectionId') return (world.get('connection', value) ?? world.get('lag', value)) !== undefined
  if (dimension === 'VirtualInterfaceId') return world.get('virtualInterface', value) !== undefined
  if (dimension === 'VpnId') return world.get('vpnConnection', value) !== undefined
  return [...world.all('vpnConnection')].some(({ body }) =>
    body.tunnels.some(({ outsideIpAddress }) => outsideIpAddress === value),
  )
}

/** The dimension of the first thing that has this metric. */
function offer(view: View, metric: string): string | undefined {
  const of = metric.startsWith('Connection')
    ? 'ConnectionState'
    : metric.startsWith('VirtualInterface')
      ? 'VirtualInterfaceBgpStatus'
      : 'TunnelState'
  const first = toWatch(view).find(each => each.metric === of)
  return first && `${first.dimension}=${first.ids[0]}`
}
