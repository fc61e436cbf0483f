import type { Connection } from '../resources/connection.ts'
import { isLiveConnection } from '../resources/connection.ts'
import { billingModeOf } from '../resources/dedicatedPort.ts'
import { findLocation } from '../resources/location.ts'
import { shownBillingMode } from '../resources/portPair.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row, World } from '../resources/world.ts'
import { billingStart, isBilled } from './billingStart.ts'
import { HALF, type Meter } from './usage.ts'

/**
 * Ports by the hour, whoever sends what over them (Direct Connect pricing page): each port of a LAG counts, a hosted
 * connection is paid by the account that accepted it, a flat rate has its own price, and of a port pair each is half.
 */
export function meterPorts(world: World, meter: Meter): void {
  for (const row of world.all('connection')) if (isLiveConnection(row.body)) meterPort(world, meter, row)
  for (const { id, account, body } of world.all('virtualInterface')) {
    if (!body.siteLinkEnabled || !isLiveVirtualInterface(body)) continue
    if (meter.isNow && body.state !== 'available' && body.state !== 'down') continue
    meter.runs(account, 'dx.sitelink.hour', { id, what: `${body.name}: SiteLink` })
  }
}

function meterPort(world: World, meter: Meter, row: Row<'connection'>): void {
  const { id, account, body } = row
  if (meter.isNow && !isBilled(row)) return
  const speed = body.bandwidth.replace('bps', '')
  const place = findLocation(body.location)?.code.toUpperCase()
  const what = `${body.name}: ${portText(world, body)}`
  const start = billingStart(row)
  if (start !== undefined) meter.remark(`${body.name} is ${body.state}: ${start}.`)
  if (body.role === 'interconnect') {
    return void meter.doesNotKnow(
      account,
      what,
      'AWS publishes no prices of interconnects: they are between AWS and its partners',
    )
  }
  if (place === undefined) return void meter.doesNotKnow(account, what, `there is no location ${body.location} in our table`)
  if (body.role === 'hosted') return void meter.runs(account, `dx.port.hosted.${speed}.${place}`, { id, what })
  const mode = billingModeOf(body)
  if (mode === 'PayAsYouGo') return void meter.runs(account, `dx.port.dedicated.${speed}.${place}`, { id, what })
  const price = `dx.flatrate.${speed}.tier${mode.at(-1)}`
  const isPair = shownBillingMode(world, row)?.startsWith('PortPair') === true
  meter.runs(account, price, {
    id,
    what: `${what}, flat rate tier ${mode.at(-1)}${isPair ? ', half of a port pair' : ''}`,
    ...(isPair ? { count: HALF } : {}),
  })
}

function portText(world: World, { bandwidth, location, role, lagId = '' }: Connection): string {
  const kind = role === 'hosted' ? 'hosted connection' : role === 'interconnect' ? 'interconnect' : 'port'
  const lag = world.get('lag', lagId)
  return `${bandwidth} ${kind} at ${location}${lag === undefined ? '' : ` in ${lag.body.name}`}`
}
