/**
 * Prints requests a second and the 99th percentile of Landbridge, as it comes and with --hands manual, and of moto_server,
 * taken in turns in the same run with the same load: `node bench/requests.ts [--rounds 3] [--seconds 3] [--only landbridge]`.
 */
import { parseArgs } from 'node:util'
import { load } from './load/load.ts'
import type { Call } from './load/signedRequest.ts'
import { timed } from './load/timed.ts'
import { landbridge } from './peers/landbridge.ts'
import { moto } from './peers/moto.ts'
import type { Peer } from './peers/peer.ts'
import { besidePeer, type Figures, note } from './print/besidePeer.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '3' }, only: { type: 'string' } },
})
const mostMs = Number(values.seconds) * 1000
const QUOTAS = { connectionsPerLocation: 100_000 }
const CREATED = 1000
const MANY = 10_000
/** Made in another Region before the clock runs: what is measured is a service that is warm. */
const WARM_UP = 3000

const TARGETS: Readonly<Record<string, () => Promise<Peer>>> = {
  landbridge: () => landbridge({ quotas: QUOTAS }),
  'landbridge --hands manual': () => landbridge({ quotas: QUOTAS, args: ['--hands', 'manual'] }),
  moto_server: moto,
}

const describe: Call = { operation: 'DescribeConnections', region: 'us-east-1', input: {} }
const create = (region: string, location: string) => (n: number) => ({
  operation: 'CreateConnection',
  region,
  input: { location, bandwidth: '10Gbps', connectionName: `port-${n}` },
})
const creations = Array.from({ length: CREATED }, (_, n) => create('us-east-1', 'EqDC2')(n))
/** In another Region, where what is measured does not see them. */
const warmUp = Array.from({ length: WARM_UP }, (_, n) => create('eu-central-1', 'EqFA5')(n))

const others = Array.from({ length: MANY - CREATED }, (_, n) => create('us-east-1', 'CSVA1')(n))

/** An empty server is asked, filled one by one, asked, filled further and asked; another one is filled by sixteen at a time. */
async function measure(start: () => Promise<Peer>, figures: Figures): Promise<void> {
  {
    await using peer = await start()
    for (const concurrency of [1, 16]) await asked(peer, 0, concurrency, figures)
    await filled(peer, 1, figures)
    for (const concurrency of [1, 16]) await asked(peer, CREATED, concurrency, figures)
    await load({ url: peer.url, concurrency: 16, calls: others, repeat: false, mostMs: 60_000, warmUpMs: 0 })
    for (const concurrency of [1, 16]) await asked(peer, MANY, concurrency, figures)
  }
  await using peer = await start()
  await filled(peer, 16, figures)
}

async function asked(peer: Peer, present: number, concurrency: number, figures: Figures): Promise<void> {
  const job = { url: peer.url, concurrency, calls: [describe], repeat: true, mostMs, warmUpMs: 1000 }
  note(figures, `DescribeConnections, ${present.toLocaleString('en')} present, ${concurrency} at a time`, await timed(peer, job))
}

async function filled(peer: Peer, concurrency: number, figures: Figures): Promise<void> {
  const job = { url: peer.url, concurrency, repeat: false, mostMs: 60_000, warmUpMs: 0 }
  await load({ ...job, calls: warmUp })
  const name = `CreateConnection, 0 to ${CREATED.toLocaleString('en')} present, ${concurrency} at a time`
  note(figures, name, await timed(peer, { ...job, calls: creations }))
}

const comparison = { targets: TARGETS, only: values.only, rounds: Number(values.rounds), quotas: QUOTAS, measure }
const busiest = await besidePeer(comparison)
console.log(`The load generator used at most ${Math.round(busiest * 100)} % of a core.`)
