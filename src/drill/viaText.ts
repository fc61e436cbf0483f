import type { Path } from '../routing/path.ts'
import type { Topology } from '../topology/topology.ts'

/** What people call the way that a link is part of: a tunnel by its own name; undefined for a side's own cabling. */
export function wayLabel(topology: Topology, link: string): string | undefined {
  const way = topology.network.links.get(link)?.way
  if (way === undefined) return undefined
  const named = (id: string) => topology.domains.find(domain => domain.id === id)?.name
  return named(`tunnel:${link}`) ?? named(way)
}

/** Where a path leaves by: a way, a neighbour, or what becomes of packets that do not leave. */
export function viaText(topology: Topology, { nextHop, discard }: Path): string {
  if (!nextHop) return discard ?? 'here'
  return wayLabel(topology, nextHop.link) ?? topology.info.get(nextHop.node)?.label ?? nextHop.node
}
