/**
 * Prints requests a second, the 99th percentile and processor time of EC2's requests on Landbridge and on moto_server, taken
 * in turns in the same run with the same load: `node bench/ec2.ts [--rounds 1] [--seconds 3] [--only landbridge]`.
 */
import { parseArgs } from 'node:util'
import { Client } from './load/client.ts'
import { load } from './load/load.ts'
import { type Call, signedRequest } from './load/signedRequest.ts'
import { timed } from './load/timed.ts'
import { landbridge } from './peers/landbridge.ts'
import { moto } from './peers/moto.ts'
import type { Peer } from './peers/peer.ts'
import { besidePeer, type Figures, note } from './print/besidePeer.ts'

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

/** Each concurrency has a server of its own: asked while it is empty, filled, asked again, and then told to make VPNs. */
async function measure(start: () => Promise<Peer>, figures: Figures): Promise<void> {
  for (const concurrency of [1, 16]) {
    await using peer = await start()
    const asked = async (name: string, calls: readonly Call[], repeat: boolean) => {
      const job = { url: peer.url, concurrency, calls, repeat, mostMs: repeat ? mostMs : 60_000, warmUpMs: repeat ? 1000 : 0 }
      const key = `${name}, ${concurrency} at a time`
      note(figures, key, await timed(peer, job))
    }
    // What is measured is a service that is warm: these are in another Region, where nothing of it is seen.
    await load({ url: peer.url, concurrency, calls: vpcs('eu-central-1', VPCS), repeat: false, mostMs: 60_000, warmUpMs: 0 })
    await asked('DescribeVpcs, the default one', [describe], true)
    await asked(`CreateVpc, 1 to ${VPCS.toLocaleString('en')} present`, vpcs('us-east-1', VPCS), false)
    await asked(`DescribeVpcs, ${VPCS.toLocaleString('en')} present`, [describe], true)
    const warm = await vpns(peer, 'eu-central-1')
    await load({ url: peer.url, concurrency, calls: warm, repeat: false, mostMs: 60_000, warmUpMs: 0 })
    await asked(`CreateVpnConnection, 0 to ${VPNS} present`, await vpns(peer, 'us-east-1'), false)
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

await besidePeer({ targets: TARGETS, only: values.only, rounds: Number(values.rounds), quotas: QUOTAS, measure })
