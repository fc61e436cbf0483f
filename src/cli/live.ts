import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DrillReport } from '../drill/report.ts'
import type { Trace } from '../drill/trace.ts'
import { durationText } from '../net/duration.ts'
import { printJson } from './output.ts'
import { Refusal } from './refusal.ts'
import { ask } from './running.ts'

export interface LiveOptions {
  readonly cut?: readonly string[]
  readonly silent?: readonly string[]
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
}

const POLL_MS = 50
/** How much longer than predicted is waited before a flow is given up. */
const PATIENCE = 1.1

/** Breaks the named things on the running service itself, measures when every flow gets through again, and heals them. */
export async function drillLive(url: string, options: LiveOptions): Promise<readonly Measured[]> {
  const { cut = [], silent = [] } = options
  if (cut.length + silent.length === 0) throw new Refusal('--live needs what to break: --cut THING or --silent THING.')
  await consent(url, [...cut, ...silent], options)
  const predicted = await ask<DrillReport>(url, 'POST', '/drills', { cut, silent })
  const faults: string[] = []
  const began = performance.now()
  try {
    for (const [kind, things] of [
      ['cut', cut],
      ['silent', silent],
    ] as const) {
      for (const on of things) faults.push((await ask<{ id: string }>(url, 'POST', '/faults', { kind, on })).id)
    }
    return await measure(url, predicted, began)
  } finally {
    for (const id of faults) await ask(url, 'DELETE', `/faults/${id}`)
  }
}

async function measure(url: string, predicted: DrillReport, began: number): Promise<readonly Measured[]> {
  const verdicts = predicted.scenarios[0]?.flows ?? []
  const longest = Math.max(1000, ...verdicts.map(({ darkMs }) => (darkMs ?? 0) * PATIENCE))
  return Promise.all(
    verdicts.map(async ({ from, to, darkMs }) => {
      let back: number | null = null
      while (back === null && performance.now() - began < longest + 1000) {
        const trace = await ask<Trace>(url, 'POST', '/traces', { from, to })
        if (trace.outcome === 'delivered' && trace.back?.outcome === 'delivered') back = Math.round(performance.now() - began)
        else await sleep(POLL_MS)
      }
      return { from, to, darkMs: back, predictedMs: darkMs }
    }),
  )
}

async function consent(url: string, things: readonly string[], { yes, json }: LiveOptions): Promise<void> {
  if (yes) return
  const question = `This breaks ${things.join(', ')} on ${url} itself until it is measured. Go on? [y/N] `
  if (json || !process.stdin.isTTY)
    throw new Refusal('--live breaks things on the service itself and asks first; without a terminal say --yes.')
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await prompt.question(question)
  prompt.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new Refusal('Nothing was broken.')
}

/** Measured beside predicted, a line per flow. */
export function printMeasured(measured: readonly Measured[], json: boolean): void {
  if (json) {
    printJson({ measured })
    return
  }
  for (const { from, to, darkMs, predictedMs } of measured) {
    const got = darkMs === null ? 'did not get through again' : `was through again after ${durationText(darkMs)}`
    const said = predictedMs === null ? 'no way back' : `at most ${durationText(predictedMs)} in the dark`
    console.log(`${from} → ${to} ${got}; predicted: ${said}.`)
  }
  console.log('Everything that was broken is healed.')
}
