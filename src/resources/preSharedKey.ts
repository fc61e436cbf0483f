import type { Entropy } from './ids.ts'
import { AwsError } from './refusal.ts'

const CHARACTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._'

/** A key of 32 random characters; it never starts with 0. VPN guide, "Pre-shared key". */
export function newPreSharedKey(random: Entropy): string {
  const key = [...random(32)].map(byte => CHARACTERS[byte % CHARACTERS.length]).join('')
  return key.startsWith('0') ? `a${key.slice(1)}` : key
}

/** The key itself, or InvalidParameterValue; the refusal does not repeat the secret. */
export function checkPreSharedKey(key: string): string {
  if (/^(?!0)[A-Za-z0-9._]{8,64}$/.test(key)) return key
  throw new AwsError(
    'InvalidParameterValue',
    `The pre-shared key is invalid. It must be 8 to 64 characters long, consist of alphanumeric characters, periods (.) and underscores (_), and must not start with zero (0).`,
  )
}
