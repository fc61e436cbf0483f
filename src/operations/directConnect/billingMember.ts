import type { Port } from '../../resources/port.ts'
import { shownBillingMode } from '../../resources/portPair.ts'
import type { World } from '../../resources/world.ts'

/** The billing mode of a dedicated connection or LAG, that of a port pair included; hosted ones and interconnects have none. */
export function billingMember(world: World, port: Port): { readonly billingMode?: string } {
  const billingMode = shownBillingMode(world, port)
  return billingMode === undefined ? {} : { billingMode }
}
