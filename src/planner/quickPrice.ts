import { Decimal } from '../net/money.ts'
import type { Catalogue } from '../pricing/catalogue.ts'
import { linesOf } from '../pricing/lines.ts'
import { HALF, Meter } from '../pricing/usage.ts'
import type { Design, DesignPort } from './design.ts'
import { feesOf, unquoted } from './feesOf.ts'
import { portSpeedText } from './portSpeeds.ts'
import type { Requirements } from './requirementsSchema.ts'
import { regionsInUse, type SiteNeed, siteNeeds } from './siteNeeds.ts'

export interface QuickPrice {
  readonly monthly: Decimal
  /** Ids of prices that nobody knows. */
  readonly unpriced: readonly string[]
  /** How many fees nobody quoted. */
  readonly unquoted: number
}

const OWN = 'own'

/**
 * What a design costs a month, counted from the napkin without a network: by the catalogue ids that the meters of an
 * estate use, data spread evenly over the ports that are used alike. It is for choosing what is worth a closer look; the
 * answer has the estate's own price.
 */
export function quickPrice(design: Design, requirements: Requirements, catalogue: Catalogue): QuickPrice {
  const meter = new Meter()
  for (const port of design.ports) meterPort(meter, port, design)
  for (const { region, large, accelerated } of vpnConnections(design, requirements)) {
    runs(meter, large ? `vpn.s2s.large.hour.${region}` : `vpn.s2s.hour.${region}`)
    if (accelerated) runs(meter, 'vpn.accelerated.extra.hour')
  }
  if (design.gateway.includes('transit-gateway')) meterAttachments(meter, design, requirements)
  for (const need of siteNeeds(requirements)) meterData(meter, need, design)
  const members = new Map(design.ports.map(port => [port.name, Decimal.of(port.members)]))
  for (const [port, own] of Object.entries(feesOf(design, requirements))) {
    for (const [what, amount] of Object.entries(own))
      meter.asks(OWN, (Decimal.parse(amount) ?? Decimal.ZERO).times(members.get(port) ?? Decimal.ZERO), what)
  }
  const { lines } = linesOf(meter, catalogue)
  const unpriced = [...new Set(meter.usages.map(({ price }) => price))].filter(id => catalogue.find(id) === undefined)
  const monthly = Decimal.sum(lines.map(({ amount }) => amount))
  return { monthly: monthly.rounded(2), unpriced, unquoted: unquoted(design, requirements) }
}

function meterPort(meter: Meter, { kind, bps, location, members, flatRate }: DesignPort, { siteLink }: Design): void {
  const speed = portSpeedText(bps)
  const place = location.toUpperCase()
  const price = flatRate
    ? `dx.flatrate.${speed}.tier${flatRate.tier}`
    : `dx.port.${kind === 'dedicated' ? 'dedicated' : 'hosted'}.${speed}.${place}`
  runs(meter, price, flatRate ? HALF.times(Decimal.of(members)) : Decimal.of(members))
  if (siteLink) runs(meter, 'dx.sitelink.hour')
}

function runs(meter: Meter, price: string, count = Decimal.of(1)): void {
  if (!count.isZero) meter.runs(OWN, price, { id: price, what: price, count })
}

/** Behind virtual private gateways every VPC has its own. */
function vpnConnections({ gateway, tunnels }: Design, { regions }: Requirements): Design['tunnels'] {
  if (gateway.includes('transit-gateway')) return tunnels
  return tunnels.flatMap(tunnel => Array<typeof tunnel>(regions[tunnel.region]?.vpcs ?? 1).fill(tunnel))
}

function meterAttachments(meter: Meter, { gateway, tunnels }: Design, requirements: Requirements): void {
  for (const [region, { vpcs }] of regionsInUse(requirements)) {
    const use = (type: string, count: number) => runs(meter, `tgw.attachment.hour.${type}.${region}`, Decimal.of(count))
    use('vpc', vpcs)
    use('vpn', tunnels.filter(tunnel => tunnel.region === region).length)
    if (gateway.startsWith('direct-connect-gateway')) use('direct-connect', 1)
  }
}

function meterData(meter: Meter, { name, site, regions }: SiteNeed, design: Design): void {
  const { out, in: into = 0 } = site.traffic
  if (out === undefined) return void meter.doesNotKnow(OWN, name, 'no volume')
  const ports = design.ports.filter(port => port.site === name && port.preference === 'equal')
  for (const region of regions) {
    const share = (bytes: number) => Math.ceil(bytes / regions.length)
    const gigabytes = Decimal.gigabytes(share(out))
    if (design.gateway.includes('transit-gateway')) {
      meter.uses(OWN, `tgw.processing.gb.${region}`, gigabytes.plus(Decimal.gigabytes(share(into))), 'processing')
    }
    if (ports.length === 0) meter.uses(OWN, `dto.internet.${region}`, gigabytes, 'Internet')
    for (const port of ports) {
      if (port.flatRate === undefined)
        meter.uses(OWN, `dx.dto.${region}.${port.location.toUpperCase()}`, gigabytes.dividedBy(ports.length, 30), 'data')
    }
  }
}
