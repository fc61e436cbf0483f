import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { NamedFaults } from '../drill/namedFaults.ts'
import { deliveredText, shareText } from '../drill/report/rateText.ts'
import type { Delivery, DrillReport, FlowVerdict } from '../drill/report.ts'
import type { Trace } from '../drill/trace/trace.ts'
import { bandwidthText } from '../net/bandwidth.ts'
import { durationText } from '../net/duration.ts'
import { type CreatedAgain, createAgain, type Deletable, deletableOn, deleteLive, forget, howTo } from './liveDeletion.ts'
import { printJson } from './output.ts'
import { Refusal } from './refusal.ts'
import { ask } from './running.ts'

export interface LiveOptions {
  readonly yes?: true
  readonly json?: true
}

/** What was measured of one flow while something was really broken on the service. */
interface Measured {
  readonly from: string
  readonly to: string
  /** Time until both directions got through again; null = they did not within the time that the drill predicts. */
  readonly darkMs: number | null
  /** It got through whenever it was looked at: `darkMs` is then how long the first look took. */
  readonly neverSeenDark?: true
  readonly predictedMs: number | null
  /** What it goes by then; null = nothing. */
  readonly by: string | null
  /** The larger share of its packets, 0..1, that one direction lost then; absent = none. */
  readonly lostShare?: number
  readonly predictedLostShare?: number
  /** Lowered rates that it met then: no packets are sent to fill them, so what arrives at peak is predicted alone. */
  readonly lowered?: readonly string[]
  readonly predictedPeak?: Delivery
}

export interface LiveDrill {
  readonly measured: readonly Measured[]
  readonly createdAgain: readonly CreatedAgain[]
}

const POLL_MS = 50
/** How much longer than predicted is waited before a flow is given up. */
const PATIENCE = 1.1

/** What a service can be told to break and to heal: what flaps is played on a copy alone. */
export type LiveFaults = Omit<NamedFaults, 'flap'>

/** Breaks the named things on the running service itself, measures when every flow gets through again, and heals them. */
export async function drillLive(url: string, asked: LiveFaults, options: LiveOptions): Promise<LiveDrill> {
  const orders = ordersOf(asked)
  if (orders.length + (asked.delete ?? []).length === 0)
    throw new Refusal(
      '--live needs what to break: --cut, --silent, --drain THING, --loss THING=SHARE, --rate THING=RATE or --delete VIRTUAL-INTERFACE.',
    )
  const predicted = await ask<DrillReport>(url, 'POST', '/drills', asked)
  const deletables: Deletable[] = []
  const begun: Begun = { faults: [], deleted: [] }
  let createdAgain: readonly CreatedAgain[] = []
  try {
    for (const component of deletedIn(predicted)) deletables.push(await deletableOn(url, component))
    await consent(url, asked, options)
    const began = performance.now()
    let measured: readonly Measured[]
    try {
      await breakAll(url, { orders, deletables }, begun)
      measured = await measure(url, predicted, began)
    } finally {
      try {
        createdAgain = await allAgain(begun.deleted)
      } finally {
        for (const id of begun.faults) await ask(url, 'DELETE', `/faults/${id}`)
      }
    }
    return { measured, createdAgain }
  } finally {
    for (const deletable of deletables) if (!begun.deleted.includes(deletable)) await forget(deletable)
  }
}

/** What has to be undone. */
interface Begun {
  readonly faults: string[]
  readonly deleted: Deletable[]
}

/** One call of `/faults`. */
interface Order {
  readonly kind: 'cut' | 'silent' | 'drain' | 'loss' | 'rate'
  readonly on: string
  readonly direction?: 'out' | 'in' | undefined
  readonly share?: string
  readonly to?: string
}

function ordersOf({ cut = [], silent = [], drain = [], loss = [], rate = [] }: LiveFaults): readonly Order[] {
  return [
    ...cut.map(on => ({ kind: 'cut' as const, on })),
    ...silent.map(item => ({ kind: 'silent' as const, ...(typeof item === 'string' ? { on: item } : item) })),
    ...drain.map(on => ({ kind: 'drain' as const, on })),
    ...loss.map(item => ({ kind: 'loss' as const, ...item })),
    ...rate.map(item => ({ kind: 'rate' as const, ...item })),
  ]
}

interface Breaking {
  readonly orders: readonly Order[]
  readonly deletables: readonly Deletable[]
}

async function breakAll(url: string, { orders, deletables }: Breaking, begun: Begun): Promise<void> {
  for (const order of orders) begun.faults.push((await ask<{ id: string }>(url, 'POST', '/faults', order)).id)
  for (const deletable of deletables) {
    // If the answer is lost on the way it may be deleted all the same: its order is kept from here on.
    begun.deleted.push(deletable)
    console.error(`${deletable.name} is deleted. Should this end before it is there again: ${howTo(deletable)}`)
    await deleteLive(deletable)
  }
}

function deletedIn({ scenarios }: DrillReport): string[] {
  return (scenarios[0]?.faults ?? []).filter(({ kind }) => kind === 'delete').map(({ on }) => on)
}

/** All are tried, whatever becomes of one. */
async function allAgain(deleted: readonly Deletable[]): Promise<CreatedAgain[]> {
  const created: CreatedAgain[] = []
  const problems: string[] = []
  for (const deletable of deleted) {
    try {
      created.push(await createAgain(deletable))
    } catch (thrown) {
      problems.push((thrown as Error).message)
    }
  }
  if (problems.length > 0) throw new Refusal(problems.join('\n'))
  return created
}

async function measure(url: string, predicted: DrillReport, began: number): Promise<readonly Measured[]> {
  const verdicts = predicted.scenarios[0]?.flows ?? []
  const longest = Math.max(1000, ...verdicts.map(({ darkMs, lossy }) => PATIENCE * Math.max(darkMs ?? 0, lossy?.ms ?? 0)))
  return Promise.all(
    verdicts.map(async verdict => {
      const { from, to, darkMs } = verdict
      let dark = 0
      let darkSince: number | undefined = 0
      let through: Trace | undefined
      let neverSeenDark = true
      // What loss is expected to end is waited for; loss that stays is looked at once.
      while (performance.now() - began < longest + 1000) {
        const trace = await ask<Trace>(url, 'POST', '/traces', { from, to })
        const now = performance.now() - began
        if (trace.outcome === 'delivered' && trace.back?.outcome === 'delivered') {
          dark += now - (darkSince ?? now)
          darkSince = undefined
          through = trace
          if (lostOn(trace) === 0 || (verdict.lossy?.ms ?? null) === null) break
        } else {
          darkSince ??= now
          through = undefined
          neverSeenDark = false
        }
        await sleep(POLL_MS)
      }
      const by = through?.hops.flatMap(({ via }) => via ?? []).join(', ') ?? null
      const measured = darkSince === undefined ? Math.round(dark) : null
      const seen = neverSeenDark ? ({ neverSeenDark: true } as const) : {}
      return { from, to, darkMs: measured, ...seen, predictedMs: darkMs, by, ...inPart(through, verdict) }
    }),
  )
}

function lostOn({ lostShare = 0, back }: Trace): number {
  return Math.max(lostShare, back?.lostShare ?? 0)
}

/** What fails in part on the way that a flow goes now, beside what was predicted of it. */
function inPart(trace: Trace | undefined, { lossy, peak }: FlowVerdict): Partial<Measured> {
  const lost = trace ? lostOn(trace) : 0
  const met = [...(trace?.hops ?? []), ...(trace?.back?.hops ?? [])].flatMap(({ faults = [] }) => faults)
  const lowered = met.flatMap(({ kind, name, toBps = 0 }) => (kind === 'rate' ? [`${name} to ${bandwidthText(toBps)}`] : []))
  return {
    ...(lost > 0 ? { lostShare: lost } : {}),
    ...(lossy ? { predictedLostShare: lossy.share } : {}),
    ...(lowered.length > 0 ? { lowered: [...new Set(lowered)], predictedPeak: peak } : {}),
  }
}

async function consent(url: string, asked: LiveFaults, { yes, json }: LiveOptions): Promise<void> {
  if (yes) return
  const [broken, deletions] = [ordersOf(asked).map(({ on }) => on), asked.delete ?? []]
  const doings = [
    ...(broken.length > 0 ? [`breaks ${broken.join(', ')} until it is measured`] : []),
    ...(deletions.length > 0 ? [`deletes ${deletions.join(', ')}, looks, and creates it again under a new id`] : []),
  ]
  const question = `On ${url} itself this ${doings.join(' and ')}. Go on? [y/N] `
  if (json || !process.stdin.isTTY)
    throw new Refusal('--live breaks things on the service itself and asks first; without a terminal say --yes.')
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await prompt.question(question)
  prompt.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new Refusal('Nothing was broken.')
}

/** Measured beside predicted, a line per flow. */
export function printMeasured({ measured, createdAgain }: LiveDrill, json: boolean): void {
  if (json) {
    printJson({ measured, createdAgain })
    return
  }
  for (const flow of measured) console.log(measuredText(flow))
  for (const { name, was, is, state } of createdAgain)
    console.log(`${name} is there again with what it was ordered with, as ${is} (it was ${was}): ${state}.`)
  if (createdAgain.length > 0)
    console.log(
      'A virtual interface that is deleted leaves the network of the service at once: how long a router takes to notice is what is predicted.',
    )
  console.log('Everything that was broken is healed.')
}

function measuredText({ from, to, darkMs, neverSeenDark, predictedMs, by, ...part }: Measured): string {
  const when = neverSeenDark ? 'got through at the first look, after' : 'was through again after'
  const got = darkMs === null ? 'did not get through again' : `${when} ${durationText(darkMs)} by ${by}`
  const said = predictedMs === null ? 'no way back' : `at most ${durationText(predictedMs)} in the dark`
  const { lostShare, predictedLostShare, lowered, predictedPeak } = part
  const lost = lostShare === undefined ? '' : `, losing ${shareText(lostShare)} of its packets on one way`
  const slower = lowered === undefined ? '' : `, past ${lowered.join(' and ')} (lowered)`
  const predictedLost = predictedLostShare === undefined ? '' : `, ${shareText(predictedLostShare)} of all packets lost meanwhile`
  const arrives = predictedPeak === undefined ? '' : `, ${deliveredText(predictedPeak)} at peak get through`
  return `${from} → ${to} ${got}${lost}${slower}; predicted: ${said}${predictedLost}${arrives}.`
}
