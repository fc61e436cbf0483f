import { Decimal } from '../net/money.ts'
import type { Row, World } from '../resources/world.ts'
import { meterCrossings, type Sent } from './meterCrossings.ts'
import type { Way } from './traffic.ts'
import type { Meter } from './usage.ts'

/** What a flow brings in a month, in bytes. */
export interface Volume {
  readonly there: bigint
  readonly back: bigint
}

export type VolumeOf = (flow: Row<'flow'>) => Volume | undefined

/** What flows say of themselves: half each way unless they say how much comes back; undefined = they do not say. */
export function statedVolume({ body }: Row<'flow'>): Volume | undefined {
  if (body.monthlyBytes === undefined) return undefined
  const total = BigInt(body.monthlyBytes)
  const back = body.monthlyBackBytes === undefined ? total / 2n : BigInt(body.monthlyBackBytes)
  return { there: total - back, back }
}

/** Data of every flow on every way it takes, by who sends it and where it leaves AWS. */
export function meterTransfer(world: World, ways: readonly Way[], volumeOf: VolumeOf, meter: Meter): void {
  const byDirection = Map.groupBy(ways, way => directionKey(way.flow, way.back))
  for (const flow of world.all('flow')) {
    const name = flowName(world, flow)
    const volume = volumeOf(flow)
    if (volume === undefined) {
      meter.doesNotKnow(
        flow.account,
        `${name}: data transfer`,
        'the flow says nothing of its volume; give it monthly:, such as monthly: 40TB',
      )
      continue
    }
    if (flow.body.monthlyBytes !== undefined && flow.body.monthlyBackBytes === undefined && volume.there > 0n) {
      meter.remark(`${name}: half of its volume is taken to go each way; monthlyBack: says otherwise.`)
    }
    for (const back of [false, true]) {
      const bytes = back ? volume.back : volume.there
      const taken = byDirection.get(directionKey(flow.id, back)) ?? []
      if (bytes > 0n) meterDirection(world, meter, { flow, back, bytes, name }, taken)
    }
  }
}

interface Direction {
  readonly flow: Row<'flow'>
  readonly back: boolean
  readonly bytes: bigint
  readonly name: string
}

function meterDirection(world: World, meter: Meter, { flow, back, bytes, name }: Direction, ways: readonly Way[]): void {
  const which = back ? `${name}, back` : name
  if (ways.length === 0)
    return void meter.doesNotKnow(flow.account, `${which}: data transfer`, 'nothing is known of the way it takes')
  const start = placeOf(world, flow, back ? flow.body.to : flow.body.from)
  for (const { way, part } of split(ways, bytes)) {
    const sent: Sent = { what: which, volume: Decimal.gigabytes(part), start }
    if (way.lost !== undefined) meter.doesNotKnow(flow.account, `${which}: data transfer`, `it does not arrive (${way.lost})`)
    else meterCrossings(world, meter, sent, way.crossings)
  }
}

/** Every byte goes one way: what is left of rounding shares takes the last one. */
function split(ways: readonly Way[], bytes: bigint): { readonly way: Way; readonly part: bigint }[] {
  let left = bytes
  return ways.flatMap((way, index) => {
    const share = BigInt(Math.round(Number(bytes) * way.share))
    const part = index === ways.length - 1 || share > left ? left : share
    left -= part
    return part > 0n ? [{ way, part }] : []
  })
}

/** Where packets start: the customer's side is in no Region. */
function placeOf(world: World, flow: Row<'flow'>, hostId: string): Sent['start'] {
  const host = world.get('host', hostId)
  if (host?.body.service) return { account: flow.account, region: host.body.service.region }
  const vpc = host?.body.vpcId === undefined ? undefined : world.get('vpc', host.body.vpcId)
  return vpc ? { account: vpc.account, region: vpc.region } : { account: flow.account }
}

function flowName(world: World, { body }: Row<'flow'>): string {
  const [from, to] = [body.from, body.to].map(id => world.get('host', id)?.body.name ?? id)
  return `${from} → ${to}`
}

function directionKey(flow: string, back: boolean): string {
  return `${back ? 'back' : 'there'} ${flow}`
}
