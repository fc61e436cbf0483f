import { inOrder } from '../../../routing/decision.ts'
import { brokenBy, forwardBy } from '../../../routing/forward.ts'
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
  for (let branch = 0; branch < branches.length; branch++) {
    const { hops } = branches[branch]!
    for (let at = 0; at < hops.length; at++) {
      const { node, entry } = hops[at]!
      const own = ours.node(node)
      if (!entry || entries.has(own)) continue
      if (entry.chosen.some(isDiscarded)) return undefined
      entries.set(own, entryWithOurs(entry, network, ours))
    }
  }
  const looking = { entryAt: (node: string) => entries.get(node), linkEndsDown: left.linkEndsDown }
  return passageOver(forwardBy(network, looking, brokenBy(left.brokenLinks), from))
}

function isDiscarded({ discard }: Path): boolean {
  return discard !== undefined
}

/** By names: what was renamed with them. Most ways of a flow have most of their hops in common. */
const RENAMED = new WeakMap<OurNames, WeakMap<RouteEntry, RouteEntry>>()

function entryWithOurs(entry: RouteEntry, network: Network, ours: OurNames): RouteEntry {
  let byEntry = RENAMED.get(ours)
  if (!byEntry) {
    byEntry = new WeakMap()
    RENAMED.set(ours, byEntry)
  }
  const known = byEntry.get(entry)
  if (known) return known
  const own = { ...entry, chosen: inOrder(entry.chosen.map(path => renamed(path, network, ours))) }
  byEntry.set(entry, own)
  return own
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
