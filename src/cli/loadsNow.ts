import { type Load, loads } from '../drill/loads.ts'
import { type TransitLoad, transitLoads } from '../drill/transitLoads.ts'
import { networksNow } from './networksNow.ts'
import type { Service } from './service.ts'

/** What runs over the networks of a service now, network by network, with the faults that are set. */
export interface LoadsNow {
  /** By link to AWS. */
  readonly links: ReadonlyMap<string, Load>
  /** By attachment of a transit gateway. */
  readonly attachments: ReadonlyMap<string, TransitLoad>
}

export function loadsNow(service: Service): LoadsNow {
  const links = new Map<string, Load>()
  const attachments = new Map<string, TransitLoad>()
  for (const { topology, carrying, moment } of networksNow(service)) {
    for (const [link, load] of loads(carrying, moment)) links.set(link, load)
    for (const [attachment, load] of transitLoads(topology, moment)) attachments.set(attachment, load)
  }
  return { links, attachments }
}
