/**
 * Prints requests a second and the 99th percentile of Landbridge, as it comes and with --hands manual, and of moto_server,
 * taken in turns in the same run with the same load: `node bench/requests.ts [--rounds 3] [--seconds 3] [--only landbridge]`.
 */
import { parseArgs } from 'node:util'
import type { Measured } from './load/generator.ts'
import { load } from './load/load.ts'
import type { Call } from './load/signedRequest.ts'
import { landbridge } from './peers/landbridge.ts'
import { moto } from './peers/moto.ts'
import type { Peer } from './peers/peer.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '3' }, only: { type: 'string' } },
})
const mostMs = Number(values.seconds) * 1000
const QUOTAS = { connectionsPerLocation: 100_000 }
const CREATED = 1000

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
const warmUp = Array.from({ length: CREATED }, (_, n) => create('eu-central-1', 'EqFA5')(n))

type Figures = Map<string, Measured[]>

/** An empty server is asked, filled one by one, and asked again; another one is filled by sixteen at a time. */
async function measure(start: () => Promise<Peer>, figures: Figures): Promise<void> {
  {
    await using peer = await start()
    for (const concurrency of [1, 16]) await asked(peer, 0, concurrency, figures)
    await filled(peer, 1, figures)
    for (const concurrency of [1, 16]) await asked(peer, CREATED, concurrency, figures)
  }
  await using peer = await start()
  await filled(peer, 16, figures)
}

async function asked(peer: Peer, present: number, concurrency: number, figures: Figures): Promise<void> {
  const job = { url: peer.url, concurrency, calls: [describe], repeat: true, mostMs, warmUpMs: 1000 }
  note(figures, `DescribeConnections, ${present.toLocaleString('en')} present, ${concurrency} at a time`, await load(job))
}

async function filled(peer: Peer, concurrency: number, figures: Figures): Promise<void> {
  const job = { url: peer.url, concurrency, repeat: false, mostMs: 60_000, warmUpMs: 0 }
  await load({ ...job, calls: warmUp })
  const name = `CreateConnection, 0 to ${CREATED.toLocaleString('en')} present, ${concurrency} at a time`
  note(figures, name, await load({ ...job, calls: creations }))
}

function note(figures: Figures, name: string, measured: Measured): void {
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
const middle = (target: string, scenario: string, figure: keyof Measured) =>
  median(
    byTarget
      .get(target)!
      .get(scenario)!
      .map(measured => measured[figure]),
  )
const cell = (target: string, scenario: string) =>
  `${Math.round(middle(target, scenario, 'perSecond')).toLocaleString('en')}/s, ${middle(target, scenario, 'p99Ms').toFixed(1)} ms`
const ratio = (scenario: string) =>
  targets.includes('moto_server')
    ? `${(middle(ours!, scenario, 'perSecond') / middle('moto_server', scenario, 'perSecond')).toFixed(1)}×`
    : '-'
console.log(
  table(
    ['requests/s, p99', ...targets, `${ours} / moto_server`],
    scenarios.map(scenario => [scenario, ...targets.map(target => cell(target, scenario)), ratio(scenario)]),
  ),
)
const busiest = Math.max(...targets.flatMap(target => scenarios.map(scenario => middle(target, scenario, 'ownCpu'))))
const share = Math.round(busiest * 100)
console.log(
  `\nMedians of ${values.rounds} rounds in turns. The load generator used at most ${share} % of a core. ${loadAverage('after')}`,
)
