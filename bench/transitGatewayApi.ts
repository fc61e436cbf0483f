/**
 * Prints what requests cost on a service with one transit gateway and thousands of VPCs attached to it, and how long a
 * change of routes takes until the computed tables answer it: `node bench/transitGatewayApi.ts [--attachments 5000]`.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Client } from './load/client.ts'
import { type Call, signedRequest } from './load/signedRequest.ts'
import { landbridge } from './peers/landbridge.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { processorTimeMs } from './print/processorTime.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({
  options: {
    attachments: { type: 'string', default: '5000' },
    times: { type: 'string', default: '200' },
    profile: { type: 'string' },
  },
})
const attachments = Number(values.attachments)
const times = Number(values.times)
const ACCOUNT = '123456789012'
/** AWS's defaults are 5 VPCs per Region and 5,000 attachments of a transit gateway. */
const QUOTAS = { vpcsPerRegion: 20_000, attachmentsPerTransitGateway: 10_000 }
const MS_TO_WRITE = 1000

const folder = await mkdtemp(join(tmpdir(), 'landbridge-transit-gateway-'))
try {
  console.log(`${machine()}; quotas raised: ${JSON.stringify(QUOTAS)}.\n`)
  const data = join(folder, 'data')
  const program = fileURLToPath(new URL('load/seedTransitGateway.ts', import.meta.url))
  const quotas = JSON.stringify(QUOTAS)
  const seeded = JSON.parse(execFileSync(process.execPath, [program, data, String(attachments), '--quotas', quotas]).toString())
  const dataMb = (await stat(join(data, 'landbridge.sqlite'))).size / 1e6
  const startedAt = performance.now()
  const nodeArgs = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]
  await using peer = await landbridge({ data, quotas: QUOTAS, nodeArgs })
  const startMs = performance.now() - startedAt
  const startCpuMs = processorTimeMs(peer.pid)
  await rested(peer.pid)
  const startedMb = residentMb(peer.pid)
  using client = new Client(new URL(peer.url))
  const rows = await asked(client, peer.pid)
  const order = ({ wallMs, cpuMs }: { wallMs: number; cpuMs: number }) => `${wallMs.toFixed(1)} ms, cpu ${cpuMs.toFixed(1)}`
  console.log(table([`${attachments.toLocaleString('en')} VPC attachments`, 'median', 'p99', 'processor time'], rows))
  const facts = [
    ['ordering a VPC, subnet, attachment and route, the first fifth of them', order(seeded.first)],
    ['the last fifth', order(seeded.last)],
    ['data on disk', `${dataMb.toFixed(0)} MB`],
    ['start, until it answers', `${(startMs / 1000).toFixed(1)} s, cpu ${(startCpuMs / 1000).toFixed(1)}`],
    ['resident memory after the start', `${startedMb.toFixed(0)} MB`],
    ['resident memory after all of it', `${residentMb(peer.pid).toFixed(0)} MB`],
  ]
  console.log(`\n${table(['beside them', ''], facts)}`)
  console.log(`\nOne run, ${times} times each, one at a time. ${loadAverage('after')}`)
} finally {
  await rm(folder, { recursive: true })
}

async function asked(client: Client, pid: number): Promise<string[][]> {
  const send = async (operation: string, input: Record<string, string> = {}) => {
    const call: Call = { service: 'ec2', operation, region: 'us-east-1', input, accessKey: ACCOUNT }
    const { status, body } = await client.exchange(signedRequest(call, client.host, new Date()))
    if (status !== 200) throw new Error(`The server answered ${status} to ${operation}: ${body}`)
    return body.toString()
  }
  const trace = async () => {
    const body = JSON.stringify({ from: 'host-0', to: 'host-1' })
    const head = `POST /landbridge/v1/traces HTTP/1.1\r\nhost: ${client.host}\r\ncontent-type: application/json\r\n`
    const answer = await client.exchange(Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`))
    if (answer.status !== 200 || JSON.parse(answer.body.toString()).outcome !== 'delivered')
      throw new Error(`The trace was not delivered: ${answer.body}`)
  }
  const rows: string[][] = []
  const note = async (name: string, count: number, run: (n: number) => Promise<unknown>) => {
    const spent: number[] = []
    for (let n = 0; n < count / 10; n++) await run(-1 - n)
    const cpuBefore = processorTimeMs(pid)
    for (let n = 0; n < count; n++) {
      const sentAt = performance.now()
      await run(n)
      spent.push(performance.now() - sentAt)
    }
    const cpuMs = (processorTimeMs(pid) - cpuBefore) / count
    const p99 = spent.toSorted((a, b) => a - b)[Math.floor(count * 0.99)]!
    rows.push([name, `${median(spent).toFixed(1)} ms`, `${p99.toFixed(1)} ms`, `${cpuMs.toFixed(1)} ms`])
    console.error(rows.at(-1)!.join(', '))
  }

  const all = await send('DescribeTransitGatewayAttachments')
  const someAttachment = first(all, 'transitGatewayAttachmentId')
  const gateway = first(all, 'transitGatewayId')
  const someVpc = first(all, 'resourceId')
  const TransitGatewayRouteTableId = first(all, 'transitGatewayRouteTableId')
  const search = (name: string, value: string, more = {}) =>
    send('SearchTransitGatewayRoutes', { TransitGatewayRouteTableId, 'Filter.1.Name': name, 'Filter.1.Value.1': value, ...more })
  const answered = async (cidr: string) => {
    while (!(await search('route-search.exact-match', cidr)).includes('<state>active</state>')) await sleep(1)
  }
  const route = (DestinationCidrBlock: string) => ({ TransitGatewayRouteTableId, DestinationCidrBlock })
  // What is asked is answered anew each time: something else has changed in between.
  const beside = () => send('CreateVpc', { CidrBlock: '192.168.0.0/24' })
  const kept = '10.0.7.0/24'
  for (const [when, before] of [
    ['', async () => undefined],
    [', others writing', beside],
  ] as const) {
    const describe = (input: Record<string, string>) => async () => {
      await before()
      await send('DescribeTransitGatewayAttachments', input)
    }
    await note(`DescribeTransitGatewayAttachments, all${when}`, times, describe({}))
    await note(`DescribeTransitGatewayAttachments, a page of 1,000${when}`, times, describe({ MaxResults: '1000' }))
    await note(
      `DescribeTransitGatewayAttachments by id${when}`,
      times,
      describe({ 'TransitGatewayAttachmentIds.1': someAttachment }),
    )
    await note(
      `DescribeTransitGatewayAttachments of a VPC by filter${when}`,
      times,
      describe({ 'Filter.1.Name': 'resource-id', 'Filter.1.Value.1': someVpc }),
    )
    await note(`SearchTransitGatewayRoutes for one block${when}`, times, async () => {
      await before()
      await search('route-search.exact-match', kept)
    })
    await note(`SearchTransitGatewayRoutes, the first 1,000${when}`, times, async () => {
      await before()
      await search('state', 'active')
    })
    await note(`a trace from VPC to VPC${when}`, times, async () => {
      await before()
      await trace()
    })
  }
  await note('CreateTransitGatewayRoute, until it is answered as active', times / 4, async n => {
    const cidr = `172.16.${(n + 256) % 256}.0/24`
    await send('CreateTransitGatewayRoute', { ...route(cidr), TransitGatewayAttachmentId: someAttachment })
    await answered(cidr)
  })
  await note('a trace just after a route has changed', times / 4, async n => {
    await send('CreateTransitGatewayRoute', { ...route(`172.17.${(n + 256) % 256}.0/24`), Blackhole: 'true' })
    await trace()
  })
  const waiting: { readonly VpcId: string; readonly SubnetId: string; readonly cidr: string }[] = []
  for (let n = 0; n < times / 4 + times / 40; n++) {
    const cidr = `10.${100 + Math.floor(n / 256)}.${n % 256}.0/24`
    const VpcId = first(await send('CreateVpc', { CidrBlock: cidr }), 'vpcId')
    waiting.push({ VpcId, SubnetId: first(await send('CreateSubnet', { VpcId, CidrBlock: cidr }), 'subnetId'), cidr })
  }
  await note('CreateTransitGatewayVpcAttachment, until its route is answered', times / 4, async () => {
    const { VpcId, SubnetId, cidr } = waiting.pop()!
    await send('CreateTransitGatewayVpcAttachment', { TransitGatewayId: gateway, VpcId, 'SubnetIds.1': SubnetId })
    await answered(cidr)
  })
  return rows
}

function first(xml: string, tag: string): string {
  const [, text] = new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(xml) ?? []
  if (text === undefined) throw new Error(`there is no ${tag} in ${xml.slice(0, 500)}`)
  return text
}

/** What was observed at the start is written little by little behind it: resolves when a second goes by without work. */
async function rested(pid: number): Promise<void> {
  for (let before = -100, now = processorTimeMs(pid); now - before > 20; now = processorTimeMs(pid)) {
    before = now
    await sleep(MS_TO_WRITE)
  }
}

function residentMb(pid: number): number {
  return (Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6
}
