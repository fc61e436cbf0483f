import type { Kind } from '../resources/kinds.ts'
import type { Row } from '../resources/world.ts'
import { frozen } from './frozen.ts'
import { type Reading, RecordedReads } from './recordedReads.ts'

/** Computes what answers show of a row, from nothing but what it reads. */
type Compute<K extends Kind, Answer> = (context: Reading, row: Row<K>) => Answer

/**
 * The same function, which gives its last answer for a row again, frozen, for as long as everything that it read for it
 * is what it was. What it reads is recorded, not declared, so that a remembered answer cannot be an old one. The wire
 * keeps the text of frozen answers with them.
 */
export function remembered<K extends Kind, Answer extends object>(compute: Compute<K, Answer>): Compute<K, Answer> {
  const latest = new WeakMap<Row<K>, { readonly answer: Answer; readonly reads: RecordedReads }>()
  return (context, row) => {
    const known = latest.get(row)
    if (known?.reads.stillHold(context)) return known.answer
    const reads = new RecordedReads(context)
    const answer = frozen(compute(reads.context, row))
    reads.end()
    latest.set(row, { answer, reads })
    return answer
  }
}
