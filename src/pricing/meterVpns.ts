import { Decimal } from '../net/money.ts'
import type { Row, World } from '../resources/world.ts'
import { nameOf } from './nameOf.ts'
import { HOURS, type Meter } from './usage.ts'

/** VPN connections by the hour they are available (Site-to-Site VPN pricing page), concentrators and their sites. */
export function meterVpns(world: World, meter: Meter): void {
  const addresses = new Map<string, number>()
  for (const row of world.all('vpnConnection')) {
    if (row.body.state === 'deleting' || row.body.state === 'deleted') continue
    meterVpn(meter, row)
    if (row.body.outsideIpAddressType !== 'PrivateIpv4') addresses.set(row.account, (addresses.get(row.account) ?? 0) + 1)
  }
  for (const { id, account, region, body } of world.all('vpnConcentrator')) {
    if (body.state === 'deleting' || body.state === 'deleted') continue
    meter.uses(account, `vpn.concentrator.hour.${region}`, HOURS, `${nameOf(id, body.tags)}: VPN concentrator in ${region}`)
  }
  for (const [account, count] of addresses) {
    meter.doesNotKnow(
      account,
      `public IPv4 addresses at AWS's end of ${count} VPN connection${count > 1 ? 's' : ''}`,
      'the VPN pricing page says that they are charged (0.005 USD an hour each) and not how many',
    )
  }
}

function meterVpn(meter: Meter, { id, account, region, body }: Row<'vpnConnection'>): void {
  const name = nameOf(id, body.tags)
  if (body.vpnConcentratorId !== undefined) {
    return void meter.uses(
      account,
      `vpn.concentrator.site.hour.${region}`,
      HOURS,
      `${name}: site of a VPN concentrator in ${region}`,
    )
  }
  const isLarge = body.tunnelBandwidth === 'large'
  const price = isLarge ? `vpn.s2s.large.hour.${region}` : `vpn.s2s.hour.${region}`
  meter.uses(account, price, HOURS, `${name}: ${isLarge ? 'large ' : ''}VPN connection in ${region}`)
  if (!body.enableAcceleration) return
  meter.uses(account, 'vpn.accelerated.extra.hour', HOURS, `${name}: two accelerators`)
  meter.doesNotKnow(
    account,
    `${name}: data over AWS's global network`,
    'the prices of Global Accelerator go by pairs of places that are not in the catalogue',
  )
}

/** Elastic IP addresses, NAT gateways and interface endpoints by the hour (VPC pricing page). */
export function meterVpcThings(world: World, meter: Meter): void {
  for (const { id, account, body } of world.all('elasticAddress')) {
    meter.uses(account, 'vpn.publicipv4.hour', HOURS, `${nameOf(id, body.tags)}: public IPv4 address`)
  }
  for (const { id, account, region, body } of world.all('natGateway')) {
    if (body.state !== 'available' && body.state !== 'pending') continue
    meter.uses(account, `nat.hour.${region}`, HOURS, `${nameOf(id, body.tags)}: NAT gateway in ${region}`)
  }
  for (const { id, account, region, body } of world.all('vpcEndpoint')) {
    if (body.type !== 'Interface' || (body.state !== 'available' && body.state !== 'pending')) continue
    const zones = Decimal.of(Math.max(1, body.subnetIds.length))
    const name = nameOf(id, body.tags)
    meter.uses(
      account,
      `vpce.interface.hour.${region}`,
      HOURS.times(zones),
      `${name}: interface endpoint in ${zones} zones of ${region}`,
    )
    meter.doesNotKnow(account, `${name}: data through the endpoint`, 'no flow says how much goes through it')
  }
}
