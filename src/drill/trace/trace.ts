import { parseAddress } from '../../net/address.ts'
import { holds } from '../../net/prefix.ts'
import type { Branch, Hop } from '../../routing/forward.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'
import type { Passage } from '../passage.ts'
import { answers } from '../play/firewall.ts'
import { reasonText } from '../report/reasonText.ts'
import { viaText } from '../report/viaText.ts'
import { thereAndBack } from '../wayHome.ts'
import { firstTooSmall } from './firstTooSmall.ts'
import { guarded } from './guards.ts'
import type { Moment } from './moment.ts'
import type { Packet } from './packet.ts'

/** What `landbridge trace --json` prints. */
export interface Trace {
  readonly outcome: 'delivered' | 'dropped'
  readonly reason: string
  /** Largest packet that arrives, in bytes; null where none does. */
  readonly mtu: number | null
  readonly rttMs: number | null
  readonly hops: readonly TraceHop[]
  /** How many equal ways share the load; the hops are those of one of them. */
  readonly ways: number
  /** The way home, judged alike. */
  readonly back?: Trace
}

export interface TraceHop {
  readonly node: string
  /** Whose table was asked: `router`, `gateway`, `routeTable` … */
  readonly table: string
  /** The route that matched; null where none did. */
  readonly route: string | null
  /** Where the packet left by, null at its end. */
  readonly via: string | null
  readonly decidedBy: string
  /** The candidates that lost, each with the step that eliminated it. */
  readonly lost: readonly { readonly via: string; readonly at: string }[]
  readonly mtu: number | null
}

/** The way of a packet there and of its answer home. */
export function trace(topology: Topology, moment: Moment, from: EndPoint, to: EndPoint, packet: Packet = {}): Trace {
  const { there, back: home } = thereAndBack(topology, moment, { from, to })
  const back = answers(topology, there, home)
  const refused = guarded(from, to, packet)
  const forward = filtered(oneWay(topology, there, packet), refused.there)
  return { ...forward, back: filtered(oneWay(topology, back, packet), refused.back) }
}

/** What gets through the network is still looked at by the filters of the two ends. */
function filtered(way: Trace, refusal: string | undefined): Trace {
  if (refusal === undefined || way.outcome === 'dropped') return way
  return { ...way, outcome: 'dropped', reason: refusal, mtu: null, rttMs: null }
}

/** The end point a person means: a host's name, or an address that lies in a site or a VPC. */
export function endPointByName(topology: Topology, text: string): EndPoint | { readonly problem: string } {
  const host = topology.hosts.get(text)
  if (host) return host
  const address = parseAddress(text)
  for (const each of topology.hosts.values()) if (address && each.address.text === address.text) return each
  const known = [...topology.hosts.keys()].join(', ') || 'none'
  if (!address) return { problem: `${text} is neither a host (there are: ${known}) nor an IP address.` }
  for (const node of topology.network.nodes.values()) {
    const kind = topology.info.get(node.name)?.kind
    if ((kind === 'site' || kind === 'routeTable') && node.local.some(prefix => holds(prefix, address))) {
      return { name: text, address, node: node.name, own: [] }
    }
  }
  return {
    problem: `${text} lies in no site and no VPC of this estate; give a host (there are: ${known}) or an address inside one.`,
  }
}

function oneWay(topology: Topology, { branches }: Passage, packet: Packet): Trace {
  // One way of several: a lost one first, for that is what whoever traces wants to see.
  const [branch] = [...branches].sort((a, b) => rank(a) - rank(b))
  if (!branch) throw new TypeError('a passage has at least one branch')
  const tooBig = packet.size !== undefined && packet.df ? tooBigText(topology, branch, packet.size) : undefined
  const delivered = branch.outcome === 'delivered' && tooBig === undefined
  return {
    outcome: delivered ? 'delivered' : 'dropped',
    reason: tooBig ?? reasonText(topology, branch.reason),
    mtu: branch.outcome === 'delivered' ? branch.mtu : null,
    rttMs: branch.outcome === 'delivered' ? (branch.rttMs ?? null) : null,
    hops: branch.hops.filter(hop => isShown(topology, hop)).map(hop => described(topology, hop)),
    ways: branches.length,
  }
}

function tooBigText(topology: Topology, branch: Branch, size: number): string | undefined {
  const narrow = firstTooSmall(topology, branch, size)
  if (narrow === undefined) return undefined
  const { mtu, at, silentBecause } = narrow
  const answer = silentBecause === undefined ? 'the sender is told by "packet too big"' : `nobody says so (${silentBecause})`
  return `${size} bytes with DF do not fit ${mtu} at ${at}: ${answer}`
}

function rank(branch: Branch): number {
  return branch.outcome === 'dropped' ? 0 : 1
}

/** Control planes and a transit gateway's attachments are no hop of a packet. */
function isShown(topology: Topology, { node }: Hop): boolean {
  const kind = topology.info.get(node)?.kind
  return kind !== 'controlPlane' && kind !== 'attachment'
}

function described(topology: Topology, hop: Hop): TraceHop {
  const info = topology.info.get(hop.node)
  const { entry, path, link } = hop
  return {
    node: info?.label ?? hop.node,
    table: info?.kind ?? 'node',
    route: entry ? `${entry.prefix.text} ${entry.chosen[0]?.label ?? ''}`.trim() : null,
    via: path ? viaText(topology, path) : null,
    decidedBy: entry ? (entry.lost.length === 0 && entry.chosen.length === 1 ? 'only path' : entry.decidedBy) : 'no route',
    lost: entry?.lost.map(({ path: loser, at }) => ({ via: viaText(topology, loser), at })) ?? [],
    mtu: link ? Math.min(link.mtu, entry?.mtuLimit ?? Number.POSITIVE_INFINITY) : null,
  }
}
