/** The process that makes the load: takes one job as a message and answers with one. */
import { once } from 'node:events'
import { Client } from './client.ts'
import { type Call, signedRequest } from './signedRequest.ts'

export interface Job {
  readonly url: string
  readonly concurrency: number
  /** Sent one after the other, again from the start where `repeat`; each is signed before the clock runs. */
  readonly calls: readonly Call[]
  readonly repeat: boolean
  /** Ends the measurement, or all calls being answered. */
  readonly mostMs: number
  /** Sent before, and not counted. */
  readonly warmUpMs: number
}

export interface Measured {
  readonly answered: number
  /** All that were answered, those before the clock ran included. */
  readonly sent: number
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
  /** Share of one core that this process used: near 1, it was the bottleneck itself. */
  readonly ownCpu: number
}

const [message] = await once(process, 'message')
const job: Job = message
const url = new URL(job.url)
const requests = job.calls.map(call => signedRequest(call, url.host, new Date()))
const clients = Array.from({ length: job.concurrency }, () => new Client(url))

const warmed = job.warmUpMs > 0 ? await run(job.warmUpMs) : []
const cpu = process.cpuUsage()
const startedAt = performance.now()
const latencies = await run(job.mostMs)
const wallMs = performance.now() - startedAt
const used = process.cpuUsage(cpu)
for (const client of clients) client[Symbol.dispose]()

const sorted = Float64Array.from(latencies).sort()
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
const measured: Measured = {
  answered: sorted.length,
  sent: warmed.length + sorted.length,
  perSecond: sorted.length / (wallMs / 1000),
  medianMs: at(0.5),
  p99Ms: at(0.99),
  ownCpu: (used.user + used.system) / 1000 / wallMs,
}
process.send!(measured)

/** Every client sends its next request as soon as its last is answered; the first refusal ends it all. */
async function run(mostMs: number): Promise<number[]> {
  const end = performance.now() + mostMs
  const latencies: number[] = []
  let next = 0
  await Promise.all(
    clients.map(async client => {
      while (performance.now() < end && (job.repeat || next < requests.length)) {
        const request = requests[next++ % requests.length]!
        const sentAt = performance.now()
        const status = await client.send(request)
        latencies.push(performance.now() - sentAt)
        if (status !== 200) throw new Error(`The server answered ${status} to ${job.calls[0]?.operation}.`)
      }
    }),
  )
  return latencies
}
