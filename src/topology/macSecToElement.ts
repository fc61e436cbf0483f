import { isKeyed, type MacSecSettings } from '../resources/macSecKey.ts'
import type { Row } from '../resources/world.ts'
import type { Builder } from './builder.ts'

/**
 * Whether frames pass the port, by its MACsec settings (those of its LAG) and whether the router at the other end has the
 * keys. User Guide, "MACsec": should_encrypt falls back to clear text, must_encrypt lets nothing pass.
 */
export function passesMacSec(build: Builder, connection: Row<'connection'>, router: Row<'router'>): boolean {
  const { lagId, name } = connection.body
  const lag = lagId === undefined ? undefined : build.world.get('lag', lagId)
  const settings: MacSecSettings = lag?.body ?? connection.body
  const { macSecCapable, encryptionMode = 'should_encrypt' } = settings
  if (!macSecCapable || encryptionMode === 'no_encrypt') return true
  if (isKeyed(settings) && router.body.kind === 'managed' && router.body.macsec !== false) {
    build.encrypted.add(connection.id)
    return true
  }
  if (encryptionMode === 'should_encrypt') return true
  const why = isKeyed(settings) ? `router ${router.body.name} has no key of it` : 'it has no key'
  build.remarks.add(`Connection ${name} must be encrypted by MACsec and ${why}: it carries nothing.`)
  return false
}
