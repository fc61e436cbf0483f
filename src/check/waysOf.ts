import { wayLabel } from '../drill/report/viaText.ts'
import { stepsOf } from '../drill/report/wayText.ts'
import type { FlowVerdict, Way } from '../drill/report.ts'
import type { Topology } from '../topology/topology.ts'

/** The connections and VPNs that a flow uses at a moment, each direction's by name; tunnels of one VPN are one way. */
export interface WaysUsed {
  readonly out: ReadonlySet<string>
  readonly home: ReadonlySet<string>
}

/** Before a fault, or once everything has settled after it. */
export function waysOf(topology: Topology, { forward, back }: FlowVerdict, moment: 'before' | 'after'): WaysUsed {
  return { out: crossed(topology, forward[moment]), home: crossed(topology, back[moment]) }
}

const NOTHING: ReadonlySet<string> = new Set()

/** Thousands of scenarios of a drill lead to the same few ways. */
const CROSSED = new WeakMap<Way, ReadonlySet<string>>()

function crossed(topology: Topology, way: Way | null): ReadonlySet<string> {
  if (!way) return NOTHING
  const known = CROSSED.get(way)
  if (known) return known
  const byLabel = waysByLabel(topology)
  const found = new Set(way.path.flatMap(stepsOf).flatMap(hop => byLabel.get(hop) ?? []))
  CROSSED.set(way, found)
  return found
}

/** Whether one direction uses a way that the other does not. */
export function areApart({ out, home }: WaysUsed): boolean {
  return out.size > 0 && home.size > 0 && out.symmetricDifference(home).size > 0
}

const WAYS = new WeakMap<Topology, ReadonlyMap<string, string>>()

/** What a report calls a link, and the name of the way that it is part of. */
function waysByLabel(topology: Topology): ReadonlyMap<string, string> {
  const known = WAYS.get(topology)
  if (known) return known
  const names = new Map(topology.domains.map(({ id, name }) => [id, name] as const))
  const found = new Map<string, string>()
  for (const { name, way } of topology.network.links.values()) {
    const label = way === undefined ? undefined : (wayLabel(topology, name) ?? way)
    if (label !== undefined && way !== undefined) found.set(label, names.get(way) ?? way)
  }
  WAYS.set(topology, found)
  return found
}
