import type { Decimal } from '../net/money.ts'
import { findPort } from '../resources/port.ts'
import { taggedName } from '../resources/taggedName.ts'
import type { Row, World } from '../resources/world.ts'
import { directConnectTransferPrice } from './directConnectTransferPrice.ts'
import { partOfTheWorld } from './partOfTheWorld.ts'
import type { WayCrossing } from './traffic.ts'
import type { Meter } from './usage.ts'

/** Data that starts somewhere; who owns what sends it pays for it (Direct Connect FAQ, "data transfer out"). */
export interface Sent {
  readonly what: string
  /** Gigabytes of 2^30. */
  readonly volume: Decimal
  /** Without a Region: on the customer's side. */
  readonly start: { readonly account: string; readonly region?: string }
}

/** Data within AWS, and where it is by now. */
interface Travelling extends Sent {
  readonly region: string | undefined
  /** The virtual interface by which it has just come in. */
  readonly cameBy: Row<'virtualInterface'> | undefined
}

/**
 * What the crossings of one way cost, one after the other. Coming in is free; leaving is paid by the Region it leaves from
 * and the place it leaves at; a transit gateway takes its share of what enters it from outside, once, and a peering none.
 */
export function meterCrossings(world: World, meter: Meter, sent: Sent, crossings: readonly WayCrossing[]): void {
  let at: Travelling = { ...sent, region: sent.start.region, cameBy: undefined }
  for (const crossing of crossings) {
    const next = METERS[crossing.kind](world, meter, at, crossing)
    if (crossing.enters !== undefined) meterProcessing(world, meter, at, crossing)
    at = { ...at, cameBy: undefined, ...next }
  }
}

type MeterCrossing = (world: World, meter: Meter, at: Travelling, crossing: WayCrossing) => Partial<Travelling> | undefined

const METERS: Readonly<Record<WayCrossing['kind'], MeterCrossing>> = {
  virtualInterface,
  vpnConnection: tunnel,
  transitGatewayConnectPeer: tunnel,
  transitGatewayAttachment: attachment,
  vpcPeeringConnection: peering,
  natGateway: (world, meter, { what, volume }, { id }) => {
    const row = world.get('natGateway', id)
    if (row) meter.uses(row.account, `nat.gb.${row.region}`, volume, `${what}: through ${taggedName(id, row.body.tags)}`)
    return undefined
  },
  // Gateway endpoints are free; flows go through no others.
  vpcEndpoint: () => undefined,
  internet: (_world, meter, at, { fromAws }) => {
    if (fromAws) internetOut(meter, at, at.region)
    return undefined
  },
}

function virtualInterface(
  world: World,
  meter: Meter,
  at: Travelling,
  { id, fromAws }: WayCrossing,
): Partial<Travelling> | undefined {
  const vif = world.get('virtualInterface', id)
  if (!vif) return undefined
  if (!fromAws) return { cameBy: vif }
  if (at.cameBy && at.region === undefined) siteLink(world, meter, at, at.cameBy, vif)
  else overDirectConnect(world, meter, at, vif)
  return undefined
}

/** A tunnel costs what carries it: the ports under it, or the Internet. */
function tunnel(world: World, meter: Meter, at: Travelling, { id, fromAws, over }: WayCrossing): undefined {
  if (!fromAws) return undefined
  const carriers = over.map(vif => world.get('virtualInterface', vif)).filter(vif => vif !== undefined)
  const region = at.region ?? world.get('vpnConnection', id)?.region
  if (carriers.length === 0) return void internetOut(meter, at, region)
  let left = at.volume
  carriers.forEach((vif, index) => {
    const part = index === carriers.length - 1 ? left : at.volume.dividedBy(carriers.length, 30)
    left = left.minus(part)
    overDirectConnect(world, meter, { ...at, region, volume: part }, vif)
  })
  return undefined
}

/**
 * Pricing page, "Data transfer out": over private and transit ones at the Direct Connect rate; over public ones too, where
 * who owns the resource and who announces the prefix are one payer, and at the Internet's otherwise.
 */
function overDirectConnect(world: World, meter: Meter, at: Travelling, { account, body }: Row<'virtualInterface'>): void {
  const { what, volume, start, region } = at
  if (body.type === 'public' && account !== start.account) return void internetOut(meter, at, region)
  const port = findPort(world, body.connectionId)?.body
  const text = `${what}: out of ${region} over ${body.name} to ${port?.location}`
  const flat =
    port === undefined || region === undefined ? undefined : directConnectTransferPrice(world, body.connectionId, region)
  if (flat === undefined)
    return void meter.doesNotKnow(start.account, text, `the price from ${region} to location ${port?.location} is not known`)
  if (flat === 'included') meter.remark(`${text} is included in the port's flat rate.`)
  else meter.uses(start.account, flat, volume, text)
}

/** From one location to another past all Regions: by the two parts of the world, paid by who owns the first interface. */
function siteLink(world: World, meter: Meter, at: Travelling, from: Row<'virtualInterface'>, to: Row<'virtualInterface'>): void {
  const [near, far] = [from, to].map(({ body }) => findPort(world, body.connectionId)?.body.location ?? '')
  const text = `${at.what}: SiteLink from ${near} to ${far}`
  const [a, b] = [partOfTheWorld(near ?? ''), partOfTheWorld(far ?? '')]
  if (a === undefined || b === undefined)
    return void meter.doesNotKnow(from.account, text, 'the price of this pair of places is not known')
  meter.uses(from.account, `dx.sitelink.gb.${a}.${b}`, at.volume, text)
}

function attachment(world: World, meter: Meter, at: Travelling, { id, enters }: WayCrossing): Partial<Travelling> | undefined {
  const row = world.get('transitGatewayAttachment', id)
  if (row?.body.peering === undefined || enters !== undefined) return undefined
  const { region, account } = row.body.peering
  const isOnward = at.region === row.region
  const [to, payer] = isOnward ? [region, row.account] : [row.region, account]
  betweenRegions(meter, at, to, payer)
  return { region: to }
}

function peering(world: World, meter: Meter, at: Travelling, { id }: WayCrossing): Partial<Travelling> | undefined {
  const row = world.get('vpcPeeringConnection', id)
  if (!row) return undefined
  const to = at.region === row.region ? row.body.accepterRegion : row.region
  if (to !== at.region) {
    betweenRegions(meter, at, to, at.start.account)
    return { region: to }
  }
  meter.remark(
    `${at.what}: a VPC peering inside a Region is free in one Availability Zone; between two, 0.01 USD a gigabyte and side is left out.`,
  )
  return undefined
}

function betweenRegions(meter: Meter, { what, volume, region }: Travelling, to: string, payer: string): void {
  if (region === to) return
  meter.uses(payer, `dto.interregion.${region}.${to}`, volume, `${what}: from ${region} to ${to}`)
}

function internetOut(meter: Meter, { what, volume, start }: Travelling, region: string | undefined): void {
  if (region === undefined) return void meter.doesNotKnow(start.account, `${what}: out to the Internet`, 'it starts in no Region')
  meter.uses(start.account, `dto.internet.${region}`, volume, `${what}: out of ${region} to the Internet`)
}

/** Transit Gateway pricing page, "Data processing": the owner of the VPC that sends, else of the transit gateway. */
function meterProcessing(world: World, meter: Meter, { what, volume }: Travelling, { kind, id, enters = '' }: WayCrossing): void {
  const gateway = world.get('transitGateway', world.get('transitGatewayRouteTable', enters)?.body.transitGatewayId ?? '')
  if (!gateway) return
  const entered = kind === 'transitGatewayAttachment' ? world.get('transitGatewayAttachment', id)?.body : undefined
  const payer = entered?.type === 'vpc' ? entered.resourceOwnerAccount : gateway.account
  const name = taggedName(gateway.id, gateway.body.tags)
  meter.uses(payer, `tgw.processing.gb.${gateway.region}`, volume, `${what}: into ${name}`)
}
