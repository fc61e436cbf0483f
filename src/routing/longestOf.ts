import type { RouteEntry, Routes } from './ownRoutes.ts'

/** What packets match of a table: the first of the prefixes, longest first, that takes any. */
export function longestOf(table: Routes | undefined, prefixes: readonly string[]): RouteEntry | undefined {
  for (const prefix of prefixes) {
    const entry = table?.get(prefix)
    if (entry && !entry.chosen[0]?.onlyToldOn) return entry
  }
  return undefined
}
