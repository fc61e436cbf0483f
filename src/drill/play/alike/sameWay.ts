import { inOrder } from '../../../routing/decision.ts'
import { forwardBy } from '../../../routing/forward.ts'
import type { Network } from '../../../routing/network.ts'
import type { RouteEntry } from '../../../routing/ownRoutes.ts'
import type { Path } from '../../../routing/path.ts'
import { type Passage, passageOver } from '../../passage.ts'
import type { OurNames } from './twin.ts'

/** What is broken, and which ends of links and members of bundles are taken down. */
export interface Left {
  readonly brokenLinks: ReadonlySet<string>
  readonly linkEndsDown: ReadonlySet<string>
}

/**
 * How packets from a node go where those of a flow that fares alike go like this; undefined = it is only to be told in words in
 * which names are.
 */
export function sameWay(network: Network, { branches }: Passage, ours: OurNames, left: Left, from: string): Passage | undefined {
  const entries = new Map<string, RouteEntry>()
  for (const { hops } of branches) {
    for (const { node, entry } of hops) {
      const own = ours.node(node)
      if (!entry || entries.has(own)) continue
      if (entry.chosen.some(({ discard }) => discard !== undefined)) return undefined
      entries.set(own, { ...entry, chosen: inOrder(entry.chosen.map(path => renamed(path, network, ours))) })
    }
  }
  const looking = { entryAt: (node: string) => entries.get(node), linkEndsDown: left.linkEndsDown }
  return passageOver(forwardBy(network, looking, left.brokenLinks, from))
}

function renamed(path: Path, { nodes }: Network, ours: OurNames): Path {
  const { nextHop, session, neighbourRouterId } = path
  if (!nextHop) return path
  const node = ours.node(nextHop.node)
  return {
    ...path,
    nextHop: { link: ours.link(nextHop.link), node },
    ...(session === undefined ? {} : { session: ours.session(session) }),
    // Of a router's own ones it is 0, also where a reflector has handed them on.
    neighbourRouterId: neighbourRouterId === 0 ? 0 : (nodes.get(node)?.routerId ?? 0),
  }
}
