import { type Beliefs, nodeOf } from './beliefs.ts'
import { sessionsOf } from './believedSessions.ts'
import type { Network } from './network.ts'

/** Beliefs about what is down, as one text. */
export function beliefKey({ linkEndsDown, sessionEndsDown }: Beliefs): string {
  return `${[...linkEndsDown].sort().join(' ')} | ${[...sessionEndsDown].sort().join(' ')}`
}

/** What of the beliefs routing depends on: sessions that are down, and ends of links at nodes that have statics. */
export function heardKey(network: Network, beliefs: Beliefs): string {
  const sessions = sessionsOf(network, beliefs).map(({ name }) => name)
  const ends = [...beliefs.linkEndsDown].filter(key => (network.nodes.get(nodeOf(key))?.statics.length ?? 0) > 0)
  return `${sessions.sort().join(' ')} | ${ends.sort().join(' ')}`
}
