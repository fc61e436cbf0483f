import type { Path } from '../../routing/path.ts'
import type { Topology } from '../../topology/topology.ts'

/** What people call the way that a link is part of: a tunnel by its own name; undefined for a side's own cabling. */
export function wayLabel(topology: Topology, link: string): string | undefined {
  const way = topology.network.links.get(link)?.way
  if (way === undefined) return undefined
  const names = NAMES.get(topology.domains) ?? new Map(topology.domains.map(({ id, name }) => [id, name] as const))
  NAMES.set(topology.domains, names)
  return names.get(`tunnel:${link}`) ?? names.get(way)
}

/** Of failure domains, by id: drills of large estates ask for them thousands of times. */
const NAMES = new WeakMap<Topology['domains'], ReadonlyMap<string, string>>()

/** Where a path leaves by: a way, a neighbour, or what becomes of packets that do not leave. */
export function viaText(topology: Topology, { nextHop, discard }: Path): string {
  if (!nextHop) return discard ?? 'here'
  return wayLabel(topology, nextHop.link) ?? topology.info.get(nextHop.node)?.label ?? nextHop.node
}
