import { nextConnectionState } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { interconnectOf } from '../../resources/interconnectLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { givenBackPort } from './givenBackPort.ts'
import { interconnectState } from './interconnectAnswer.ts'
import { member } from './member.ts'

/** Gives a partner's port back. Refused while a hosted connection is on it. */
export const deleteInterconnect: DirectConnectOperation<'DeleteInterconnect'> = (context, input) => {
  const row = interconnectOf(context.world, context.caller, member(input, 'interconnectId'))
  if (row.body.state === 'deleting') return { interconnectState: 'deleting' }
  if (nextConnectionState(row.body.state, 'deleteRequested') === undefined) {
    throw directConnectError(`Could not find Interconnect with ID ${row.id}`)
  }
  return { interconnectState: interconnectState(givenBackPort(context, row).body.state) }
}
