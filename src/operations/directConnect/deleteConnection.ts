import { nextConnectionState } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { connectionNotFound, connectionOf } from '../../resources/directConnectLookup.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Gives the port back. Refused while a virtual interface is on it. */
export const deleteConnection: DirectConnectOperation<'DeleteConnection'> = ({ world, caller, nowMs, leadTimes }, input) => {
  const row = connectionOf(world, caller, member(input, 'connectionId'))
  if (row.body.state === 'deleting') return connectionAnswer(row)
  const state = nextConnectionState(row.body.state, 'deleteRequested')
  if (state === undefined) throw connectionNotFound(row.id)
  const onIt = [...world.referring('virtualInterface', row.id)].filter(
    ({ body }) => body.state !== 'deleted' && body.state !== 'rejected',
  )
  if (onIt.length > 0) {
    throw directConnectError(
      `Connection ${row.id} has virtual interfaces and cannot be deleted; delete ${onIt.map(({ id }) => id).join(', ')} first.`,
    )
  }
  return connectionAnswer(world.update('connection', row.id, { state }, { dueAt: nowMs + leadTimes.provisioning }))
}
