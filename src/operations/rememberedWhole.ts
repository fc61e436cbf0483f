import type { Scope } from '../resources/world.ts'
import type { Context } from './operation.ts'
import type { Reading } from './recordedReads.ts'

/** All that a whole answer may depend on beside its input: no clock, no randomness, and of the caller only account and Region. */
export type ReadingAs = Reading & { readonly caller: Scope }

interface Known<Output> {
  readonly world: object
  readonly observed: object
  readonly quotas: Reading['quotas']
  readonly output: Output
}

/** Answers that are kept of one operation: those that were asked for last. */
const MOST_KEPT = 16

/**
 * The same operation, which gives the same answer again, frozen, to the same question of the same account for as long as
 * nothing at all has changed in the world or was seen: clients poll. The wire keeps the bytes of frozen answers with them.
 */
export function rememberedWhole<Input extends object, Output extends object>(
  compute: (context: ReadingAs, input: Input) => Output,
): (context: Context, input: Input) => Output {
  const kept = new Map<string, Known<Output>>()
  return ({ world, observed, quotas, caller: { account, region } }, input) => {
    const [worldNow, observedNow] = [world.version, observed.version]
    const context = { world, observed, quotas, caller: { account, region } }
    if (worldNow === undefined || observedNow === undefined) return compute(context, input)
    const question = JSON.stringify([account, region, input])
    const known = kept.get(question)
    kept.delete(question)
    const isCurrent = known?.world === worldNow && known.observed === observedNow && known.quotas === quotas
    const latest = isCurrent
      ? known
      : { world: worldNow, observed: observedNow, quotas, output: Object.freeze(compute(context, input)) }
    kept.set(question, latest)
    const oldest = kept.size > MOST_KEPT ? kept.keys().next() : undefined
    if (oldest && !oldest.done) kept.delete(oldest.value)
    return latest.output
  }
}
