import { parentPort, workerData } from 'node:worker_threads'
import type { Evaluation } from '../planner/evaluation.ts'
import { planBreakEven } from '../planner/planBreakEven.ts'
import type { PlanBreakEven } from '../planner/planReport.ts'
import type { PriceInput } from '../pricing/price.ts'
import { catalogueInUse } from './catalogueInUse.ts'
import { evaluatedEstate, pricedDesign, type Wanted } from './planEvaluation.ts'

/** What every thread of a plan knows from its beginning. */
export interface PlanThreadData {
  readonly wanted: Wanted
  /** Where adopted prices are. */
  readonly directory: string
}

export interface NamedEstate {
  readonly name: string
  readonly estate: string
}

/** One piece of work; the answer has the same number. */
export type PlanWork = { readonly number: number } & (
  | { readonly evaluate: NamedEstate }
  | { readonly breakEven: readonly [NamedEstate, NamedEstate] }
)

export interface PlanDone {
  readonly number: number
  readonly evaluation?: Evaluation
  readonly breakEven?: PlanBreakEven
}

const { wanted, directory } = workerData as PlanThreadData
const catalogue = await catalogueInUse(directory)
/** Rows cannot be sent: what was made here once is made again in another thread only. */
const priced = new Map<string, PriceInput>()

async function evaluated({ name, estate }: NamedEstate): Promise<Evaluation> {
  const found = await evaluatedEstate(estate, wanted, catalogue)
  priced.set(name, found.priced)
  return found.evaluation
}

async function named(each: NamedEstate) {
  if (!priced.has(each.name)) priced.set(each.name, await pricedDesign(each.estate))
  return { name: each.name, input: priced.get(each.name) as PriceInput }
}

async function done(work: PlanWork): Promise<PlanDone> {
  const { number } = work
  if ('evaluate' in work) return { number, evaluation: await evaluated(work.evaluate) }
  const [a, b] = work.breakEven
  return { number, breakEven: planBreakEven(await named(a), await named(b), catalogue) }
}

parentPort?.on('message', async (work: PlanWork) => parentPort?.postMessage(await done(work)))
