import type { Network } from '../../routing/network.ts'
import { holdingPrefixes } from './holdingPrefixes.ts'
import { linksHeardOver } from './linksHeardOver.ts'

/** Whether a session can be lost to its limit of prefixes, whatever fails: it counts those that no flow goes to as well. */
export function mayExceedLimits(network: Network): boolean {
  const known = KNOWN.get(network) ?? found(network)
  KNOWN.set(network, known)
  return known
}

const KNOWN = new WeakMap<Network, boolean>()

function found(network: Network): boolean {
  const limits = [...network.sessions.values()].flatMap(({ ends }) => ends.flatMap(end => end.import.maximumPrefixes ?? []))
  // Most networks have fewer prefixes than any session takes: no filter has to be looked at.
  return limits.length > 0 && holdingPrefixes(network).all.size > Math.min(...limits) && linksHeardOver(network).mayExceedLimits
}
