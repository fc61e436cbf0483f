import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery, DrillReport, FlowVerdict, ScenarioFault } from '../drill/report.ts'
import type { Trace } from '../drill/trace/trace.ts'
import { bandwidthText } from '../net/bandwidth.ts'
import { interruptedOnce } from './interruption.ts'
import { type CreatedAgain, createAgain, type Deletable, deletableOn, deleteLive, forget, howTo } from './liveDeletion.ts'
import {
  brokenByOthers,
  healed,
  type LiveFaults,
  type Order,
  ordersOf,
  refuseBroken,
  returned,
  type StandingFault,
  standingFaults,
} from './liveFaults.ts'
import { refuseNothingToJudge } from './nothingToJudge.ts'
import { Refusal } from './refusal.ts'
import { ask } from './running.ts'

export interface LiveOptions {
  readonly yes?: true
  readonly json?: true
}

/** What was measured of one flow while something was really broken on the service. */
export interface Measured {
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
  /** Interrupted: what had not got through by then may have done so later. */
  readonly partial?: true
  /** What else was broken on the service, which the prediction leaves out; absent = nothing. */
  readonly brokenByOthers?: string
}

const POLL_MS = 50
/** How much longer than predicted is waited before a flow is given up. */
const PATIENCE = 1.1
/** How long after that the service heals by itself what this program could not, because it was killed or cut off. */
const LEFT_MS = 60_000

/**
 * Breaks the named things on the running service itself, measures when every flow gets through again, and heals them, also
 * where Ctrl-C ends it. What it could not heal is told, and heals by itself.
 */
export async function drillLive(url: string, asked: LiveFaults, options: LiveOptions): Promise<LiveDrill> {
  const orders = ordersOf(asked)
  if (orders.length + (asked.delete ?? []).length === 0)
    throw new Refusal(
      '--live needs what to break: --cut, --silent, --drain THING, --loss THING=SHARE, --rate THING=RATE or --delete VIRTUAL-INTERFACE.',
    )
  const predicted = await ask<DrillReport>(url, 'POST', '/drills', asked)
  refuseNothingToJudge(url, predicted)
  if (orders.length > 0) await refuseStandingClock(url)
  refuseBroken(url, await standingFaults(url), plannedIn(predicted))
  const deletables: Deletable[] = []
  const begun: Begun = { deleted: [] }
  try {
    for (const component of deletedIn(predicted)) deletables.push(await deletableOn(url, component))
    await consent(url, asked, options)
    return await brokenAndHealed({ url, orders, deletables, predicted }, begun)
  } finally {
    for (const deletable of deletables) if (!begun.deleted.includes(deletable)) await forget(deletable)
  }
}

interface Breaking {
  readonly url: string
  readonly orders: readonly Order[]
  readonly deletables: readonly Deletable[]
  readonly predicted: DrillReport
}

/** What has to be undone beside the faults, which the service lists. */
interface Begun {
  readonly deleted: Deletable[]
}

async function brokenAndHealed(breaking: Breaking, begun: Begun): Promise<LiveDrill> {
  const { url, predicted } = breaking
  const until = `${Math.ceil((longestOf(predicted) + LEFT_MS) / 1000)}s`
  using interruption = interruptedOnce('What is broken is being healed; once more ends at once and leaves it broken.')
  const { signal } = interruption
  const began = performance.now()
  let measured: readonly Measured[]
  let after: Undone
  try {
    await breakAll(breaking, { until, signal }, begun)
    measured = await measure(url, predicted, { began, signal })
  } catch (thrown) {
    console.error('The drill ended before all was measured; what it broke is being healed.')
    throw thrown
  } finally {
    after = await undone(breaking, begun, until)
  }
  const brokenMeanwhile = await brokenByOthers(url, after.others)
  return {
    measured,
    createdAgain: after.createdAgain,
    ...(signal.aborted && { partial: true }),
    ...(brokenMeanwhile === undefined ? {} : { brokenByOthers: brokenMeanwhile }),
  }
}

interface Undone {
  readonly createdAgain: readonly CreatedAgain[]
  readonly others: readonly StandingFault[]
}

/** Both are tried, whatever becomes of the other, and a service that went away is waited for. */
async function undone({ url, predicted }: Breaking, { deleted }: Begun, until: string): Promise<Undone> {
  await returned(url)
  const [again, heal] = await Promise.allSettled([allAgain(deleted), healed(url, plannedIn(predicted), until)])
  const problems = [again, heal].flatMap(result => (result.status === 'rejected' ? [result.reason as Error] : []))
  const bug = problems.find(problem => !(problem instanceof Refusal))
  if (bug) throw bug
  if (again.status === 'rejected' || heal.status === 'rejected')
    throw new Refusal(problems.map(({ message }) => message).join('\n'))
  return { createdAgain: again.value, others: heal.value }
}

async function breakAll(
  { url, orders, deletables }: Breaking,
  { until, signal }: { readonly until: string; readonly signal: AbortSignal },
  begun: Begun,
): Promise<void> {
  for (const order of orders) if (!signal.aborted) await ask(url, 'POST', '/faults', { ...order, until })
  for (const deletable of deletables) {
    if (signal.aborted) return
    // If the answer is lost on the way it may be deleted all the same: its order is kept from here on.
    begun.deleted.push(deletable)
    console.error(`${deletable.name} is deleted. Should this end before it is there again: ${howTo(deletable)}`)
    await deleteLive(deletable)
  }
}

/** By a clock that somebody moves no timer runs out while it is measured, so that nothing would ever be noticed. */
async function refuseStandingClock(url: string): Promise<void> {
  const now = async () => (await ask<{ readonly now: string }>(url, 'GET', '/clock')).now
  const before = await now()
  await sleep(POLL_MS)
  if ((await now()) !== before) return
  throw new Refusal(
    `The clock of ${url} stands still until somebody moves it (--clock manual), so that nothing can be measured there; drill it without --live.`,
  )
}

function plannedIn({ scenarios }: DrillReport): readonly ScenarioFault[] {
  return (scenarios[0]?.faults ?? []).filter(({ kind }) => kind !== 'delete')
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

function verdictsIn({ scenarios }: DrillReport): readonly FlowVerdict[] {
  return scenarios[0]?.flows ?? []
}

/** So long a flow is waited for. */
function longestOf(predicted: DrillReport): number {
  const waits = verdictsIn(predicted).map(({ darkMs, lossy }) => PATIENCE * Math.max(darkMs ?? 0, lossy?.ms ?? 0))
  return Math.max(1000, ...waits) + 1000
}

interface Watch {
  readonly began: number
  readonly signal: AbortSignal
}

async function measure(url: string, predicted: DrillReport, { began, signal }: Watch): Promise<readonly Measured[]> {
  const longest = longestOf(predicted)
  return Promise.all(
    verdictsIn(predicted).map(async verdict => {
      const { from, to, darkMs } = verdict
      let dark = 0
      let darkSince: number | undefined = 0
      let through: Trace | undefined
      let neverSeenDark = true
      // What loss is expected to end is waited for; loss that stays is looked at once.
      while (performance.now() - began < longest && !signal.aborted) {
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
  // Ctrl-C and Ctrl-D are a no.
  const answer = await prompt.question(question).catch(() => '')
  prompt.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new Refusal('Nothing was broken.')
}
