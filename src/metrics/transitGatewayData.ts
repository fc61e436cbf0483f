import type { World } from '../resources/world.ts'
import type { Datum } from './datum.ts'
import { MEAN_PACKET_BYTES } from './modelled.ts'

/** Sums over a minute: CloudWatch's period for this namespace (Transit gateway guide, "CloudWatch metrics"). */
const SECONDS = 60

/** What an attachment carries, in bit/s, and what of it its transit gateway drops. */
export interface TransitRates {
  readonly inBps: number
  readonly outBps: number
  readonly blackholeBps: number
  readonly noRouteBps: number
}

const NOTHING: TransitRates = { inBps: 0, outBps: 0, blackholeBps: 0, noRouteBps: 0 }

/**
 * Every value of the namespace `AWS/TransitGateway` at this moment, per attachment and per gateway. In is what the gateway
 * is sent. Packets with an exhausted TTL and the dimension of an Availability Zone are not modelled.
 */
export function* transitGatewayData(world: World, rates: ReadonlyMap<string, TransitRates>): Iterable<Datum> {
  for (const gateway of world.all('transitGateway')) {
    if (gateway.body.state === 'deleted' || gateway.body.state === 'pending') continue
    const about = { account: gateway.account, region: gateway.region, name: gateway.body.tags.Name ?? gateway.id }
    let whole = NOTHING
    for (const attachment of world.referring('transitGatewayAttachment', gateway.id)) {
      if (attachment.body.state !== 'available') continue
      const own = rates.get(attachment.id) ?? NOTHING
      whole = sum(whole, own)
      // A peering is referred to by both of its gateways, and has one row.
      if (attachment.body.transitGatewayId === gateway.id) {
        yield* values(about, { TransitGateway: gateway.id, TransitGatewayAttachment: attachment.id }, own)
      }
    }
    yield* values(about, { TransitGateway: gateway.id }, whole)
  }
}

function* values(
  about: Pick<Datum, 'account' | 'region' | 'name'>,
  dimensions: Datum['dimensions'],
  { inBps, outBps, blackholeBps, noRouteBps }: TransitRates,
): Iterable<Datum> {
  const bytes = (bps: number) => Math.round((bps * SECONDS) / 8)
  const packets = (bps: number) => Math.round(bytes(bps) / MEAN_PACKET_BYTES)
  const datum = (metric: string, unit: Datum['unit'], value: number): Datum => ({
    namespace: 'AWS/TransitGateway',
    ...about,
    dimensions,
    metric,
    unit,
    value,
    sumSeconds: SECONDS,
  })
  yield datum('BytesIn', 'Bytes', bytes(inBps))
  yield datum('BytesOut', 'Bytes', bytes(outBps))
  yield datum('PacketsIn', 'Count', packets(inBps))
  yield datum('PacketsOut', 'Count', packets(outBps))
  yield datum('BytesDropCountBlackhole', 'Bytes', bytes(blackholeBps))
  yield datum('BytesDropCountNoRoute', 'Bytes', bytes(noRouteBps))
  yield datum('PacketDropCountBlackhole', 'Count', packets(blackholeBps))
  yield datum('PacketDropCountNoRoute', 'Count', packets(noRouteBps))
}

function sum(a: TransitRates, b: TransitRates): TransitRates {
  return {
    inBps: a.inBps + b.inBps,
    outBps: a.outBps + b.outBps,
    blackholeBps: a.blackholeBps + b.blackholeBps,
    noRouteBps: a.noRouteBps + b.noRouteBps,
  }
}
