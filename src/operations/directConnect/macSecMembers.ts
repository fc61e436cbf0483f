import type { Connection, MacSecKey } from '@aws-sdk/client-direct-connect'
import { macSecOf } from '../../resources/macSecKeyOrder.ts'
import type { Port } from '../../resources/port.ts'
import type { Context } from '../operation.ts'

/**
 * What a port that was ordered with MACsec shows beside `macSecCapable`. User Guide, "MACsec": should_encrypt is the
 * default. Whether the port encrypts is observed.
 */
export function macSecMembers(
  { world, observed }: Pick<Context, 'world' | 'observed'>,
  port: Port,
): Pick<Connection, 'encryptionMode' | 'portEncryptionStatus' | 'macSecKeys'> {
  if (!port.body.macSecCapable) return {}
  const { encryptionMode = 'should_encrypt' } = macSecOf(world, port)
  const isEncrypted = observed.get('light', port.id)?.encrypted === true
  const portEncryptionStatus = isEncrypted ? 'Encryption Up' : 'Encryption Down'
  return { encryptionMode, portEncryptionStatus, macSecKeys: macSecKeyList({ world }, port) }
}

/** The keys in the order in which they were associated: Terraform's provider takes the last for the one it has just made. */
export function macSecKeyList({ world }: Pick<Context, 'world'>, port: Port): MacSecKey[] {
  const { macSecKeys = [] } = macSecOf(world, port)
  return macSecKeys.map(({ ckn, secretArn, state, startOn }) => ({
    secretARN: secretArn,
    ckn,
    state,
    startOn: new Date(startOn).toISOString(),
  }))
}
