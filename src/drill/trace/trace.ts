import { type Address, parseAddress } from '../../net/address.ts'
import { listed } from '../../net/listed.ts'
import { nearNames } from '../../net/nearNames.ts'
import { holds } from '../../net/prefix.ts'
import type { Breakage } from '../../routing/breakage.ts'
import type { Branch, Hop } from '../../routing/forward.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'
import type { Passage } from '../passage.ts'
import { answers } from '../play/firewall.ts'
import { impairedTopology } from '../play/impairedTopology.ts'
import { lossOf } from '../play/lossiness.ts'
import { shortened } from '../report/few.ts'
import { reasonText } from '../report/reasonText.ts'
import { viaText } from '../report/viaText.ts'
import { reportedMs } from '../reportedMs.ts'
import { thereAndBack } from '../wayHome.ts'
import { firstTooSmall, type TooSmall } from './firstTooSmall.ts'
import { guarded } from './guards.ts'
import { type Impediment, impediments } from './impediments.ts'
import { localBlock } from './localBlock.ts'
import type { Moment } from './moment.ts'
import type { Packet } from './packet.ts'

/** What `landbridge trace --json` prints. */
export interface Trace {
  readonly outcome: 'delivered' | 'dropped'
  readonly reason: string
  /** Largest packet that arrives, in bytes; null where none does. */
  readonly mtu: number | null
  readonly rttMs: number | null
  /** Of the packets on this way, 0..1, those that loss takes although it delivers; absent = none. */
  readonly lostShare?: number
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
  /** What fails in part on the way out of here: loss, a lowered rate; absent = nothing. */
  readonly faults?: readonly Impediment[]
}

/** The way of a packet there and of its answer home. */
export function trace(topology: Topology, moment: Moment, from: EndPoint, to: EndPoint, packet: Packet = {}): Trace {
  if (from.address.family !== to.address.family) return untranslated(from, to)
  const { gray = [] } = moment
  const carrying = impairedTopology(topology, gray)
  const { there, back: home } = thereAndBack(carrying, moment, { from, to })
  const back = answers(carrying, there, home)
  const refused = guarded(from, to, packet)
  const forward = filtered(oneWay(carrying, gray, there, packet), refused.there)
  return { ...forward, back: filtered(oneWay(carrying, gray, back, packet), refused.back) }
}

/** A packet has addresses of one family, so that there is none to follow. */
function untranslated(from: EndPoint, to: EndPoint): Trace {
  const reason = `${from.name} is IPv${from.address.family} and ${to.name} is IPv${to.address.family}: nothing translates between them`
  return { outcome: 'dropped', reason, mtu: null, rttMs: null, hops: [], ways: 1 }
}

/** What gets through the network is still looked at by the filters of the two ends. */
function filtered(way: Trace, refusal: string | undefined): Trace {
  if (refusal === undefined || way.outcome === 'dropped') return way
  const { lostShare: _, ...rest } = way
  return { ...rest, outcome: 'dropped', reason: refusal, mtu: null, rttMs: null }
}

/** The end point a person means: a host's name, or an address that lies in a site or a VPC. */
export function endPointByName(topology: Topology, text: string): EndPoint | { readonly problem: string } {
  const host = topology.hosts.get(text)
  if (host) return host
  const address = parseAddress(text)
  for (const each of topology.hosts.values()) if (address && each.address.text === address.text) return each
  const names = [...topology.hosts.keys()]
  const near = nearNames(text, names).slice(0, MOST_NEAR)
  const known = listed(shortened(names, MOST_NAMES, left => `${left} more`)) || 'none'
  const meant = near.length > 0 ? `did you mean ${listed(near, 'or')}?` : `there are ${known}.`
  if (!address) return { problem: `${text} is neither a host nor an IP address; ${meant}` }
  const node = placeOf(topology, address)
  if (node !== undefined) return { name: text, address, node, own: [] }
  return {
    problem: `${text} lies in no site and no VPC of this estate; give a host (there are: ${known}) or an address inside one.`,
  }
}

const MOST_NEAR = 3
const MOST_NAMES = { most: 12, shown: 8 }

/** The site or VPC with the longest block that holds the address: a site may announce a summary of everything. */
function placeOf({ network, info }: Topology, address: Address): string | undefined {
  let longest = -1
  let place: string | undefined
  for (const { name, local } of network.nodes.values()) {
    const kind = info.get(name)?.kind
    if (kind !== 'site' && kind !== 'routeTable') continue
    for (const { length } of local.filter(prefix => holds(prefix, address))) {
      if (length <= longest) continue
      longest = length
      place = name
    }
  }
  return place
}

function oneWay(topology: Topology, gray: readonly Breakage[], { branches }: Passage, packet: Packet): Trace {
  const ranks = new Map(branches.map(branch => [branch, rank(topology, gray, branch)] as const))
  // One way of several: a lost one first, for that is what whoever traces wants to see, then one that suffers.
  const [branch] = [...branches].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))
  if (!branch) throw new TypeError('a passage has at least one branch')
  const narrow = packet.size !== undefined && packet.df ? firstTooSmall(topology, branch, packet.size) : undefined
  const tooBig = narrow && tooBigText(narrow, packet.size ?? 0)
  const delivered = branch.outcome === 'delivered' && tooBig === undefined
  const lostShare = delivered ? Math.round(lossOf(branch) * 1e6) / 1e6 : 0
  return {
    outcome: delivered ? 'delivered' : 'dropped',
    reason: tooBig ?? reasonText(topology, branch.reason),
    // What crosses no link, such as from a host to itself, has no limit to tell.
    mtu: branch.outcome === 'delivered' && Number.isFinite(branch.mtu) ? branch.mtu : null,
    rttMs: branch.outcome === 'delivered' ? (branch.rttMs === undefined ? null : reportedMs(branch.rttMs)) : null,
    ...(lostShare > 0 ? { lostShare } : {}),
    hops: branch.hops
      .slice(0, narrow && narrow.hop + 1)
      .filter(hop => isShown(topology, hop))
      .map(hop => described(topology, hop, impediments(topology, gray, branch, hop))),
    ways: branches.length,
  }
}

function tooBigText({ mtu, at, silentBecause }: TooSmall, size: number): string {
  const answer = silentBecause === undefined ? 'the sender is told by "packet too big"' : `nobody says so (${silentBecause})`
  return `${size} bytes with DF do not fit ${mtu} at ${at}: ${answer}`
}

function rank(topology: Topology, gray: readonly Breakage[], branch: Branch): number {
  if (branch.outcome === 'dropped') return 0
  if (lossOf(branch) > 0) return 1
  return branch.hops.some(hop => impediments(topology, gray, branch, hop).length > 0) ? 2 : 3
}

/** Control planes, SiteLink's tables and a transit gateway's attachments are no hop of a packet. */
function isShown(topology: Topology, { node }: Hop): boolean {
  const kind = topology.info.get(node)?.kind
  return kind !== 'controlPlane' && kind !== 'siteLink' && kind !== 'attachment'
}

function described(topology: Topology, hop: Hop, faults: readonly Impediment[]): TraceHop {
  const info = topology.info.get(hop.node)
  const { entry, path, link } = hop
  const [first] = entry?.chosen ?? []
  const shown = first && localBlock(topology, hop.node, first)
  return {
    node: info?.label ?? hop.node,
    table: info?.kind ?? 'node',
    route: entry ? `${(shown ?? entry.prefix).text} ${first?.label ?? ''}`.trim() : null,
    via: path ? viaText(topology, path) : null,
    decidedBy: entry ? (entry.lost.length === 0 && entry.chosen.length === 1 ? 'only path' : entry.decidedBy) : 'no route',
    lost: entry?.lost.map(({ path: loser, at }) => ({ via: viaText(topology, loser), at })) ?? [],
    mtu: link ? Math.min(link.mtu, entry?.mtuLimit ?? Number.POSITIVE_INFINITY) : null,
    ...(faults.length > 0 ? { faults } : {}),
  }
}
