import type { Scope } from '../../resources/world.ts'

type CustomerKind = 'site' | 'router' | 'host' | 'flow' | 'crossConnect' | 'applianceTunnel' | 'sharedRisk'

/**
 * The row id of a thing on the customer's side. Names are unique per kind and account, so the id follows from them; a
 * cross-connect's name is its connection's id.
 */
export function customerId(kind: CustomerKind, account: string, name: string): string {
  return `${kind}-${account}-${name}`
}

/** The customer's side is in no Region. */
export function customerScope(account: string): Scope {
  return { account, region: 'landbridge' }
}
