import { confirmedState } from './confirmedState.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Accepts a hosted transit virtual interface onto a DX gateway of the caller's. */
export const confirmTransitVirtualInterface: DirectConnectOperation<'ConfirmTransitVirtualInterface'> = (context, input) => {
  const accepted = { type: 'transit', directConnectGatewayId: member(input, 'directConnectGatewayId') } as const
  return { virtualInterfaceState: confirmedState(context, member(input, 'virtualInterfaceId'), accepted) }
}
