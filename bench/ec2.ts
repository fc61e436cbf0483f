/**
 * Prints requests a second, the 99th percentile and processor time of EC2's requests on Landbridge and on moto_server, taken
 * in turns in the same run with the same load: `node bench/ec2.ts [--rounds 1] [--seconds 3] [--only landbridge]`.
 */
import { parseArgs } from 'node:util'
import { Client } from './load/client.ts'
import type { Job, Measured } from './load/generator.ts'
import { load } from './load/load.ts'
import { type Call, signedRequest } from './load/signedRequest.ts'
import { landbridge } from './peers/landbridge.ts'
import { moto } from './peers/moto.ts'
import type { Peer } from './peers/peer.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { processorTimeMs } from './print/processorTime.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '1' }, seconds: { type: 'string', default: '3' }, only: { type: 'string' } },
})
const mostMs = Number(values.seconds) * 1000
const QUOTAS = { vpcsPerRegion: 100_000, vpnConnectionsPerRegion: 1000, virtualPrivateGatewaysPerRegion: 1000 }
const VPCS = 500
const VPNS = 200
const PER_GATEWAY = 10

const TARGETS: Readonly<Record<string, () => Promise<Peer>>> = {
  landbridge: () => landbridge({ quotas: QUOTAS }),
  'landbridge --hands manual': () => landbridge({ quotas: QUOTAS, args: ['--hands', 'manual'] }),
  moto_server: moto,
}

const call = (operation: string, input: object, region = 'us-east-1'): Call => ({ service: 'ec2', operation, region, input })
const vpcs = (region: string, count: number) =>
  Array.from({ length: count }, (_, n) => call('CreateVpc', { CidrBlock: `10.${n >> 8}.${n & 255}.0/24` }, region))
const describe = call('DescribeVpcs', {})

interface Asked extends Measured {
  /** Processor time of the server for each request. */
  readonly processorUs: number
}
type Figures = Map<string, Asked[]>

/** Each concurrency has a server of its own: asked while it is empty, filled, asked again, and then told to make VPNs. */
async function measure(start: () => Promise<Peer>, figures: Figures): Promise<void> {
  for (const concurrency of [1, 16]) {
    await using peer = await start()
    const note = async (name: string, calls: readonly Call[], repeat: boolean) => {
      const job = { url: peer.url, concurrency, calls, repeat, mostMs: repeat ? mostMs : 60_000, warmUpMs: repeat ? 1000 : 0 }
      const key = `${name}, ${concurrency} at a time`
      figures.set(key, [...(figures.get(key) ?? []), await timed(peer, job)])
    }
    // What is measured is a service that is warm: these are in another Region, where nothing of it is seen.
    await load({ url: peer.url, concurrency, calls: vpcs('eu-central-1', VPCS), repeat: false, mostMs: 60_000, warmUpMs: 0 })
    await note('DescribeVpcs, the default one', [describe], true)
    await note(`CreateVpc, 1 to ${VPCS.toLocaleString('en')} present`, vpcs('us-east-1', VPCS), false)
    await note(`DescribeVpcs, ${VPCS.toLocaleString('en')} present`, [describe], true)
    const warm = await vpns(peer, 'eu-central-1')
    await load({ url: peer.url, concurrency, calls: warm, repeat: false, mostMs: 60_000, warmUpMs: 0 })
    await note(`CreateVpnConnection, 0 to ${VPNS} present`, await vpns(peer, 'us-east-1'), false)
  }
}

/** Ten of each customer gateway and virtual private gateway, as many as AWS's quota of the latter is. */
async function vpns(peer: Peer, region: string): Promise<Call[]> {
  const calls: Call[] = []
  for (let n = 0; n < VPNS / PER_GATEWAY; n++) {
    const address = `198.51.100.${n + 1}`
    const customer = { Type: 'ipsec.1', PublicIp: address, IpAddress: address, BgpAsn: '65000' }
    const CustomerGatewayId = await made(peer, call('CreateCustomerGateway', customer, region), 'customerGatewayId')
    const VpnGatewayId = await made(peer, call('CreateVpnGateway', { Type: 'ipsec.1' }, region), 'vpnGatewayId')
    const order = call('CreateVpnConnection', { Type: 'ipsec.1', CustomerGatewayId, VpnGatewayId }, region)
    for (let each = 0; each < PER_GATEWAY; each++) calls.push(order)
  }
  return calls
}

async function made(peer: Peer, asked: Call, tag: string): Promise<string> {
  using client = new Client(new URL(peer.url))
  const { status, body } = await client.exchange(signedRequest(asked, client.host, new Date()))
  const [, id] = new RegExp(`<${tag}>([^<]+)<`).exec(body.toString()) ?? []
  if (status !== 200 || id === undefined) throw new Error(`The server answered ${status} to ${asked.operation}: ${body}`)
  return id
}

async function timed({ pid }: Peer, job: Job): Promise<Asked> {
  const before = processorTimeMs(pid)
  const measured = await load(job)
  return { ...measured, processorUs: ((processorTimeMs(pid) - before) * 1000) / measured.sent }
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
  median((byTarget.get(target)?.get(scenario) ?? []).map(measured => measured[figure]))
const cell = (target: string, scenario: string) =>
  `${Math.round(middle(target, scenario, 'perSecond')).toLocaleString('en')}/s, ${middle(target, scenario, 'p99Ms').toFixed(1)} ms, ${processorText(middle(target, scenario, 'processorUs'))}`
const processorText = (us: number) => (us < 10_000 ? `${us.toFixed(0)} µs` : `${(us / 1000).toFixed(0)} ms`)
const ratio = (scenario: string, [above, below]: readonly [string, string], figure: keyof Asked) =>
  targets.includes('moto_server') ? `${(middle(above, scenario, figure) / middle(below, scenario, figure)).toFixed(1)}×` : '-'
console.log(
  table(
    ['requests/s, p99, processor time of each', ...targets, `${ours} / moto_server`, 'by processor time'],
    scenarios.map(scenario => [
      scenario,
      ...targets.map(target => cell(target, scenario)),
      ratio(scenario, [ours!, 'moto_server'], 'perSecond'),
      ratio(scenario, ['moto_server', ours!], 'processorUs'),
    ]),
  ),
)
console.log(`\nMedians of ${values.rounds} rounds in turns. ${loadAverage('after')}`)
