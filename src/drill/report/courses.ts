import type { Branch } from '../../routing/forward.ts'
import type { Link } from '../../routing/network.ts'
import type { Passage, Passages } from '../passage.ts'
import { flowShares } from '../play/flowShares.ts'
import type { Laboratory } from '../play/laboratory.ts'
import type { Scenario } from '../report.ts'
import { type Replayed, replayed } from './replayed.ts'

/** The nodes and links that the packets of one direction cross, by their names. */
export interface Course {
  readonly nodes: ReadonlySet<string>
  readonly links: ReadonlySet<string>
}

/** Where everything goes at one moment: what a drawing shows. */
export interface Courses {
  /** In the order of the estate's flows. */
  readonly flows: readonly { readonly forward: Course; readonly back: Course }[]
  /** How much of what a link can carry it is asked for when all flows send their peak, the fuller direction; 1 = full. */
  readonly loads: ReadonlyMap<string, number>
}

/** With nothing broken. */
export function coursesBefore(laboratory: Laboratory): Courses {
  const passages = laboratory.topology.flows.map(flow => laboratory.baseline(flow))
  return courses(laboratory, passages)
}

/** With the faults of a scenario, when all has settled; undefined where what the scenario tells came about otherwise. */
export function coursesAfter(laboratory: Laboratory, scenario: Scenario): Courses | undefined {
  const again = replayed(laboratory, scenario)
  if (!again) return undefined
  const known = KNOWN.get(again) ?? courses(laboratory, again.passages)
  KNOWN.set(again, known)
  return known
}

/** A page looks at a scenario several times. */
const KNOWN = new WeakMap<Replayed, Courses>()

function courses(laboratory: Laboratory, passages: readonly Passages[]): Courses {
  const { peak } = flowShares(laboratory.topology.flows, i => passages[i] as Passages)
  // A pipe may be several links' together, such as what a gateway sends into all tunnels: it fills those that packets take.
  const branches = passages.flatMap(each => [each.forward, each.back]).flatMap(passage => passage.branches)
  const taken = new Set(branches.flatMap(({ hops }) => hops.flatMap(({ link }) => link ?? [])))
  const loads = [...taken].flatMap(link => {
    const known = pipesOf(link).flatMap(({ name }) => peak.get(name) ?? [])
    if (known.length === 0) return []
    const fullest = Math.max(
      ...known.map(({ askedBps, pipe, passing }) => Math.max(askedBps / pipe.bps, passing < 1 ? 1 / passing : 0)),
    )
    return [[link.name, fullest] as const]
  })
  return {
    flows: passages.map(({ forward, back }) => ({
      forward: courseOf(laboratory, forward),
      back: courseOf(laboratory, back),
    })),
    loads: new Map(loads),
  }
}

function pipesOf({ pipes, bundle }: Link): readonly { readonly name: string }[] {
  return [...pipes, ...(bundle?.members ?? []).flatMap(member => member.pipes)]
}

/** Nodes that hold routes and are no hop of a packet, and that a drawing shows on its way all the same. */
const ENDS_SESSIONS: ReadonlySet<string | undefined> = new Set(['controlPlane', 'attachment'])

/** Of what arrives; a next hop behind a control plane is reached over the link of the session that told of it. */
function courseOf({ topology }: Laboratory, { branches }: Passage): Course {
  const nodes = new Set<string>()
  const links = new Set<string>()
  const vpcs = new Set<string>()
  const enter = (node: string) => {
    nodes.add(node)
    const info = topology.info.get(node)
    const vpc = info?.kind === 'vpc' ? node : info?.vpc
    if (vpc !== undefined) vpcs.add(vpc)
  }
  for (const { hops } of branches.filter(({ outcome }: Branch) => outcome === 'delivered')) {
    for (const { node, link, path } of hops) {
      enter(node)
      if (!link) continue
      const session = path?.session === undefined ? undefined : topology.network.sessions.get(path.session)
      const told = session && !link.ends.includes(node) ? topology.network.links.get(session.link) : undefined
      for (const { name, ends } of told ? [link, told] : [link]) {
        links.add(name)
        for (const end of ends) if (ENDS_SESSIONS.has(topology.info.get(end)?.kind)) nodes.add(end)
      }
    }
  }
  // Route tables of a VPC are drawn as the VPC: what leads to one of them leads to it.
  for (const vpc of vpcs) nodes.add(vpc)
  for (const { name, ends } of topology.network.links.values()) {
    if (ends.some(end => vpcs.has(end)) && ends.every(end => nodes.has(end))) links.add(name)
  }
  return { nodes, links }
}
