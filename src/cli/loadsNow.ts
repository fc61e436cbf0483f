import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { impairedTopology } from '../drill/impairedTopology.ts'
import { type Load, loads } from '../drill/loads.ts'
import { momentAt } from '../drill/moment.ts'
import { type TransitLoad, transitLoads } from '../drill/transitLoads.ts'
import { faultsOf } from '../topology/faultsOf.ts'
import type { Service } from './service.ts'

/** What runs over the networks of a service now, network by network, with the faults that are set. */
export interface LoadsNow {
  /** By link to AWS. */
  readonly links: ReadonlyMap<string, Load>
  /** By attachment of a transit gateway. */
  readonly attachments: ReadonlyMap<string, TransitLoad>
}

export function loadsNow({ reconciler, store, clock }: Service): LoadsNow {
  const faults = [...store.world.all('fault')]
  const links = new Map<string, Load>()
  const attachments = new Map<string, TransitLoad>()
  for (const { topology, rows } of reconciler.networks.all()) {
    if (topology.flows.length === 0) continue
    const standing = faultsOf(rows.values(), faults)
    const moment = momentAt(topology, standing, clock.now(), DEFAULT_ASSUMPTIONS)
    const carrying = impairedTopology(
      topology,
      standing.map(({ on, ...how }) => ({ ...how, component: on })),
    )
    for (const [link, load] of loads(carrying, moment)) links.set(link, load)
    for (const [attachment, load] of transitLoads(topology, moment)) attachments.set(attachment, load)
  }
  return { links, attachments }
}
