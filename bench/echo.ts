/**
 * Prints what Landbridge costs beside a bare node:http server that answers the same bytes to the same requests, in turns in
 * one run: `node bench/echo.ts [--rounds 3] [--seconds 2]`.
 */
import { parseArgs } from 'node:util'
import { Client } from './load/client.ts'
import { load } from './load/load.ts'
import { type Call, signedRequest } from './load/signedRequest.ts'
import { type Asked, timed } from './load/timed.ts'
import { echo } from './peers/echo.ts'
import { landbridge } from './peers/landbridge.ts'
import type { Peer } from './peers/peer.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '2' } } })
const REGION = 'us-east-1'
const QUOTAS = { connectionsPerLocation: 100_000 }

const create = (n: number): Call => ({
  operation: 'CreateConnection',
  region: REGION,
  input: { location: 'EqDC2', bandwidth: '10Gbps', connectionName: `port-${n}` },
})
const describe: Call = { operation: 'DescribeConnections', region: REGION, input: {} }
const locations: Call = { operation: 'DescribeLocations', region: REGION, input: {} }
const creations = Array.from({ length: 40_000 }, (_, n) => create(n))

type Figures = Map<string, { readonly ours: Asked; readonly bare: Asked }[]>

async function measure(figures: Figures): Promise<void> {
  await using ours = await landbridge({ quotas: QUOTAS })
  await compare('DescribeConnections, 0 present', ours, [describe], figures)
  await compare('DescribeLocations', ours, [locations], figures)
  await load({ url: ours.url, concurrency: 16, calls: creations.slice(0, 1000), repeat: false, mostMs: 60_000, warmUpMs: 0 })
  await compare('DescribeConnections, 1,000 present', ours, [describe], figures)
  await compare('CreateConnection, durable', ours, creations, figures)
}

/** The bare server gets the answer to the first of the calls. */
async function compare(name: string, ours: Peer, calls: readonly Call[], figures: Figures): Promise<void> {
  await using bare = await echo(await answerTo(ours, calls[0]!))
  for (const concurrency of [1, 16]) {
    const row = `${name}, ${concurrency} at a time`
    const both = { ours: await asked(ours, calls, concurrency), bare: await asked(bare, calls, concurrency) }
    figures.set(row, [...(figures.get(row) ?? []), both])
  }
}

async function answerTo({ url }: Peer, call: Call): Promise<Uint8Array> {
  using client = new Client(new URL(url))
  const { status, body } = await client.exchange(signedRequest(call, client.host, new Date()))
  if (status !== 200) throw new Error(`The server answered ${status}: ${body}`)
  return body
}

function asked(peer: Peer, calls: readonly Call[], concurrency: number): Promise<Asked> {
  const mostMs = Number(values.seconds) * 1000
  return timed(peer, { url: peer.url, concurrency, calls, repeat: true, mostMs, warmUpMs: 1000 })
}

const figures: Figures = new Map()
console.log(`${machine()}; quotas raised for Landbridge: ${JSON.stringify(QUOTAS)}.\n`)
for (let round = 1; round <= Number(values.rounds); round++) {
  console.error(`round ${round}`)
  await measure(figures)
}
const cell = (found: readonly Asked[]) =>
  `${Math.round(median(found.map(({ perSecond }) => perSecond))).toLocaleString('en')}/s, ${median(found.map(({ processorUs }) => processorUs)).toFixed(0)} µs`
const rows = [...figures].map(([name, found]) => {
  const [ours, bare] = [found.map(each => each.ours), found.map(each => each.bare)]
  const more = median(found.map(each => each.ours.processorUs - each.bare.processorUs))
  return [name, cell(ours), cell(bare), `${more.toFixed(0)} µs`]
})
console.log(table(['requests/s, processor time of each', 'landbridge', 'bare node:http', 'our own'], rows))
console.log(`\nMedians of ${values.rounds} rounds in turns. ${loadAverage('after')}`)
