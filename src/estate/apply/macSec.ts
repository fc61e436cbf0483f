import { lookAtConnection } from './connections.ts'
import { lookAtLag } from './lags.ts'
import { ask, isAsMade, note, type Run } from './run.ts'
import { scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'

/** Keys of MACsec, and how strict it is: must_encrypt is refused without a key, so the key comes first. */
export function* applyMacSec(run: Run): Applying<void> {
  for (const name of Object.keys(run.estate.connections)) yield* sealed(run, 'connections', name)
  for (const name of Object.keys(run.estate.lags)) yield* sealed(run, 'lags', name)
}

function* sealed(run: Run, section: 'connections' | 'lags', name: string): Applying<void> {
  const about = `${section}.${name}`
  const macsec = run.estate[section][name]?.macsec
  const id = run.ids.get(about)
  if (!macsec || id === undefined) return
  const scope = scopeOf(run.estate, section, name)
  const port = yield* section === 'lags' ? lookAtLag(run, scope, id, about) : lookAtConnection(run, scope, id, about)
  if (!port || !isAsMade(run, about, { macsec: [true, port.macSecCapable] })) return
  const { ckn, cak, mode } = macsec
  const has = port.macSecKeys?.some(key => key.ckn?.toLowerCase() === ckn.toLowerCase())
  if (!has) yield* changed(run, scope, about, 'AssociateMacSecKey', { connectionId: id, ckn, cak })
  if (port.encryptionMode === mode) return
  const [operation, member] = section === 'lags' ? ['UpdateLag', 'lagId'] : ['UpdateConnection', 'connectionId']
  yield* changed(run, scope, about, operation ?? '', { [member ?? '']: id, encryptionMode: mode })
}

function* changed(run: Run, scope: CallScope, about: string, operation: string, input: Record<string, unknown>): Applying<void> {
  if (yield* ask(run, scope, { service: 'directconnect', operation, input, about })) note(run, about, 'changed')
}
