import { isLiveConnection } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { connectionNotFound, connectionOf } from '../../resources/directConnectLookup.ts'
import { directConnectName } from '../../resources/directConnectName.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Renames a connection. Its encryption mode stays as it is: there are no MACsec keys yet that another mode could use. */
export const updateConnection: DirectConnectOperation<'UpdateConnection'> = ({ world, caller }, input) => {
  const { connectionName, encryptionMode } = input
  const row = connectionOf(world, caller, member(input, 'connectionId'))
  if (!isLiveConnection(row.body)) throw connectionNotFound(row.id)
  const mode = row.body.macSecCapable ? 'should_encrypt' : undefined
  if (encryptionMode !== undefined && encryptionMode !== mode) {
    throw directConnectError(
      mode === undefined
        ? `Encryption mode ${encryptionMode} cannot be set: connection ${row.id} was not requested with MACsec.`
        : `Encryption mode ${encryptionMode} cannot be set: Landbridge has no MACsec keys yet, so only ${mode} holds.`,
    )
  }
  const change = connectionName === undefined ? {} : { name: directConnectName('Connection name', connectionName) }
  return connectionAnswer(world.update('connection', row.id, change))
}
