import { directConnectError } from './directConnectError.ts'

/** User Guide, "MACsec": must_encrypt lets nothing pass without it, should_encrypt falls back to clear text. */
export type EncryptionMode = 'no_encrypt' | 'should_encrypt' | 'must_encrypt'

const MODES: readonly string[] = ['no_encrypt', 'should_encrypt', 'must_encrypt'] satisfies EncryptionMode[]

/** The mode if the port can take it. must_encrypt needs a key, because without one the port would carry nothing. */
export function orderedEncryptionMode(
  mode: string,
  {
    id,
    body,
  }: { readonly id: string; readonly body: { readonly macSecCapable: boolean; readonly macSecKeys?: readonly unknown[] } },
): EncryptionMode {
  if (!isMode(mode)) throw directConnectError(`Encryption mode ${mode} is not valid: ${MODES.join(', ')} are allowed.`)
  if (!body.macSecCapable) {
    throw directConnectError(`Encryption mode ${mode} cannot be set: ${id} was not requested with MACsec.`)
  }
  if (mode === 'must_encrypt' && (body.macSecKeys ?? []).length === 0) {
    throw directConnectError(`Encryption mode must_encrypt cannot be set: ${id} has no MACsec key and would carry nothing.`)
  }
  return mode
}

function isMode(text: string): text is EncryptionMode {
  return MODES.includes(text)
}
