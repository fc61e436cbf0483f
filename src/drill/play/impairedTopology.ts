import type { Breakage } from '../../routing/breakage.ts'
import { withSharedFate } from '../../routing/detection.ts'
import { impaired } from '../../routing/impaired.ts'
import type { PipeInfo, Topology } from '../../topology/topology.ts'

/** What people see of a lowered rate, by the kind of what is lowered; of anything else it is a connection's. */
const KINDS: Readonly<Record<string, PipeInfo['kind']>> = {
  'virtual-interface': 'virtual-interface',
  vpn: 'tunnel',
  tunnel: 'tunnel',
  'vpn-endpoint': 'tunnel',
  uplink: 'uplink',
}

/** The topology as it carries packets under loss and lowered rates; the same one where there is neither. */
export function impairedTopology(topology: Topology, breakages: readonly Breakage[]): Topology {
  const all = withSharedFate(topology.network, breakages)
  const network = impaired(topology.network, all)
  if (network === topology.network) return topology
  const pipes = new Map(topology.pipes)
  for (const { kind, component } of all) {
    const domain = topology.domains.find(({ id }) => id === component)
    if (kind !== 'rate' || !domain) continue
    const info = { name: `${domain.name} (lowered)`, kind: KINDS[domain.kind] ?? 'connection' } as const
    pipes.set(`${component} lowered out`, { ...info, direction: 'toAws' })
    pipes.set(`${component} lowered in`, { ...info, direction: 'fromAws' })
  }
  return { ...topology, network, pipes }
}
