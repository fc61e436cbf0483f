import { durationText } from '../net/duration.ts'
import type { Assumptions } from '../routing/detection.ts'
import type { Range } from '../routing/network.ts'
import { CUSTOMER_DPD, GATEWAY_DETECTION } from '../topology/customerPolicy.ts'
import { SHORTEST_LEG_KM } from '../topology/distance.ts'
import type { Topology } from '../topology/topology.ts'

export type { Assumptions }

/** Defaults for what no standard fixes; general knowledge of switches and routers, to be replaced by measurements. */
export const DEFAULT_ASSUMPTIONS: Assumptions = {
  carrier: { bestMs: 10, worstMs: 100 },
  notification: { bestMs: 10, worstMs: 100 },
  reconnect: { bestMs: 1000, worstMs: 10_000 },
}

/** The assumptions in sentences, as every report prints them. */
export function assumptionTexts(assumptions: Assumptions, topology: Topology): readonly string[] {
  return [
    `Loss of light takes an interface down within ${range(assumptions.carrier)}.`,
    `A session's orderly end is acted on within ${range(assumptions.notification)}.`,
    `After a repair a BGP session or tunnel is back within ${range(assumptions.reconnect)}.`,
    `Hosts get over a dead edge router within ${range(GATEWAY_DETECTION.ecmp)} (ecmp) or ${range(GATEWAY_DETECTION.vrrp)} (vrrp).`,
    `The customer's device declares a VPN peer dead after ${range(CUSTOMER_DPD)}.`,
    `Places are known to the city only: for round-trip times every leg counts as at least ${SHORTEST_LEG_KM} km.`,
    'Convergence inside AWS and propagation between routers count as 0: AWS publishes no figure.',
    'A static VPN route for the same prefix counts as the prefix being seen over a VPN, so AWS sends it at 1500 bytes.',
    'A flow is an aggregate of many 5-tuples unless it says single: true; equal paths and the members of a LAG share it alike.',
    ...lagTexts(topology),
    ...topology.remarks,
  ]
}

/** What counts only where there is a LAG. */
function lagTexts({ network }: Topology): readonly string[] {
  const [bundle] = [...network.links.values()].flatMap(link => link.bundle ?? [])
  if (bundle === undefined) return []
  return [
    `A silent member of a LAG is left out after ${range(bundle.timeout)} without LACP (short timeout); until then its share is dark.`,
    'BGP and BFD packets on a LAG are taken to be hashed onto a member that works.',
  ]
}

function range({ bestMs, worstMs }: Range): string {
  return `${durationText(bestMs)} to ${durationText(worstMs)}`
}
