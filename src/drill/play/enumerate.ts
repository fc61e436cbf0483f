import type { FailureDomain, Topology } from '../../topology/topology.ts'
import type { Script } from '../script.ts'
import { canMatter } from './canMatter.ts'
import { distinctDomains } from './footprint.ts'

export type Every = 'single' | 'double' | 'triple'

/** Inside AWS nothing is told of how a silent failure is found, and what takes a room takes its light: these are cut only. */
const CUT_ONLY: ReadonlySet<FailureDomain['kind']> = new Set([
  'vpn-endpoint',
  'attachment',
  'availability-zone',
  'region',
  'room',
])

/** Every failure domain on its own, cut and silent: a cut with loss of light hides what a silent failure shows. */
export function everySingle(topology: Topology): readonly Script[] {
  return distinctDomains(topology).flatMap(domain => [
    [cut(domain)],
    ...(CUT_ONLY.has(domain.kind) ? [] : [[{ domain, kind: 'silent' as const }]]),
  ])
}

/** Every pair of failure domains that can matter, cut at the same moment. */
export function everyDouble(topology: Topology): readonly Script[] {
  const domains = mattering(topology)
  return domains.flatMap((first, i) => domains.slice(i + 1).map(second => [cut(first), cut(second)]))
}

/** Every three failure domains that can matter, cut at the same moment. */
export function everyTriple(topology: Topology): readonly Script[] {
  const domains = mattering(topology)
  return domains.flatMap((first, i) =>
    domains.slice(i + 1).flatMap((second, k) => domains.slice(i + k + 2).map(third => [cut(first), cut(second), cut(third)])),
  )
}

export function everyScript(topology: Topology, every: Every): readonly Script[] {
  if (every === 'single') return everySingle(topology)
  return every === 'double' ? everyDouble(topology) : everyTriple(topology)
}

/** The domains that combinations are made of; each alone is in `everySingle`, whether it matters or not. */
function mattering(topology: Topology): readonly FailureDomain[] {
  const matters = canMatter(topology)
  return distinctDomains(topology).filter(domain => matters(domain.id))
}

function cut(domain: FailureDomain): Script[number] {
  return { domain, kind: 'cut' }
}
