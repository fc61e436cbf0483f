import { setTimeout as sleep } from 'node:timers/promises'
import { applyEstate } from '../estate/apply/applyEstate.ts'
import type { ApplyOptions } from '../estate/apply/run.ts'
import type { ApplySummary, Call } from '../estate/apply/step.ts'
import type { Estate } from '../estate/estate.ts'
import { AwsError } from '../resources/refusal.ts'

/** Makes one call and answers its output; throws `AwsError` when the service refuses. */
export type Send = (call: Call) => Promise<unknown>

/** Drives the calls of an estate through `send`; `progress` hears of each one before it is made. */
export async function applyEstateWith(
  estate: Estate,
  send: Send,
  options: ApplyOptions & { readonly progress?: (call: Call) => void } = {},
): Promise<ApplySummary> {
  const applying = applyEstate(estate, options)
  let next = applying.next()
  while (!next.done) {
    const step = next.value
    if ('wait' in step) {
      await sleep(step.ms)
      next = applying.next()
      continue
    }
    options.progress?.(step)
    try {
      next = applying.next(await send(step))
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown
      next = applying.throw(thrown)
    }
  }
  return next.value
}
