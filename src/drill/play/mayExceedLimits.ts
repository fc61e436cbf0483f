import type { Network } from '../../routing/network.ts'

/** Whether a session can be lost to its limit of prefixes: it counts those that no flow goes to as well. */
export function mayExceedLimits({ nodes, sessions }: Network): boolean {
  const limits = [...sessions.values()].flatMap(({ ends }) => ends.flatMap(end => end.import.maximumPrefixes ?? []))
  if (limits.length === 0) return false
  const told = new Set<string>()
  for (const { originates, statics } of nodes.values()) {
    for (const prefix of originates) told.add(prefix.text)
    for (const { prefix } of statics) told.add(prefix.text)
  }
  return told.size > Math.min(...limits)
}
