import type { Connection } from '../resources/connection.ts'
import { isLiveConnection } from '../resources/connection.ts'
import { billingModeOf } from '../resources/dedicatedPort.ts'
import { findLocation } from '../resources/location.ts'
import { shownBillingMode } from '../resources/portPair.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row, World } from '../resources/world.ts'
import { billingStart } from './billingStart.ts'
import { HALF_THE_HOURS, HOURS, type Meter } from './usage.ts'

/**
 * Ports by the hour, whoever sends what over them (Direct Connect pricing page): each port of a LAG counts, a hosted
 * connection is paid by the account that accepted it, a flat rate has its own price, and of a port pair each is half.
 */
export function meterPorts(world: World, meter: Meter): void {
  for (const row of world.all('connection')) if (isLiveConnection(row.body)) meterPort(world, meter, row)
  for (const { account, body } of world.all('virtualInterface')) {
    if (!body.siteLinkEnabled || !isLiveVirtualInterface(body)) continue
    meter.uses(account, 'dx.sitelink.hour', HOURS, `${body.name}: SiteLink`)
  }
}

function meterPort(world: World, meter: Meter, row: Row<'connection'>): void {
  const { account, body } = row
  const speed = body.bandwidth.replace('bps', '')
  const place = findLocation(body.location)?.code.toUpperCase()
  const what = `${body.name}: ${portText(body)}`
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
  if (body.role === 'hosted') return void meter.uses(account, `dx.port.hosted.${speed}.${place}`, HOURS, what)
  const mode = billingModeOf(body)
  if (mode === 'PayAsYouGo') return void meter.uses(account, `dx.port.dedicated.${speed}.${place}`, HOURS, what)
  const price = `dx.flatrate.${speed}.tier${mode.at(-1)}`
  const isPair = shownBillingMode(world, row)?.startsWith('PortPair') === true
  meter.uses(
    account,
    price,
    isPair ? HALF_THE_HOURS : HOURS,
    `${what}, flat rate tier ${mode.at(-1)}${isPair ? ', half of a port pair' : ''}`,
  )
}

function portText({ bandwidth, location, role, lagId }: Connection): string {
  const kind = role === 'hosted' ? 'hosted connection' : role === 'interconnect' ? 'interconnect' : 'port'
  return `${bandwidth} ${kind} at ${location}${lagId === undefined ? '' : ` in ${lagId}`}`
}
