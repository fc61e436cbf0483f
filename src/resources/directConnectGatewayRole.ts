import { directConnectError } from './directConnectError.ts'
import { isLiveVirtualInterface } from './virtualInterface.ts'
import type { World } from './world.ts'

type Role = 'private' | 'transit'

/** What of each kind a DX gateway carries in a role. */
const PARTS: Readonly<Record<Role, { readonly interfaces: string; readonly gateways: string; readonly kind: string }>> = {
  private: { interfaces: 'private', gateways: 'virtual private gateways', kind: 'virtualPrivateGateway' },
  transit: { interfaces: 'transit', gateways: 'transit gateways', kind: 'transitGateway' },
}

/**
 * User Guide, "Direct Connect gateways": one serves either private virtual interfaces and virtual private gateways, or
 * transit virtual interfaces and transit gateways. Refuses what would make it serve both.
 */
export function refuseSecondRole(world: World, gatewayId: string, wanted: Role): void {
  const other: Role = wanted === 'private' ? 'transit' : 'private'
  const { interfaces, gateways, kind } = PARTS[other]
  const attached = [...world.referring('virtualInterface', gatewayId)].find(
    ({ body }) => body.type === other && isLiveVirtualInterface(body),
  )
  const associated = [...world.referring('directConnectGatewayAssociation', gatewayId)].find(
    ({ body }) => body.gateway.kind === kind && body.state !== 'disassociated',
  )
  if (attached === undefined && associated === undefined) return
  const what = attached ? `${interfaces} virtual interface ${attached.id}` : `association with ${associated?.body.gateway.id}`
  throw directConnectError(
    `Direct Connect Gateway ${gatewayId} has the ${what}; it serves ${interfaces} virtual interfaces and ${gateways}, and nothing of the other kind.`,
  )
}
