import type { Path } from '../../routing/path.ts'
import type { Topology } from '../../topology/topology.ts'

/** What people call the way that a link is part of: a tunnel by its own name; undefined for a side's own cabling. */
export function wayLabel(topology: Topology, link: string): string | undefined {
  const labels = LABELS.get(topology) ?? labelsOf(topology)
  LABELS.set(topology, labels)
  return labels.get(link)
}

/** By link: drills of large estates ask for them thousands of times. */
const LABELS = new WeakMap<Topology, ReadonlyMap<string, string>>()

function labelsOf({ domains, network }: Topology): ReadonlyMap<string, string> {
  const names = new Map(domains.map(({ id, name }) => [id, name]))
  const labels = new Map<string, string>()
  for (const { name, way } of network.links.values()) {
    const label = way === undefined ? undefined : (names.get(`tunnel:${name}`) ?? names.get(way))
    if (label !== undefined) labels.set(name, label)
  }
  return labels
}

/** Where a path leaves by: a way, a neighbour, or what becomes of packets that do not leave. */
export function viaText(topology: Topology, { nextHop, discard }: Path): string {
  if (!nextHop) return discard ?? 'here'
  return wayLabel(topology, nextHop.link) ?? topology.info.get(nextHop.node)?.label ?? nextHop.node
}
