/**
 * Prints what Landbridge costs with many virtual interfaces in many accounts: what they take to be ordered through the real
 * operations, to be started on, to be kept in memory, and what requests of one account cost beside them:
 * `node bench/scale.ts [--sizes 1000,10000,100000]`.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Answered, Client } from './load/client.ts'
import { type Call, signedRequest } from './load/signedRequest.ts'
import { landbridge } from './peers/landbridge.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { processorTimeMs } from './print/processorTime.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000,100000' } } })
const ACCOUNT = '100000000000'
const REGION = 'us-east-1'
/** Each request is sent so often, one after the other, after a warm-up of a fifth of it. */
const TIMES = { read: 100, write: 200 }

interface Scale {
  readonly virtualInterfaces: number
  readonly seededPerSecond: number
  readonly seedCpuMs: number
  readonly dataMb: number
  readonly startMs: number
  readonly startCpuMs: number
  readonly startedMb: number
  readonly residentMb: number
  readonly answers: ReadonlyMap<string, Figures>
}

interface Figures {
  readonly medianMs: number
  readonly p99Ms: number
  readonly cpuMs: number
}

async function measured(virtualInterfaces: number): Promise<Scale> {
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-scale-'))
  try {
    const data = join(folder, 'data')
    const seed = execFileSync(process.execPath, [
      fileURLToPath(new URL('load/seed.ts', import.meta.url)),
      data,
      String(virtualInterfaces),
    ])
    const { perSecond, cpuMs } = JSON.parse(seed.toString())
    const dataMb = (await stat(join(data, 'landbridge.sqlite'))).size / 1e6
    const startedAt = performance.now()
    await using peer = await landbridge({ data })
    const startMs = performance.now() - startedAt
    const startCpuMs = processorTimeMs(peer.pid)
    const startedMb = residentMb(peer.pid)
    using client = new Client(new URL(peer.url))
    await rested(peer.pid)
    const answers = await asked(client, peer.pid)
    const memory = { startedMb, residentMb: residentMb(peer.pid) }
    return { virtualInterfaces, seededPerSecond: perSecond, seedCpuMs: cpuMs, dataMb, startMs, startCpuMs, ...memory, answers }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function asked(client: Client, pid: number): Promise<Map<string, Figures>> {
  const send = async (operation: string, input: object, account = ACCOUNT) => {
    const call: Call = { operation, region: REGION, input, accessKey: account }
    const answer = await client.exchange(signedRequest(call, client.host, new Date()))
    if (answer.status !== 200) throw new Error(`The server answered ${answer.status} to ${operation}: ${answer.body}`)
    return answer
  }
  const { connections } = bodyOf<{ connections: { connectionId: string }[] }>(await send('DescribeConnections', {}))
  const last = connections.at(-1)!.connectionId
  const { virtualInterfaces } = bodyOf<{ virtualInterfaces: { connectionId: string; directConnectGatewayId: string }[] }>(
    await send('DescribeVirtualInterfaces', {}),
  )
  const gatewayOn = new Map(virtualInterfaces.map(each => [each.connectionId, each.directConnectGatewayId]))
  /** Every connection has room for ten more, and so has the last gateway of each. */
  const order = (n: number) => {
    const [connectionId, directConnectGatewayId] = [...gatewayOn][n % gatewayOn.size]!
    const newPrivateVirtualInterface = { virtualInterfaceName: 'one more', vlan: 3000 + n, asn: 65001, directConnectGatewayId }
    return { connectionId, newPrivateVirtualInterface }
  }
  const seenAs = async (state: string, virtualInterfaceId: string) => {
    for (;;) {
      const seen = await send('DescribeVirtualInterfaces', { virtualInterfaceId })
      const [found] = bodyOf<{ virtualInterfaces: { virtualInterfaceState: string }[] }>(seen).virtualInterfaces
      if (found?.virtualInterfaceState === state) return
    }
  }
  const timed = async (times: number, run: (n: number) => Promise<unknown>): Promise<Figures> => {
    for (let n = 0; n < times / 5; n++) await run(n)
    const cpuBefore = processorTimeMs(pid)
    const spent: number[] = []
    for (let n = 0; n < times; n++) {
      const sentAt = performance.now()
      await run(n)
      spent.push(performance.now() - sentAt)
    }
    const sorted = spent.toSorted((a, b) => a - b)
    const cpuMs = (processorTimeMs(pid) - cpuBefore) / times
    return { medianMs: median(spent), p99Ms: sorted[Math.floor(times * 0.99)]!, cpuMs }
  }
  const figures = new Map<string, Figures>()
  const note = async (name: string, times: number, run: (n: number) => Promise<unknown>) =>
    void figures.set(name, await timed(times, run))
  await note('DescribeConnections of one', TIMES.read, () => send('DescribeConnections', { connectionId: last }))
  await note('DescribeVirtualInterfaces of an account', TIMES.read, () => send('DescribeVirtualInterfaces', {}))
  // The next account changes between two questions: what is kept of whole answers is of no use here.
  await note('DescribeVirtualInterfaces of an account, others writing', TIMES.read, async n => {
    await send('CreateDirectConnectGateway', { directConnectGatewayName: `of others ${n}` }, '999999999999')
    await send('DescribeVirtualInterfaces', {})
  })
  const made: string[] = []
  await note('CreatePrivateVirtualInterface, until it is seen available', TIMES.write, async () => {
    const answer = await send('CreatePrivateVirtualInterface', order(made.length))
    made.push(bodyOf<{ virtualInterfaceId: string }>(answer).virtualInterfaceId)
    await seenAs('available', made.at(-1)!)
  })
  await note('DeleteVirtualInterface, until it is seen deleted', TIMES.write, async () => {
    const virtualInterfaceId = made.pop()!
    await send('DeleteVirtualInterface', { virtualInterfaceId })
    await seenAs('deleted', virtualInterfaceId)
  })
  return figures
}

function bodyOf<T>({ body }: Answered): T {
  return JSON.parse(body.toString())
}

/** What was observed at the start is written little by little behind it: resolves when a second goes by without work. */
async function rested(pid: number): Promise<void> {
  for (let before = -100, now = processorTimeMs(pid); now - before > 20; now = processorTimeMs(pid)) {
    before = now
    await sleep(1000)
  }
}

function residentMb(pid: number): number {
  return (Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6
}

console.log(`${machine()}.\n`)
const scales: Scale[] = []
for (const size of values.sizes.split(',')) {
  scales.push(await measured(Number(size)))
  console.error(scales.at(-1))
}
const row = (name: string, cell: (scale: Scale) => string) => [name, ...scales.map(cell)]
const names = [...scales[0]!.answers.keys()]
console.log(
  table(
    ['virtual interfaces', ...scales.map(({ virtualInterfaces }) => virtualInterfaces.toLocaleString('en'))],
    [
      row('accounts of 1,000 each', scale => String(Math.ceil(scale.virtualInterfaces / 1000))),
      row('ordered a second', scale => Math.round(scale.seededPerSecond).toLocaleString('en')),
      row('processor time of each order', scale => `${(scale.seedCpuMs / scale.virtualInterfaces).toFixed(2)} ms`),
      row('data on disk', scale => `${scale.dataMb.toFixed(0)} MB`),
      row('start, until it answers', scale => `${(scale.startMs / 1000).toFixed(1)} s`),
      row('processor time of the start', scale => `${(scale.startCpuMs / 1000).toFixed(1)} s`),
      row('resident memory after the start', scale => `${scale.startedMb.toFixed(0)} MB`),
      row('resident memory after all of it', scale => `${scale.residentMb.toFixed(0)} MB`),
      ...names.map(name =>
        row(name, ({ answers }) => {
          const { medianMs, p99Ms, cpuMs } = answers.get(name)!
          return `${medianMs.toFixed(2)} ms, p99 ${p99Ms.toFixed(1)}, cpu ${cpuMs.toFixed(2)}`
        }),
      ),
    ],
  ),
)
console.log(`\n${loadAverage('after')}`)
