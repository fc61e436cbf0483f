import { directConnectError } from './directConnectError.ts'
import { refuseSecondRole } from './directConnectGatewayRole.ts'
import { directConnectGatewayOf } from './directConnectLookup.ts'
import { type PrefixAllocation, refuseAllocationOnGateway } from './prefixAllocation.ts'
import type { Quotas } from './quotas.ts'
import { virtualGatewayOf } from './virtualGatewayLookup.ts'
import { isLiveVirtualInterface, type VirtualInterface } from './virtualInterface.ts'
import type { Scope, World } from './world.ts'

export interface GatewayMembers {
  readonly virtualGatewayId?: string | undefined
  readonly directConnectGatewayId?: string | undefined
}

/** Where a private or transit virtual interface ends, and the AS number that this gives AWS's side of it. */
export interface GatewayEnd {
  readonly gateway: NonNullable<VirtualInterface['gateway']>
  readonly amazonSideAsn: number
}

/** The gateway that the request names and the caller owns, with room for one more virtual interface of this type. */
export function orderedGatewayEnd(
  world: World,
  scope: Scope,
  type: 'private' | 'transit',
  members: GatewayMembers,
  { quotas, allocation }: { readonly quotas: Quotas; readonly allocation: PrefixAllocation },
): GatewayEnd {
  // Terraform's provider sends an empty string for the one that was not written.
  const virtualGatewayId = members.virtualGatewayId || undefined
  const directConnectGatewayId = members.directConnectGatewayId || undefined
  if (virtualGatewayId !== undefined && directConnectGatewayId !== undefined) {
    throw directConnectError('Give either virtualGatewayId or directConnectGatewayId, not both.')
  }
  if (virtualGatewayId !== undefined && type === 'private') {
    const { id, body } = virtualGatewayOf(world, scope, virtualGatewayId)
    return { gateway: { kind: 'virtualPrivateGateway', id }, amazonSideAsn: body.amazonSideAsn }
  }
  if (directConnectGatewayId === undefined) {
    const choice = type === 'private' ? 'virtualGatewayId or directConnectGatewayId' : 'directConnectGatewayId'
    throw directConnectError(`A ${type} virtual interface needs a gateway: give ${choice}.`)
  }
  const { id, body } = directConnectGatewayOf(world, scope, directConnectGatewayId)
  refuseSecondRole(world, id, type)
  refuseFull(world, id, quotas)
  refuseAllocationOnGateway(world, id, allocation, { quotas })
  return { gateway: { kind: 'directConnectGateway', id }, amazonSideAsn: body.amazonSideAsn }
}

function refuseFull(world: World, id: string, quotas: Quotas): void {
  const attached = [...world.referring('virtualInterface', id)].filter(row => isLiveVirtualInterface(row.body)).length
  const most = quotas.virtualInterfacesPerDirectConnectGateway
  if (attached >= most) {
    throw directConnectError(
      `Direct Connect Gateway ${id} has ${attached} virtual interfaces; the quota is ${most}.`,
      'LimitExceededException',
    )
  }
}
