import type { PlanReport } from '../planner/planReport.ts'
import type { Requirements } from '../planner/requirementsSchema.ts'
import { planned } from './planned.ts'

/** What whoever asks a service waits at most. */
const MOST_MS = 30_000

/** Plans of a service, one after the other: each takes all cores. One that takes too long is answered in part. */
export function planOnDemand(
  directory: string,
): (requirements: Requirements & { readonly today: string }, most: number) => Promise<PlanReport> {
  let before: Promise<unknown> = Promise.resolve()
  return (requirements, most) => {
    const own = before.then(() => planned(requirements, { most, directory, signal: AbortSignal.timeout(MOST_MS) }))
    before = own.catch(() => undefined)
    return own
  }
}
