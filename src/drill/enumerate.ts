import type { FailureDomain, Topology } from '../topology/topology.ts'
import type { Script } from './drill.ts'

/** Every failure domain on its own, cut and silent: a cut with loss of light hides what a silent failure shows. */
export function everySingle(topology: Topology): readonly Script[] {
  return topology.domains.flatMap(domain => [[{ domain, kind: 'cut' as const }], [{ domain, kind: 'silent' as const }]])
}

/** Every pair of failure domains, cut at the same moment. */
export function everyDouble(topology: Topology): readonly Script[] {
  return topology.domains.flatMap((first, i) => topology.domains.slice(i + 1).map(second => [cut(first), cut(second)]))
}

function cut(domain: FailureDomain): Script[number] {
  return { domain, kind: 'cut' }
}
