import { nextConnectionState } from '../../resources/connection.ts'
import { connectionNotFound } from '../../resources/directConnectLookup.ts'
import { shownConnectionOf } from '../../resources/hostedConnectionLookup.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { givenBackPort } from './givenBackPort.ts'
import { member } from './member.ts'

/**
 * Gives the port back. A hosted connection can be given back by its owner, who declines it by that, and by its partner; an
 * interconnect too, as a partner's connection is one once it has left a LAG. API Reference, `DisassociateConnectionFromLag`.
 */
export const deleteConnection: DirectConnectOperation<'DeleteConnection'> = (context, input) => {
  const row = shownConnectionOf(context.world, context.caller, member(input, 'connectionId'))
  if (row.body.state === 'deleting') return connectionAnswer(context, row)
  if (nextConnectionState(row.body.state, 'deleteRequested') === undefined) throw connectionNotFound(row.id)
  return connectionAnswer(context, givenBackPort(context, row))
}
