import { ALL_UP } from '../routing/beliefs.ts'
import { converge } from '../routing/converge.ts'
import type { Topology } from './topology.ts'

/** Routers and links alone, with nothing of AWS about them: for maps and random networks. */
export function bareTopology(of: Pick<Topology, 'network' | 'domains' | 'flows' | 'hosts' | 'info'>): Topology {
  return {
    ...of,
    pipes: new Map(),
    observables: {
      light: new Map(),
      encrypted: new Set(),
      peers: new Map(),
      tunnels: new Map(),
      propagated: new Map(),
      transitRoutes: new Map(),
    },
    translations: new Map(),
    baseline: converge(of.network, ALL_UP),
    remarks: [],
  }
}
