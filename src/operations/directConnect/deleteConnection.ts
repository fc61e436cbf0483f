import { nextConnectionState } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { connectionNotFound } from '../../resources/directConnectLookup.ts'
import { shownConnectionOf } from '../../resources/hostedConnectionLookup.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { givenBackPort } from './givenBackPort.ts'
import { member } from './member.ts'

/** Gives the port back. A hosted connection can be given back by its owner, who declines it by that, and by its partner. */
export const deleteConnection: DirectConnectOperation<'DeleteConnection'> = (context, input) => {
  const row = shownConnectionOf(context.world, context.caller, member(input, 'connectionId'))
  if (row.body.state === 'deleting') return connectionAnswer(context, row)
  if (nextConnectionState(row.body.state, 'deleteRequested') === undefined) throw connectionNotFound(row.id)
  if (row.body.role === 'interconnect') {
    throw directConnectError(`Connection ${row.id} is an interconnect; delete it with DeleteInterconnect.`)
  }
  return connectionAnswer(context, givenBackPort(context, row))
}
