import { durationText } from '../net/duration.ts'
import { DETOUR, SHORTEST_LEG_KM } from '../resources/distance.ts'
import { detectedBy } from '../routing/bundle.ts'
import type { Assumptions } from '../routing/detection.ts'
import type { Range } from '../routing/network.ts'
import { CUSTOMER_DPD, GATEWAY_DETECTION } from '../topology/customerPolicy.ts'
import type { Topology } from '../topology/topology.ts'
import { estateTexts } from './estateTexts.ts'
import { grayTexts } from './report/grayTexts.ts'
import { propagationTexts } from './report/propagationTexts.ts'
import type { ScenarioFault } from './report.ts'

export type { Assumptions }

/** Defaults for what no standard fixes; general knowledge of switches and routers, to be replaced by measurements. */
export const DEFAULT_ASSUMPTIONS: Assumptions = {
  carrier: { bestMs: 10, worstMs: 100 },
  notification: { bestMs: 10, worstMs: 100 },
  reconnect: { bestMs: 1000, worstMs: 10_000 },
  deletion: { bestMs: 0, worstMs: 100 },
  deletionSendsCease: false,
  lossWindowMs: 3_600_000,
}

/** The assumptions in sentences, as every report prints them. */
export function assumptionTexts(
  assumptions: Assumptions,
  topology: Topology,
  faults: readonly ScenarioFault[],
): readonly string[] {
  const deletes = faults.some(({ kind }) => kind === 'delete')
  return [
    // What is so in this estate stands before what is so everywhere.
    ...topology.remarks,
    `Loss of light takes an interface down within ${range(assumptions.carrier)}.`,
    `A session's orderly end is acted on within ${range(assumptions.notification)}.`,
    `After a repair a BGP session or tunnel is back within ${range(assumptions.reconnect)}.`,
    `Hosts get over a dead edge router within ${range(GATEWAY_DETECTION.ecmp)} (ecmp) or ${range(GATEWAY_DETECTION.vrrp)} (vrrp).`,
    `The customer's device declares a VPN peer dead after ${range(CUSTOMER_DPD)}.`,
    `Round-trip times are light in fibre along ${DETOUR.fibre} times the great circle, over the Internet ${DETOUR.internet} times; places are known to the city only, so every leg counts as at least ${SHORTEST_LEG_KM} km.`,
    ...propagationTexts(topology),
    'A static VPN route for the same prefix counts as the prefix being seen over a VPN, so AWS sends it at 1500 bytes.',
    'A flow is an aggregate of many 5-tuples unless it says single: true; equal paths and the members of a LAG share it alike. A single one is judged on the unluckiest of them.',
    ...packetTexts(topology),
    ...lagTexts(topology, faults),
    ...estateTexts(topology),
    ...(deletes ? deletionTexts(assumptions) : []),
    ...grayTexts(faults, assumptions),
  ]
}

/** What counts only where tunnels make packets smaller, or count them. */
function packetTexts({ network, flows }: Topology): readonly string[] {
  const isCounted = [...network.links.values()].some(({ pipes }) => pipes.some(pipe => pipe.packetsPerSecond !== undefined))
  if (!isCounted) return []
  return [
    ...(flows.some(flow => flow.packetBytes === undefined)
      ? ['Flows that do not say packetSize send packets so large that no limit of packets per second binds before the rate.']
      : []),
    ...(flows.some(flow => flow.dfBytes === undefined)
      ? ['Flows that do not say packets are TCP: new connections agree on segments that fit every way (clamping).']
      : []),
  ]
}

/** What counts only where there is a LAG: a tunnel over several ways has no LACP. */
function lagTexts({ network }: Topology, faults: readonly ScenarioFault[]): readonly string[] {
  const bundles = [...network.links.values()].flatMap(link => link.bundle ?? [])
  const lag = bundles.find(bundle => bundle.members.some(member => detectedBy(bundle, member) === 'lacp'))
  if (lag === undefined) return []
  const least = faults.some(({ kind }) => kind === 'loss') ? ', where all are lossy onto the one that loses least' : ''
  return [
    `A silent member of a LAG is left out after ${range(lag.timeout)} without LACP (short timeout); until then its share is dark.`,
    `BGP and BFD packets on a LAG are taken to be hashed onto a member that works${least}.`,
  ]
}

/** What counts only where something is deleted and created again. */
function deletionTexts({ deletion, deletionSendsCease }: Assumptions): readonly string[] {
  const cease = deletionSendsCease
    ? "AWS is taken to send a NOTIFICATION (Cease) when a virtual interface is deleted: the customer's router acts on it."
    : "AWS is taken to send no NOTIFICATION (Cease) when a virtual interface is deleted: the customer's router keeps its light and notices by BFD or its hold timer."
  return [
    `A virtual interface that is deleted is gone from AWS's routing within ${range(deletion)}: AWS publishes no figure.`,
    `${cease} AWS does not publish which it does.`,
    'A virtual interface that is created again has a new id and, unless its order names them, new peer addresses and a new MD5 key; routers that Landbridge manages take them over at once.',
    'Times after the repair count from when AWS has provisioned it again, which takes minutes that AWS does not publish.',
  ]
}

function range({ bestMs, worstMs }: Range): string {
  return `${durationText(bestMs)} to ${durationText(worstMs)}`
}
