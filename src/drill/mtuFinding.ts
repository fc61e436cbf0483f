import type { Branch } from '../routing/forward.ts'
import type { EndPoint, Topology, TopologyFlow } from '../topology/topology.ts'
import type { Passage } from './passage.ts'
import type { MtuFinding } from './report.ts'
import { firstTooSmall } from './trace/firstTooSmall.ts'

/** Headers without options before a TCP segment, by IP version (RFC 9293 §3.1, RFC 791 §3.1, RFC 8200 §3). */
const HEADERS: Readonly<Record<EndPoint['address']['family'], number>> = { 4: 40, 6: 60 }

/**
 * What becomes of the largest packets that a flow sends one way. A flow that says how large its packets with DF are sends
 * such. Any other is TCP: its ends, and the routers that clamp what they agree on, find a segment size that fits when a
 * connection is opened, so that only connections of before the fault are caught by a narrower way that nobody tells of.
 */
export function mtuFinding(
  topology: Topology,
  { from, dfBytes, mss }: TopologyFlow,
  before: Passage,
  after: Passage,
): MtuFinding | undefined {
  const narrowest = smallest(after)
  if (dfBytes === undefined && narrowest >= smallest(before)) return undefined
  const headers = HEADERS[from.address.family]
  const packetBytes = dfBytes ?? largestSegment(delivered(before), mss === undefined ? undefined : mss + headers)
  if (narrowest >= packetBytes) return undefined
  const found = delivered(after).flatMap(way => firstTooSmall(topology, way, packetBytes) ?? [])
  const silent = found.find(({ silentBecause }) => silentBecause !== undefined)
  const where = silent ?? (dfBytes === undefined ? undefined : found[0])
  if (where === undefined) return undefined
  const effect = dfBytes === undefined ? 'stalls' : silent ? 'blackHole' : 'told'
  return { effect, packetBytes, mtu: where.mtu, at: where.at, mss: narrowest - headers }
}

/** What connections that were open send: as much as their way took, unless somebody fixed it lower. */
function largestSegment(ways: readonly Branch[], fixed = Number.POSITIVE_INFINITY): number {
  return ways.length === 0 ? 0 : Math.min(fixed, Math.max(...ways.map(({ mtu }) => mtu)))
}

/** Infinity where nothing arrives. */
function smallest({ branches }: Passage): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < branches.length; i++) {
    const { outcome, mtu } = branches[i]!
    if (outcome === 'delivered' && mtu < least) least = mtu
  }
  return least
}

function delivered({ branches }: Passage): readonly Branch[] {
  return branches.filter(({ outcome }) => outcome === 'delivered')
}
