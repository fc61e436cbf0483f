import type { Usage } from './usage.ts'

/** Usages of which no two look alike: things that share a name have their ids behind it, too. */
export function toldApart(usages: readonly Usage[]): readonly Usage[] {
  const ids = new Map<string, Set<string>>()
  for (const { what, running } of usages) {
    if (running) ids.set(what, (ids.get(what) ?? new Set()).add(running.id))
  }
  return usages.map(usage => {
    const { what, running } = usage
    return running && (ids.get(what)?.size ?? 0) > 1 ? { ...usage, what: `${what} (${running.id})` } : usage
  })
}
