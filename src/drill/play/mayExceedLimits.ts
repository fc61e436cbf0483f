import type { Network } from '../../routing/network.ts'
import { linksHeardOver } from './linksHeardOver.ts'

/** Whether a session can be lost to its limit of prefixes, whatever fails: it counts those that no flow goes to as well. */
export function mayExceedLimits(network: Network): boolean {
  const limits = [...network.sessions.values()].flatMap(({ ends }) => ends.flatMap(end => end.import.maximumPrefixes ?? []))
  if (limits.length === 0) return false
  const told = new Set<string>()
  for (const { local, originates, statics } of network.nodes.values()) {
    for (const prefix of [...local, ...originates]) told.add(prefix.text)
    for (const { prefix } of statics) told.add(prefix.text)
  }
  return told.size > Math.min(...limits) && linksHeardOver(network).mayExceedLimits
}
