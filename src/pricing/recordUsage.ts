import type { UsageRecord } from '../resources/usageRecord.ts'
import type { Draft } from '../resources/world.ts'
import { atRate, isForgotten } from './accrued.ts'
import type { Running } from './runningNow.ts'

/** Where usage belongs that is of no Region. */
const REGION = 'landbridge'

/** Writes down what has begun, changed or ended since the last time; what runs on as it did costs nothing. */
export function recordUsage(draft: Draft, running: Iterable<Running>, nowMs: number): void {
  const present = new Map<string, Running>()
  for (const one of running) {
    const id = `${one.account}/${one.price}/${one.id}`
    present.set(id, { ...one, rate: one.rate + (present.get(id)?.rate ?? 0) })
  }
  for (const [id, { account, what, price, unit, rate }] of present) {
    const known = draft.get('usageRecord', id)?.body
    if (known?.rate === rate && known.what === what) continue
    const before: UsageRecord = known ?? { what, price, unit, rate: 0, since: nowMs, days: {} }
    const after = known?.rate === rate ? known : atRate(before, rate, nowMs)
    draft.put('usageRecord', id, { account, region: REGION }, { ...after, what })
  }
  for (const { id, body } of [...draft.all('usageRecord')]) {
    if (present.has(id)) continue
    if (body.rate !== 0) draft.update('usageRecord', id, atRate(body, 0, nowMs))
    else if (isForgotten(body, nowMs)) draft.remove('usageRecord', id)
  }
}
