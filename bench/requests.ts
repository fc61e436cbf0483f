/**
 * Prints requests a second and the 99th percentile of Landbridge, as it comes and with --hands manual, and of moto_server,
 * taken in turns in the same run with the same load: `node bench/requests.ts [--rounds 3] [--seconds 3] [--only landbridge]`.
 */
import { parseArgs } from 'node:util'
import type { Job, Measured } from './load/generator.ts'
import { load } from './load/load.ts'
import type { Call } from './load/signedRequest.ts'
import { landbridge } from './peers/landbridge.ts'
import { moto } from './peers/moto.ts'
import type { Peer } from './peers/peer.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { processorTimeMs } from './print/processorTime.ts'
import { table } from './print/table.ts'

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

interface Asked extends Measured {
  /** Processor time of the server for each request. */
  readonly processorUs: number
}
type Figures = Map<string, Asked[]>

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

async function timed({ pid }: Peer, job: Job): Promise<Asked> {
  const before = processorTimeMs(pid)
  const measured = await load(job)
  return { ...measured, processorUs: ((processorTimeMs(pid) - before) * 1000) / measured.sent }
}

function note(figures: Figures, name: string, measured: Asked): void {
  figures.set(name, [...(figures.get(name) ?? []), measured])
}

const targets = Object.keys(TARGETS).filter(name => values.only === undefined || name === values.only)
const byTarget = new Map<string, Figures>(targets.map(name => [name, new Map()]))
console.log(`${machine()}; quotas raised for Landbridge: ${JSON.stringify(QUOTAS)}.\n`)
for (let round = 1; round <= Number(values.rounds); round++) {
  for (const [name, figures] of byTarget) {
    console.error(`round ${round}: ${name}`)
    await measure(TARGETS[name]!, figures)
  }
}

const [ours] = targets
const scenarios = [...(byTarget.get(ours!)?.keys() ?? [])]
const middle = (target: string, scenario: string, figure: keyof Asked) =>
  median(
    byTarget
      .get(target)!
      .get(scenario)!
      .map(measured => measured[figure]),
  )
const cell = (target: string, scenario: string) =>
  `${Math.round(middle(target, scenario, 'perSecond')).toLocaleString('en')}/s, ${middle(target, scenario, 'p99Ms').toFixed(1)} ms, ${processorText(middle(target, scenario, 'processorUs'))}`
const processorText = (us: number) => (us < 10_000 ? `${us.toFixed(0)} µs` : `${(us / 1000).toFixed(0)} ms`)
const ratio = (scenario: string) =>
  targets.includes('moto_server')
    ? `${(middle(ours!, scenario, 'perSecond') / middle('moto_server', scenario, 'perSecond')).toFixed(1)}×`
    : '-'
/** The same by what each request costs, which others on the machine change less. */
const processorRatio = (scenario: string) =>
  targets.includes('moto_server')
    ? `${(middle('moto_server', scenario, 'processorUs') / middle(ours!, scenario, 'processorUs')).toFixed(1)}×`
    : '-'
console.log(
  table(
    ['requests/s, p99, processor time of each', ...targets, `${ours} / moto_server`, 'by processor time'],
    scenarios.map(scenario => [
      scenario,
      ...targets.map(target => cell(target, scenario)),
      ratio(scenario),
      processorRatio(scenario),
    ]),
  ),
)
const busiest = Math.max(...targets.flatMap(target => scenarios.map(scenario => middle(target, scenario, 'ownCpu'))))
const share = Math.round(busiest * 100)
console.log(
  `\nMedians of ${values.rounds} rounds in turns. The load generator used at most ${share} % of a core. ${loadAverage('after')}`,
)
