import { nextConnectionState } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { connectionOf } from '../../resources/directConnectLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Accepts a hosted connection for its owner: billed from now on, and pending until its partner's port has light. */
export const confirmConnection: DirectConnectOperation<'ConfirmConnection'> = ({ world, caller, nowMs }, input) => {
  const row = connectionOf(world, caller, member(input, 'connectionId'))
  const state = nextConnectionState(row.body.state, 'confirmed')
  if (state === undefined) {
    throw directConnectError(`Connection ${row.id} is ${row.body.state}; only one that is ordering can be confirmed.`)
  }
  return { connectionState: world.update('connection', row.id, { state, billingStartedAt: nowMs }).body.state }
}
