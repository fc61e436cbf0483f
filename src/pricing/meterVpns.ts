import { Decimal } from '../net/money.ts'
import { taggedName } from '../resources/taggedName.ts'
import type { Row, World } from '../resources/world.ts'
import type { Meter } from './usage.ts'

const ORDERED = ['pending', 'available', 'modifying']
/** Hours count while a thing is there to be used (Site-to-Site VPN pricing page). */
const UP = ['available', 'modifying']

/** VPN connections by the hour they are available (Site-to-Site VPN pricing page), concentrators and their sites. */
export function meterVpns(world: World, meter: Meter): void {
  const addresses = new Map<string, number>()
  for (const row of world.all('vpnConnection')) {
    if (!meter.counts(row.body.state, ORDERED, UP)) continue
    meterVpn(meter, row)
    const { outsideIpAddressType = 'PublicIpv4' } = row.body
    if (outsideIpAddressType === 'PublicIpv4') addresses.set(row.account, (addresses.get(row.account) ?? 0) + 1)
  }
  for (const { id, account, region, body } of world.all('vpnConcentrator')) {
    if (!meter.counts(body.state, ORDERED, UP)) continue
    const what = `${taggedName(id, body.tags)}: VPN concentrator in ${region}`
    meter.runs(account, `vpn.concentrator.hour.${region}`, { id, what })
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
  const name = taggedName(id, body.tags)
  if (body.vpnConcentratorId !== undefined) {
    const what = `${name}: site of a VPN concentrator in ${region}`
    return void meter.runs(account, `vpn.concentrator.site.hour.${region}`, { id, what })
  }
  const isLarge = body.tunnelBandwidth === 'large'
  const price = isLarge ? `vpn.s2s.large.hour.${region}` : `vpn.s2s.hour.${region}`
  meter.runs(account, price, { id, what: `${name}: ${isLarge ? 'large ' : ''}VPN connection in ${region}` })
  if (!body.enableAcceleration) return
  meter.runs(account, 'vpn.accelerated.extra.hour', { id, what: `${name}: two accelerators` })
  meter.doesNotKnow(
    account,
    `${name}: data over AWS's global network`,
    'the prices of Global Accelerator go by pairs of places that are not in the catalogue',
  )
}

/** Elastic IP addresses, NAT gateways and interface endpoints by the hour (VPC pricing page). */
export function meterVpcThings(world: World, meter: Meter): void {
  for (const { id, account, body } of world.all('elasticAddress')) {
    meter.runs(account, 'vpn.publicipv4.hour', { id, what: `${taggedName(id, body.tags)}: public IPv4 address` })
  }
  for (const { id, account, region, body } of world.all('natGateway')) {
    if (!meter.counts(body.state, ORDERED, UP)) continue
    meter.runs(account, `nat.hour.${region}`, { id, what: `${taggedName(id, body.tags)}: NAT gateway in ${region}` })
  }
  for (const { id, account, region, body } of world.all('vpcEndpoint')) {
    if (body.type !== 'Interface' || !meter.counts(body.state, ORDERED, UP)) continue
    const count = Decimal.of(Math.max(1, body.subnetIds.length))
    const name = taggedName(id, body.tags)
    const what = `${name}: interface endpoint in ${body.subnetIds.length > 1 ? `${count} zones` : 'one zone'} of ${region}`
    meter.runs(account, `vpce.interface.hour.${region}`, { id, what, count })
    meter.doesNotKnow(account, `${name}: data through the endpoint`, 'no flow says how much goes through it')
  }
}
