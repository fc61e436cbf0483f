import { parseBandwidth } from '../net/bandwidth.ts'
import type { Connection } from '../resources/connection.ts'
import type { ObservedView } from '../resources/observed.ts'
import { isLiveVirtualInterface, type VirtualInterface } from '../resources/virtualInterface.ts'
import type { Row, World } from '../resources/world.ts'
import { type Datum, type Rates, type RatesById, ratesOf } from './datum.ts'
import { DARK_DBM, LIT_DBM, MEAN_PACKET_BYTES, opticalLanes } from './modelled.ts'

type Value = Omit<Datum, 'namespace' | 'account' | 'region' | 'name'>

/** Every value of the namespace `AWS/DX` at this moment (User Guide, "Monitor with Amazon CloudWatch"). */
export function* directConnectData(world: World, observed: ObservedView, rates: RatesById): Iterable<Datum> {
  for (const row of world.all('connection')) {
    if (!isProvisioned(row.body)) continue
    yield* about(row, connectionValues(row, ratesOn(world, row, rates)))
    yield* about(row, encryption(row.id, [row], observed))
  }
  for (const row of world.all('lag')) yield* about(row, encryption(row.id, membersOf(world, row.id), observed))
  for (const row of world.all('virtualInterface')) {
    if (isLiveVirtualInterface(row.body)) yield* about(row, virtualInterfaceValues(row, observed, ratesOf(rates, [row.id])))
  }
}

/** Before its LOA there is no port to measure, and after its deletion none either. */
function isProvisioned({ state }: Connection): boolean {
  return state === 'pending' || state === 'available' || state === 'down' || state === 'unknown'
}

/** What a port carries: its own, and its part of what its LAG does, which members with light share alike. */
function ratesOn(world: World, { id, body }: Row<'connection'>, rates: RatesById): Rates {
  const own = ratesOf(rates, virtualInterfacesOn(world, id))
  if (body.lagId === undefined || body.state !== 'available') return own
  const members = membersOf(world, body.lagId).filter(member => member.body.state === 'available')
  const whole = ratesOf(rates, virtualInterfacesOn(world, body.lagId))
  return {
    fromAwsBps: own.fromAwsBps + whole.fromAwsBps / members.length,
    toAwsBps: own.toAwsBps + whole.toAwsBps / members.length,
  }
}

function membersOf(world: World, lagId: string): Row<'connection'>[] {
  return [...world.referring('connection', lagId)].filter(({ body }) => body.lagId === lagId)
}

/** Of ports with MACsec alone; a LAG's is 1 when that of all its members is. */
function* encryption(id: string, ports: readonly Row<'connection'>[], observed: ObservedView): Iterable<Value> {
  const states = ports.map(port => observed.get('light', port.id)?.encrypted)
  if (states.every(state => state === undefined)) return
  const value = states.every(state => state === true) ? 1 : 0
  yield { metric: 'ConnectionEncryptionState', dimensions: { ConnectionId: id }, unit: 'None', value }
}

/** Ids of those on a port or LAG, and on the hosted connections that it carries. */
function virtualInterfacesOn(world: World, portId: string): string[] {
  const own = [...world.referring('virtualInterface', portId)].filter(({ body }) => body.connectionId === portId)
  const hosted = [...world.referring('connection', portId)].filter(({ body }) => body.parentId === portId)
  return [...own.map(({ id }) => id), ...hosted.flatMap(({ id }) => virtualInterfacesOn(world, id))]
}

function* about(row: Row<'connection' | 'lag' | 'virtualInterface'>, values: Iterable<Value>): Iterable<Datum> {
  const { account, region, body } = row
  for (const value of values) yield { namespace: 'AWS/DX', account, region, name: body.name, ...value }
}

function* connectionValues({ id, body }: Row<'connection'>, rates: Rates): Iterable<Value> {
  const dimensions = { ConnectionId: id }
  yield { metric: 'ConnectionState', dimensions, unit: 'None', value: body.state === 'available' ? 1 : 0 }
  yield* traffic('Connection', dimensions, rates)
  // The optics of a hosted connection are the partner's.
  if (body.role !== 'hosted') yield* lightLevels(body, dimensions)
}

function* traffic(what: string, dimensions: Value['dimensions'], { fromAwsBps, toAwsBps }: Rates): Iterable<Value> {
  // Egress is seen from AWS: towards the customer.
  for (const [direction, bps] of [
    ['Egress', fromAwsBps],
    ['Ingress', toAwsBps],
  ] as const) {
    yield { metric: `${what}Bps${direction}`, dimensions, unit: 'Bits/Second', value: Math.round(bps) }
    const packets = Math.round(bps / (8 * MEAN_PACKET_BYTES))
    yield { metric: `${what}Pps${direction}`, dimensions, unit: 'Count/Second', value: packets }
  }
}

/** AWS's own laser stays on whatever the far end does. */
function* lightLevels({ bandwidth, state }: Connection, own: Value['dimensions']): Iterable<Value> {
  for (const lane of opticalLanes(parseBandwidth(bandwidth) ?? 0)) {
    const dimensions = { ...own, OpticalLaneNumber: lane }
    yield { metric: 'ConnectionLightLevelTx', dimensions, unit: 'None', value: LIT_DBM.tx }
    const received = state === 'available' ? LIT_DBM.rx : DARK_DBM
    yield { metric: 'ConnectionLightLevelRx', dimensions, unit: 'None', value: received }
  }
}

function* virtualInterfaceValues({ id, body }: Row<'virtualInterface'>, observed: ObservedView, rates: Rates): Iterable<Value> {
  const dimensions = { ConnectionId: body.connectionId, VirtualInterfaceId: id }
  yield* traffic('VirtualInterface', dimensions, rates)
  yield* utilization(body, dimensions, rates)
  for (const peer of body.peers) {
    const session = observed.get('session', peer.id)
    const own = { ...dimensions, IpAddressFamily: peer.addressFamily }
    const counts = { Accepted: session?.accepted.length ?? 0, Advertised: session?.advertised.length ?? 0 }
    yield { metric: 'VirtualInterfaceBgpStatus', dimensions: own, unit: 'None', value: session?.up ? 1 : 0 }
    for (const [which, value] of Object.entries(counts))
      yield { metric: `VirtualInterfaceBgpPrefixes${which}`, dimensions: own, unit: 'Count', value }
  }
}

/** Only those with a rate limiter have a rate to be measured against. */
function* utilization({ rateLimit }: VirtualInterface, dimensions: Value['dimensions'], rates: Rates): Iterable<Value> {
  const limit = rateLimit === undefined ? undefined : parseBandwidth(rateLimit)
  if (limit === undefined) return
  const percent = (bps: number) => Math.round((10_000 * bps) / limit) / 100
  yield { metric: 'VirtualInterfaceUtilizationEgress', dimensions, unit: 'Percent', value: percent(rates.fromAwsBps) }
  yield { metric: 'VirtualInterfaceUtilizationIngress', dimensions, unit: 'Percent', value: percent(rates.toAwsBps) }
}
