import { durationText } from '../../net/duration.ts'
import type { Dispute } from '../../routing/dispute.ts'
import type { Topology } from '../../topology/topology.ts'
import { limitedSession, limitText } from './limitText.ts'

/** How long news take from router to router, and what never comes to rest although nothing is broken. */
export function propagationTexts(topology: Topology): readonly string[] {
  const ends = [...topology.network.sessions.values()].flatMap(session => session.ends)
  const holding = new Map(
    ends.flatMap(end => (end.advertisementIntervalMs ? [[end.node, end.advertisementIntervalMs] as const] : [])),
  )
  const who = [...holding].map(([node, ms]) => `${labelOf(topology, node)} ${durationText(ms)}`)
  return [
    who.length === 0
      ? 'Convergence inside AWS and propagation between routers count as 0: AWS publishes no figure.'
      : `Between two advertisements of one prefix to one neighbour a router lets its interval pass (RFC 4271 §9.2.1.1; at best three quarters of it, §10): ${who.join(', ')}. Withdrawals go at once. AWS's ends hold nothing back and messages take no time: AWS publishes no figure.`,
    ...limitTexts(topology),
    ...disputeTexts(topology, topology.baseline.tables.disputes),
  ]
}

/** Sessions that are closed although nothing is broken, because one end announces more than the other takes. */
function limitTexts(topology: Topology): readonly string[] {
  const hits = [...topology.baseline.tables.limitHits.values()]
  return hits.map(hit => `${limitedSession(topology, hit)} is closed before any fault: ${limitText(topology, hit)}.`)
}

/** Prefixes without a stable solution, and between whom they go round. */
export function disputeTexts(topology: Topology, disputes: readonly Dispute[]): readonly string[] {
  return disputes.map(({ prefix, nodes }) => {
    const names = [...new Set(nodes.map(node => labelOf(topology, node)))].join(', ')
    return `No stable solution: routes to ${prefix} go round and round between ${names}, whose preferences contradict each other (RFC 4264); what is said of them is one state of many.`
  })
}

function labelOf({ info }: Topology, node: string): string {
  return info.get(node)?.label ?? node
}
