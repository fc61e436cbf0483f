import type { SecretVersion } from '../../resources/secret.ts'
import { invalidParameter } from './refusals.ts'

interface Given {
  readonly SecretString?: string | undefined
  readonly SecretBinary?: Uint8Array | undefined
}

/** API Reference, `CreateSecret`: a value has up to 65536 bytes. */
const MOST_BYTES = 65_536

/** The value of a request, undefined where it gives none. What it says never stands in a refusal. */
export function givenValue({ SecretString, SecretBinary }: Given): SecretVersion['value'] | undefined {
  if (SecretString !== undefined && SecretBinary !== undefined) {
    throw invalidParameter("You can't specify both a binary secret value and a string secret value in the same secret.")
  }
  const length = SecretBinary?.length ?? new TextEncoder().encode(SecretString ?? '').length
  if (length > MOST_BYTES) throw invalidParameter(`The secret value has ${length} bytes; up to ${MOST_BYTES} are allowed.`)
  if (SecretBinary !== undefined) return { bytes: [...SecretBinary] }
  return SecretString === undefined ? undefined : { text: SecretString }
}

/** The id of the version that a request makes: its token, 32 to 64 characters long, else a new one. */
export function versionId(token: string | undefined, make: () => string): string {
  if (token === undefined) return make()
  if (token.length >= 32 && token.length <= 64) return token
  throw invalidParameter(`ClientRequestToken has ${token.length} characters; 32 to 64 are allowed.`)
}

export function sameValue(a: SecretVersion['value'], b: SecretVersion['value']): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
