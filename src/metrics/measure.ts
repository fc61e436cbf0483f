import type { MeasuredSeries, Segment } from '../resources/metricSeries.ts'
import { seriesId, sortedDimensions } from '../resources/seriesId.ts'
import type { Draft } from '../resources/world.ts'
import type { Datum } from './datum.ts'
import { LONGEST_MS } from './retention.ts'
import { thinned } from './thinned.ts'

/**
 * Writes down what has changed since the last time: the values of now, and that there is none any more of series that are
 * not among them. A value that is what it was costs nothing.
 */
export function measure(draft: Draft, data: Iterable<Datum>, nowMs: number): void {
  const present = new Set<string>()
  for (const datum of data) {
    const name = {
      namespace: datum.namespace,
      metric: datum.metric,
      dimensions: sortedDimensions(Object.entries(datum.dimensions)),
    }
    const id = seriesId(datum, name)
    present.add(id)
    const known = draft.get('measuredSeries', id)?.body
    if (known && known.segments.at(-1)?.value === datum.value) continue
    const { unit, sumSeconds } = datum
    const own = { ...name, unit, ...(sumSeconds === undefined ? {} : { sumSeconds }) }
    draft.put('measuredSeries', id, datum, { ...own, segments: changed(known?.segments ?? [], datum.value, nowMs) })
  }
  for (const { id, body } of draft.all('measuredSeries')) {
    if (present.has(id)) continue
    const last = body.segments.at(-1)
    if (isThere(body)) draft.update('measuredSeries', id, { segments: changed(body.segments, null, nowMs) })
    else if (last && last.from < nowMs - LONGEST_MS) draft.remove('measuredSeries', id)
  }
}

function isThere({ segments }: MeasuredSeries): boolean {
  return typeof segments.at(-1)?.value === 'number'
}

/** Of two changes at one moment the second counts; where that was a change back there was none. */
function changed(segments: readonly Segment[], value: number | null, nowMs: number): readonly Segment[] {
  // A manual clock begins anew with every start: what is later than now has happened already.
  const from = Math.max(nowMs, segments.at(-1)?.from ?? nowMs)
  const before = segments.at(-1)?.from === from ? segments.slice(0, -1) : segments
  return before.at(-1)?.value === value ? before : thinned([...before, { from, value }], nowMs)
}
