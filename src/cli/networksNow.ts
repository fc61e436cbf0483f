import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { impairedTopology } from '../drill/play/impairedTopology.ts'
import { closedSessions } from '../drill/trace/closedByLimit.ts'
import { type Moment, momentAt } from '../drill/trace/moment.ts'
import { faultsOf } from '../topology/faultsOf.ts'
import type { Topology } from '../topology/topology.ts'
import type { Service } from './service.ts'

/** One of the networks of a service that flows go through, as it stands. */
interface NetworkNow {
  readonly topology: Topology
  /** As it carries packets with the loss and the lowered rates that are set. */
  readonly carrying: Topology
  readonly moment: Moment
}

/** Every network of a service with the faults that are set, and what they have come to. */
export function* networksNow({ reconciler, store, clock }: Service): Iterable<NetworkNow> {
  const faults = [...store.world.all('fault')]
  for (const { topology, rows } of reconciler.networks.all()) {
    if (topology.flows.length === 0) continue
    const standing = faultsOf(rows.values(), faults)
    const moment = momentAt(topology, standing, clock.now(), DEFAULT_ASSUMPTIONS, closedSessions(topology, store.observed))
    const carrying = impairedTopology(
      topology,
      standing.map(({ on, ...how }) => ({ ...how, component: on })),
    )
    yield { topology, carrying, moment }
  }
}
