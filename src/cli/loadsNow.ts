import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { type Load, loads } from '../drill/loads.ts'
import { momentAt } from '../drill/moment.ts'
import { faultsOf } from '../topology/faultsOf.ts'
import type { Service } from './service.ts'

/** What every link to AWS of a running service carries now, network by network, with the faults that are set. */
export function loadsNow({ reconciler, store, clock }: Service): ReadonlyMap<string, Load> {
  const faults = [...store.world.all('fault')]
  const found = new Map<string, Load>()
  for (const { topology, rows } of reconciler.networks.all()) {
    if (topology.flows.length === 0) continue
    const moment = momentAt(topology, faultsOf(rows.values(), faults), clock.now(), DEFAULT_ASSUMPTIONS)
    for (const [link, load] of loads(topology, moment)) found.set(link, load)
  }
  return found
}
