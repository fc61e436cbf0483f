import type { Branch } from '../routing/forward.ts'
import { TRANSLATION } from '../topology/publicServiceToNode.ts'
import type { EndPoint, Topology } from '../topology/topology.ts'
import { type Passage, passage } from './passage.ts'
import type { Moment } from './trace/moment.ts'

type PassageOf = (from: EndPoint, to: EndPoint) => Passage

/** How packets go from one end to the other at a moment, and their answers home. */
export function thereAndBack(
  topology: Topology,
  { convergence, brokenLinks }: Moment,
  { from, to }: Ends,
): { readonly there: Passage; readonly back: Passage } {
  const passageOf: PassageOf = (start, end) => passage(topology, convergence, brokenLinks, start, end)
  const there = passageOf(from, to)
  return { there, back: wayHome(topology, { from, to }, there, passageOf) }
}

interface Ends {
  readonly from: EndPoint
  readonly to: EndPoint
}

/**
 * The way of the answers. From a public service they go to the address that the asking packets were translated to where they
 * left their site, and from there on to who asked; inside AWS, back the way they came.
 */
export function wayHome(topology: Topology, { from, to }: Ends, there: Passage, passageOf: PassageOf): Passage {
  if (!to.isService) return passageOf(to, from)
  const arrived = there.branches.filter(branch => branch.outcome === 'delivered')
  const all = arrived.reduce((sum, branch) => sum + branch.share, 0)
  const branches = arrived.flatMap(question => {
    const address = question.hops.map(({ link }) => link && topology.translations.get(link.name)).find(each => each !== undefined)
    const share = question.share / all
    if (address === undefined) return [reversed(question, share)]
    const back = passageOf(to, { ...to, address })
    return back.branches.flatMap(branch => continued({ ...branch, share: branch.share * share }, from, passageOf))
  })
  const reached = branches.filter(({ outcome }) => outcome === 'delivered').reduce((sum, { share }) => sum + share, 0)
  return {
    branches: branches.length > 0 ? branches : there.branches.map(branch => ({ ...branch, hops: [], pipes: [] })),
    lostShare: Math.max(0, Math.round((1 - reached) * 1e6) / 1e6),
  }
}

/** A gateway endpoint keeps the asker's own address, and answers by itself. */
function reversed(branch: Branch, share: number): Branch {
  return { ...branch, share, hops: [...branch.hops].reverse().map(({ node }) => ({ node })), pipes: [] }
}

/** From the router that translates on to the host. */
function continued(branch: Branch, asked: EndPoint, passageOf: PassageOf): Branch[] {
  const last = branch.hops.at(-1)
  if (!last || last.entry?.chosen[0]?.label !== TRANSLATION) return [branch]
  const inside = passageOf({ ...asked, node: last.node }, asked)
  return inside.branches.map(rest => ({
    ...rest,
    share: branch.share * rest.share,
    hops: [...branch.hops.slice(0, -1), ...rest.hops],
    mtu: Math.min(branch.mtu, rest.mtu),
    rttMs: branch.rttMs === undefined || rest.rttMs === undefined ? undefined : branch.rttMs + rest.rttMs,
    pipes: [...branch.pipes, ...rest.pipes],
  }))
}
