import { confirmedState } from './confirmedState.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Accepts a hosted private virtual interface onto a gateway of the caller's. */
export const confirmPrivateVirtualInterface: DirectConnectOperation<'ConfirmPrivateVirtualInterface'> = (context, input) => {
  const { virtualGatewayId, directConnectGatewayId } = input
  const accepted = { type: 'private', virtualGatewayId, directConnectGatewayId } as const
  return { virtualInterfaceState: confirmedState(context, member(input, 'virtualInterfaceId'), accepted) }
}
