import { annexesOf } from '../planner/annexes/annexesOf.ts'
import { candidateOf } from '../planner/candidateOf.ts'
import { estateOf } from '../planner/estateOf.ts'
import type { PlanBreakEven, PlanReport } from '../planner/planReport.ts'
import { planReportOf } from '../planner/planReportOf.ts'
import type { Requirements } from '../planner/requirementsSchema.ts'
import { shortlist } from '../planner/shortlist.ts'
import { catalogueInUse } from './catalogueInUse.ts'
import { PlanThreads } from './planThreads.ts'

export interface PlanOptions {
  /** So many designs are looked at closely. */
  readonly most: number
  /** Ends it early: what was evaluated so far is the answer, and is said to be a part. */
  readonly signal: AbortSignal
  /** Where adopted prices are. */
  readonly directory: string
  readonly told?: (done: number, all: number) => void
}

/** The best so many are compared by volume. */
const COMPARED = 3

/** From requirements to the ranked answer: every promising design made, drilled, checked and priced as the estate that it is. */
export async function planned(
  requirements: Requirements & { readonly today: string },
  { most, signal, directory, told = () => {} }: PlanOptions,
): Promise<PlanReport> {
  const catalogue = await catalogueInUse(directory)
  const short = shortlist(requirements, catalogue, most)
  const annexes = annexesOf(requirements, catalogue)
  const growth = Object.fromEntries(Object.entries(requirements.sites).map(([name, { traffic }]) => [name, traffic.growth]))
  const { years, survive } = requirements
  await using threads = new PlanThreads({ wanted: { years, growth, ...(survive && { survive }) }, directory }, signal)
  const estates = short.promising.map(({ design }) => ({ name: design.name, estate: estateOf(design, requirements) }))
  const done = await threads.all(
    estates.map(evaluate => ({ evaluate })),
    count => told(count, estates.length),
  )
  const candidates = short.promising.flatMap((screened, at) => {
    const evaluation = done[at]?.evaluation
    return evaluation ? [candidateOf(screened, estates[at]?.estate ?? '', evaluation, annexes, requirements)] : []
  })
  const found = { shortlist: short, candidates, partial: signal.aborted }
  const report = planReportOf(requirements, { ...found, breakEven: [] })
  const breakEven = await breakEvens(report, threads)
  return { ...report, breakEven, partial: signal.aborted }
}

async function breakEvens({ candidates }: PlanReport, threads: PlanThreads): Promise<readonly PlanBreakEven[]> {
  const best = candidates.slice(0, COMPARED)
  const pairs = best.flatMap((a, i) => best.slice(i + 1).map(b => [a, b] as const))
  const done = await threads.all(
    pairs.map(pair => ({
      breakEven: pair.map(({ name, estate }) => ({ name, estate })) as [(typeof best)[number], (typeof best)[number]],
    })),
  )
  return done.flatMap(each => each?.breakEven ?? [])
}
