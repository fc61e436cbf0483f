import type { DirectConnectGatewayAttachment } from '@aws-sdk/client-direct-connect'
import { directConnectError } from '../../resources/directConnectError.ts'
import { findDirectConnectGateway } from '../../resources/directConnectLookup.ts'
import type { VirtualInterface } from '../../resources/virtualInterface.ts'
import type { Row } from '../../resources/world.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'

/** Which virtual interfaces are attached to which DX gateway, by either or both. */
export const describeDirectConnectGatewayAttachments: DirectConnectOperation<'DescribeDirectConnectGatewayAttachments'> = (
  { world, caller },
  input,
) => {
  const directConnectGatewayId = input.directConnectGatewayId || undefined
  const virtualInterfaceId = input.virtualInterfaceId || undefined
  if (directConnectGatewayId === undefined && virtualInterfaceId === undefined) {
    throw directConnectError('Give at least one of directConnectGatewayId and virtualInterfaceId.')
  }
  // Only to refuse an id that cannot be one: a gateway that is nobody's has no attachments.
  if (directConnectGatewayId !== undefined) findDirectConnectGateway(world, caller, directConnectGatewayId)
  const one = virtualInterfaceId === undefined ? undefined : world.get('virtualInterface', virtualInterfaceId)
  const candidates =
    virtualInterfaceId === undefined ? [...world.referring('virtualInterface', directConnectGatewayId ?? '')] : one ? [one] : []
  const rows = candidates.filter(
    ({ account, body: { gateway, state } }) =>
      account === caller.account &&
      gateway?.kind === 'directConnectGateway' &&
      (directConnectGatewayId === undefined || gateway.id === directConnectGatewayId) &&
      state !== 'deleted',
  )
  const { items, ...more } = page(rows, input, { directConnectGatewayId, virtualInterfaceId })
  return { directConnectGatewayAttachments: items.map(attachment), ...more }
}

function attachment({ id, region, body }: Row<'virtualInterface'>): DirectConnectGatewayAttachment {
  return {
    directConnectGatewayId: body.gateway?.id,
    virtualInterfaceId: id,
    virtualInterfaceRegion: region,
    virtualInterfaceOwnerAccount: body.ownerAccount,
    attachmentState: stateOf(body),
    attachmentType: body.type === 'transit' ? 'TransitVirtualInterface' : 'PrivateVirtualInterface',
  }
}

function stateOf({ state, peers }: VirtualInterface): 'attaching' | 'attached' | 'detaching' {
  if (state === 'deleting') return 'detaching'
  return peers.some(peer => peer.state === 'available') ? 'attached' : 'attaching'
}
