import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Session, SessionOrigin, Sessions, TemporaryCredentials } from '../resources/session.ts'
import type { Credentials, Signer } from './credentials.ts'

interface Parts {
  /** 32 bytes, the same for as long as sessions are to be known; asked for when the first one is. */
  readonly key: () => Buffer
  /** The machine's clock in ms: clients end their sessions by it. */
  readonly now: () => number
  readonly credentials?: Credentials | undefined
}

interface Sealed extends Session {
  readonly secret: string
  readonly expiresAt: number
}

const CIPHER = 'aes-256-gcm'
/** Tells our tokens from AWS's own, which people leave in their environment. */
const MARK = Buffer.from('LbS1')
const [IV_BYTES, TAG_BYTES] = [12, 16]
/** Far more than a sealed session needs. */
const MOST_CHARACTERS = 8192
/** The letters and digits of AWS's access keys: RFC 4648 §6, base32. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * Temporary credentials without a table of them: everything about a session is sealed (AES-GCM) in its own token, bound
 * to its access key, so that a restart forgets none and nothing has to be looked up or cleaned away. What was handed out
 * without a credentials file, where anybody may be anyone, is no session once there is one.
 */
export class SessionTokens implements Sessions {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  issue(session: Session, durationSeconds: number): TemporaryCredentials {
    const accessKey = `ASIA${[...randomBytes(16)].map(byte => BASE32[byte % BASE32.length]).join('')}`
    const secret = randomBytes(30).toString('base64')
    // AWS's expirations are whole seconds.
    const expiresAt = Math.floor(this.#parts.now() / 1000) * 1000 + durationSeconds * 1000
    const { account, userArn, role, origin } = session
    const sealed: Sealed = { account, userArn, role, origin, secret, expiresAt }
    return { accessKey, secret, expiresAt, token: this.#seal(accessKey, JSON.stringify(sealed)) }
  }

  trust(from: string, account: string): ReturnType<Sessions['trust']> {
    const { credentials } = this.#parts
    if (!credentials || from === account) return {}
    const trusting = credentials.trusting(from, account)
    if (trusting.length === 0) return undefined
    return { role: trusting.some(({ role }) => role === 'partner') ? 'partner' : 'customer' }
  }

  /** Whose the token is; undefined where it is none of this service's or not this access key's. */
  open(accessKey: string, token: string): Signer | 'expired' | undefined {
    const { now, credentials } = this.#parts
    const sealed = this.#unseal(accessKey, token)
    if (!sealed) return undefined
    if (sealed.expiresAt <= now()) return 'expired'
    const { origin, secret, account, role, userArn } = sealed
    if (credentials && !stillHolds(origin, credentials)) return undefined
    return { accessKey, secret, account, role, userArn, session: origin }
  }

  /** Whether the token says that it is one of these; whether it is true only `open` tells. */
  static isOurs(token: string): boolean {
    return token.length <= MOST_CHARACTERS && Buffer.from(token.slice(0, 8), 'base64').subarray(0, MARK.length).equals(MARK)
  }

  #seal(accessKey: string, text: string): string {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv(CIPHER, this.#parts.key(), iv).setAAD(this.#boundTo(accessKey))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([MARK, iv, cipher.getAuthTag(), sealed]).toString('base64')
  }

  #unseal(accessKey: string, token: string): Sealed | undefined {
    if (!SessionTokens.isOurs(token)) return undefined
    const bytes = Buffer.from(token, 'base64')
    const [ivAt, tagAt, textAt] = [MARK.length, MARK.length + IV_BYTES, MARK.length + IV_BYTES + TAG_BYTES]
    if (bytes.length <= textAt) return undefined
    const decipher = createDecipheriv(CIPHER, this.#parts.key(), bytes.subarray(ivAt, tagAt), { authTagLength: TAG_BYTES })
    decipher.setAAD(this.#boundTo(accessKey)).setAuthTag(bytes.subarray(tagAt, textAt))
    try {
      return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]).toString('utf8'))
    } catch {
      return undefined
    }
  }

  #boundTo(accessKey: string): Buffer {
    return Buffer.from(`${this.#parts.credentials ? 'signed' : 'anybody'} ${accessKey}`)
  }
}

/** Whether the key is still its account's, and every account on the way still trusts the one before. */
function stillHolds({ issuer, account, trusts }: SessionOrigin, credentials: Credentials): boolean {
  const isKept = trusts.every(({ from, to }) => credentials.trusting(from, to).length > 0)
  return isKept && credentials.find(issuer)?.account === account
}
