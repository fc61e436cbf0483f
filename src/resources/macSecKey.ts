import type { EncryptionMode } from './encryptionMode.ts'

/** User Guide, "MACsec": up to three pairs of CKN and CAK in the key chain of a port. */
export const MOST_MAC_SEC_KEYS = 3

/** The user guide's same page: a port in use keeps a key for 30 days after its secret was given up. */
export const KEY_OUTLIVES_SECRET_MS = 30 * 86_400_000

/** A key of a port, or of all ports of a LAG. The CAK is in the secret and nowhere else. */
export interface MacSecKey {
  /** 64 hexadecimal digits. */
  readonly ckn: string
  readonly secretArn: string
  readonly state: 'associating' | 'associated' | 'disassociating'
  /** Since when the key is for use. Epoch ms. */
  readonly startOn: number
  /** When it is associated, or gone. Epoch ms. */
  readonly changesAt?: number
}

/** What of a port MACsec is about. */
export interface MacSecSettings {
  readonly macSecCapable: boolean
  /** Absent on a MACsec port = should_encrypt. */
  readonly encryptionMode?: EncryptionMode
  /** In the order in which they were associated; the newest is tried first. */
  readonly macSecKeys?: readonly MacSecKey[]
}

/** The keys after the steps that are due at `nowMs`. */
export function advancedKeys(keys: readonly MacSecKey[], nowMs: number): readonly MacSecKey[] {
  if (!keys.some(({ changesAt }) => changesAt !== undefined && changesAt <= nowMs)) return keys
  return keys.flatMap(key => {
    const { changesAt, ...rest } = key
    if (changesAt === undefined || changesAt > nowMs) return [key]
    return key.state === 'associating' ? [{ ...rest, state: 'associated' as const }] : []
  })
}

export function nextKeyStep(keys: readonly MacSecKey[] = []): number | undefined {
  const steps = keys.flatMap(({ changesAt }) => changesAt ?? [])
  return steps.length === 0 ? undefined : Math.min(...steps)
}

/** What changes with the keys: a port that must encrypt and has lost its last key falls back to should_encrypt. */
export function withKeys(
  { encryptionMode }: MacSecSettings,
  macSecKeys: readonly MacSecKey[],
): Pick<MacSecSettings, 'macSecKeys' | 'encryptionMode'> {
  const isLost = encryptionMode === 'must_encrypt' && macSecKeys.length === 0
  return { macSecKeys, ...(isLost && { encryptionMode: 'should_encrypt' }) }
}

/** Whether AWS's end of the port has a key to use. */
export function isKeyed({ macSecKeys = [] }: MacSecSettings): boolean {
  return macSecKeys.some(({ state }) => state === 'associated')
}
