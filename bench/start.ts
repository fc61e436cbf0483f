/**
 * Prints how long Landbridge takes from being spawned to its first answered DescribeConnections, and the memory it then
 * holds, with and without Node's compile cache, and the same of moto_server, in turns: `node bench/start.ts [--rounds 7]`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from './load/client.ts'
import { signedRequest } from './load/signedRequest.ts'
import { landbridge } from './peers/landbridge.ts'
import { moto } from './peers/moto.ts'
import type { Peer } from './peers/peer.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } })
const rounds = Number(values.rounds)
const compileCache = await mkdtemp(join(tmpdir(), 'landbridge-compiled-'))

const TARGETS: Readonly<Record<string, () => Promise<Peer>>> = {
  'bin/landbridge.mjs and what it starts': () => landbridge({ compileCache, byLauncher: true }),
  'the service alone': () => landbridge({ compileCache }),
  'the service alone, no compile cache': () => landbridge({}),
  moto_server: moto,
}

interface Started {
  readonly answeredMs: number
  readonly residentMb: number
}

async function started(start: () => Promise<Peer>): Promise<Started> {
  const startedAt = performance.now()
  await using peer = await start()
  const url = new URL(peer.url)
  using client = new Client(url)
  const call = { operation: 'DescribeConnections', region: 'us-east-1', input: {} }
  const status = await client.send(signedRequest(call, url.host, new Date()))
  const answeredMs = performance.now() - startedAt
  if (status !== 200) throw new Error(`The first request was answered with ${status}.`)
  return { answeredMs, residentMb: residentMb(peer.pid) }
}

/** Resident set size of the process and of its children, in MB of 10^6 bytes, as ps tells. */
function residentMb(pid: number): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid), '--ppid', String(pid)], { encoding: 'utf8' })
  return (
    (kilobytes
      .trim()
      .split(/\s+/)
      .reduce((sum, figure) => sum + Number(figure), 0) *
      1024) /
    1e6
  )
}

try {
  console.log(`${machine()}.\n`)
  // The first start fills the compile cache, as installing does.
  await started(TARGETS['the service alone']!)
  const runs = new Map<string, Started[]>(Object.keys(TARGETS).map(name => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, found] of runs) found.push(await started(TARGETS[name]!))
  }
  const rows = [...runs].map(([name, found]) => {
    const times = found.map(({ answeredMs }) => answeredMs)
    const memory = found.map(({ residentMb }) => residentMb)
    const span = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`
    return [name, `${median(times).toFixed(0)} ms`, span, `${median(memory).toFixed(0)} MB`]
  })
  console.log(table(['', 'first answer, median', 'least to most', 'memory, median'], rows))
  console.log(`\n${rounds} rounds in turns. ${loadAverage('after')}`)
} finally {
  await rm(compileCache, { recursive: true })
}
