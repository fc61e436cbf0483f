import { isDeepStrictEqual } from 'node:util'
import type { ClosedByLimit, Observation } from '../resources/observed.ts'
import type { Sighting } from './store.ts'

/**
 * Whether what keeps a session closed is another thing now. Everything else that is seen follows from what was decided, and
 * is seen again after a start; that a limit of prefixes once closed a session follows from nothing.
 */
export function opensOrCloses({ before, after }: Sighting): boolean {
  return !isDeepStrictEqual(closedBy(before), closedBy(after))
}

function closedBy(seen: Observation | undefined): ClosedByLimit | undefined {
  return seen?.kind === 'session' || seen?.kind === 'tunnel' ? seen.closed : undefined
}
