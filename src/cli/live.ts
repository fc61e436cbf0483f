import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DrillReport } from '../drill/report.ts'
import type { Trace } from '../drill/trace/trace.ts'
import { durationText } from '../net/duration.ts'
import { type CreatedAgain, createAgain, type Deletable, deletableOn, deleteLive, forget, howTo } from './liveDeletion.ts'
import { printJson } from './output.ts'
import { Refusal } from './refusal.ts'
import { ask } from './running.ts'

export interface LiveOptions {
  readonly cut?: readonly string[]
  readonly silent?: readonly string[]
  /** Virtual interfaces. */
  readonly delete?: readonly string[]
  readonly yes?: true
  readonly json?: true
}

/** What was measured of one flow while something was really broken on the service. */
interface Measured {
  readonly from: string
  readonly to: string
  /** Time until both directions got through again; null = they did not within the time that the drill predicts. */
  readonly darkMs: number | null
  readonly predictedMs: number | null
  /** What it goes by then; null = nothing. */
  readonly by: string | null
}

export interface LiveDrill {
  readonly measured: readonly Measured[]
  readonly createdAgain: readonly CreatedAgain[]
}

const POLL_MS = 50
/** How much longer than predicted is waited before a flow is given up. */
const PATIENCE = 1.1

/** Breaks the named things on the running service itself, measures when every flow gets through again, and heals them. */
export async function drillLive(url: string, options: LiveOptions): Promise<LiveDrill> {
  const { cut = [], silent = [], delete: deletions = [] } = options
  if (cut.length + silent.length + deletions.length === 0)
    throw new Refusal('--live needs what to break: --cut THING, --silent THING or --delete VIRTUAL-INTERFACE.')
  const asked = Object.fromEntries(Object.entries({ cut, silent, delete: deletions }).filter(([, things]) => things.length > 0))
  const predicted = await ask<DrillReport>(url, 'POST', '/drills', asked)
  const deletables: Deletable[] = []
  const begun: Begun = { faults: [], deleted: [] }
  let createdAgain: readonly CreatedAgain[] = []
  try {
    for (const component of deletedIn(predicted)) deletables.push(await deletableOn(url, component))
    await consent(url, options)
    const began = performance.now()
    let measured: readonly Measured[]
    try {
      await breakAll(url, { cut, silent, deletables }, begun)
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

interface Breaking {
  readonly cut: readonly string[]
  readonly silent: readonly string[]
  readonly deletables: readonly Deletable[]
}

async function breakAll(url: string, { cut, silent, deletables }: Breaking, begun: Begun): Promise<void> {
  for (const [kind, things] of [
    ['cut', cut],
    ['silent', silent],
  ] as const) {
    for (const on of things) begun.faults.push((await ask<{ id: string }>(url, 'POST', '/faults', { kind, on })).id)
  }
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
  const longest = Math.max(1000, ...verdicts.map(({ darkMs }) => (darkMs ?? 0) * PATIENCE))
  return Promise.all(
    verdicts.map(async ({ from, to, darkMs }) => {
      let back: number | null = null
      let by: string | null = null
      while (back === null && performance.now() - began < longest + 1000) {
        const trace = await ask<Trace>(url, 'POST', '/traces', { from, to })
        if (trace.outcome === 'delivered' && trace.back?.outcome === 'delivered') {
          back = Math.round(performance.now() - began)
          by = trace.hops.flatMap(({ via }) => via ?? []).join(', ')
        } else await sleep(POLL_MS)
      }
      return { from, to, darkMs: back, predictedMs: darkMs, by }
    }),
  )
}

async function consent(url: string, { cut = [], silent = [], delete: deletions = [], yes, json }: LiveOptions): Promise<void> {
  if (yes) return
  const broken = [...cut, ...silent]
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
  for (const { from, to, darkMs, predictedMs, by } of measured) {
    const got = darkMs === null ? 'did not get through again' : `was through again after ${durationText(darkMs)} by ${by}`
    const said = predictedMs === null ? 'no way back' : `at most ${durationText(predictedMs)} in the dark`
    console.log(`${from} → ${to} ${got}; predicted: ${said}.`)
  }
  for (const { name, was, is, state } of createdAgain)
    console.log(`${name} is there again with what it was ordered with, as ${is} (it was ${was}): ${state}.`)
  if (createdAgain.length > 0)
    console.log(
      'A virtual interface that is deleted leaves the network of the service at once: how long a router takes to notice is what is predicted.',
    )
  console.log('Everything that was broken is healed.')
}
