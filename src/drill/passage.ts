import type { Convergence } from '../routing/converge.ts'
import { type Branch, forward } from '../routing/forward.ts'
import { capacityBps } from '../routing/load.ts'
import type { EndPoint, NodeInfo, Topology, TopologyFlow } from '../topology/topology.ts'
import { wayLabel } from './report/viaText.ts'
import type { Way } from './report.ts'
import { reportedMs } from './reportedMs.ts'

/** How a flow's packets go at one moment, one direction. */
export interface Passage {
  readonly branches: readonly Branch[]
  /** 0..1 of the flow that does not arrive. */
  readonly lostShare: number
  /** Of a single 5-tuple: how likely it is that it is hashed to what loses it, 0..1; absent = whatever it is hashed to. */
  readonly chance?: number
}

/** Both directions of a flow at one moment. */
export interface Passages {
  readonly forward: Passage
  readonly back: Passage
}

export function passage(
  topology: Topology,
  convergence: Convergence,
  brokenLinks: ReadonlySet<string>,
  from: EndPoint,
  to: EndPoint,
): Passage {
  return passageOver(forward(topology.network, convergence.tables, brokenLinks, from.node, to.address))
}

export function passageOver(branches: readonly Branch[]): Passage {
  const arrived = branches.filter(b => b.outcome === 'delivered').reduce((sum, b) => sum + b.share, 0)
  return { branches, lostShare: Math.max(0, Math.round((1 - arrived) * 1e6) / 1e6) }
}

/** What was told of passages last: most flows go the same few ways in thousands of scenarios. */
const TOLD = new WeakMap<Passage, { readonly about: readonly unknown[]; readonly way: Way | null }>()

/** What a person wants to know of a passage; null where nothing arrives. */
export function wayOf(
  topology: Topology,
  passage: Passage,
  from: EndPoint,
  to: EndPoint,
  flow: Pick<TopologyFlow, 'single' | 'packetBytes'>,
): Way | null {
  const about = [topology, from, to, flow.single, flow.packetBytes]
  const known = TOLD.get(passage)
  if (known?.about.every((each, at) => each === about[at])) return known.way
  const way = told(topology, passage, from, to, flow)
  TOLD.set(passage, { about, way })
  return way
}

function told(
  topology: Topology,
  { branches }: Passage,
  from: EndPoint,
  to: EndPoint,
  { single, packetBytes }: Pick<TopologyFlow, 'single' | 'packetBytes'>,
): Way | null {
  const arrived = branches.filter(branch => branch.outcome === 'delivered')
  const [first] = arrived
  if (!first) return null
  const rtts = arrived.map(branch => branch.rttMs)
  const capacity = single
    ? Math.min(...arrived.map(branch => capacityBps([{ ...branch, share: 1 }], packetBytes)))
    : capacityBps(arrived, packetBytes)
  return {
    path: distinct(arrived.map(branch => pathText(topology, branch, from, to))),
    mtu: Math.min(...arrived.map(branch => branch.mtu)),
    rttMs: rtts.includes(undefined) ? null : reportedMs(Math.max(...rtts.map(rtt => rtt ?? 0))),
    capacityBps: Number.isFinite(capacity) ? Math.round(capacity) : null,
  }
}

/** Of a few texts. */
function distinct(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : texts.filter((text, i) => texts.indexOf(text) === i)
}

/** `app → edge-1 → dx-a → prod → db`: routers, ways and gateways; control planes and a side's own cabling are left out. */
function pathText(topology: Topology, branch: Branch, from: EndPoint, to: EndPoint): string {
  const names: string[] = [from.name]
  for (let i = 0; i < branch.hops.length; i++) {
    const hop = branch.hops[i]!
    const info = topology.info.get(hop.node)
    if (info !== undefined && NAMED.has(info.kind)) names.push(info.label)
    if (hop.link?.way !== undefined) names.push(wayLabel(topology, hop.link.name) ?? hop.link.way)
  }
  return [...names, to.name].join(' → ')
}

const NAMED: ReadonlySet<NodeInfo['kind']> = new Set(['router', 'gateway', 'transitRouteTable'])

const CROSSED = new WeakMap<Passage, { readonly topology: Topology; readonly found: ReadonlySet<string> }>()

/** The routers and ways a passage crosses, for symmetry: `edge-1 connection:dxcon-…`. */
export function crossings(topology: Topology, passage: Passage): ReadonlySet<string> {
  const known = CROSSED.get(passage)
  if (known?.topology === topology) return known.found
  const found = crossed(topology, passage)
  CROSSED.set(passage, { topology, found })
  return found
}

function crossed(topology: Topology, { branches }: Passage): ReadonlySet<string> {
  const found = new Set<string>()
  for (const branch of branches) {
    for (let i = 0; i < branch.hops.length; i++) {
      const { link } = branch.hops[i]!
      if (link?.way === undefined) continue
      const router = link.ends.find(end => topology.info.get(end)?.kind === 'router')
      found.add(`${router} ${link.way}`)
    }
  }
  return found
}
