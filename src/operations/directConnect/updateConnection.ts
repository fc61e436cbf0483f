import { isLiveConnection } from '../../resources/connection.ts'
import { connectionNotFound, connectionOf } from '../../resources/directConnectLookup.ts'
import { directConnectName } from '../../resources/directConnectName.ts'
import { orderedEncryptionMode } from '../../resources/encryptionMode.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Renames a connection or sets its encryption mode. */
export const updateConnection: DirectConnectOperation<'UpdateConnection'> = (context, input) => {
  const { world, caller } = context
  const { connectionName, encryptionMode } = input
  const row = connectionOf(world, caller, member(input, 'connectionId'))
  if (!isLiveConnection(row.body)) throw connectionNotFound(row.id)
  const change = {
    ...(connectionName !== undefined && { name: directConnectName('Connection name', connectionName) }),
    ...(encryptionMode !== undefined && { encryptionMode: orderedEncryptionMode(encryptionMode, row) }),
  }
  return connectionAnswer(context, world.update('connection', row.id, change))
}
