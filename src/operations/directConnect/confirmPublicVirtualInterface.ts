import { confirmedState } from './confirmedState.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Accepts a hosted public virtual interface, whose prefixes are verified then. */
export const confirmPublicVirtualInterface: DirectConnectOperation<'ConfirmPublicVirtualInterface'> = (context, input) => ({
  virtualInterfaceState: confirmedState(context, member(input, 'virtualInterfaceId'), { type: 'public' }),
})
