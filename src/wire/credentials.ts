import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Role } from '../resources/principal.ts'
import type { SessionOrigin } from '../resources/session.ts'

/** One access key of the credentials file and whom it stands for. */
export interface Credential {
  readonly accessKey: string
  readonly secret: string
  /** 12 digits. */
  readonly account: string
  readonly role: Role
  readonly user: string
  /** Accounts whose principals may take a role in this one. */
  readonly trusts: readonly string[]
}

/** Whoever signs, by a key of the file or by temporary credentials. */
export interface Signer extends Pick<Credential, 'accessKey' | 'secret' | 'account'> {
  readonly role?: Role | undefined
  readonly userArn: string
  readonly session?: SessionOrigin
}

/** Every access key that the service knows. Immutable: a changed file takes a new start. */
export class Credentials {
  readonly #byKey: ReadonlyMap<string, Credential>

  constructor(all: readonly Credential[]) {
    this.#byKey = new Map(all.map(credential => [credential.accessKey, credential]))
  }

  /** Those that somebody has a key of. */
  get accounts(): ReadonlySet<string> {
    return new Set([...this.#byKey.values()].map(({ account }) => account))
  }

  find(accessKey: string): Credential | undefined {
    return this.#byKey.get(accessKey)
  }

  /** The same as a signer. */
  signer(accessKey: string): Signer | undefined {
    const known = this.find(accessKey)
    return known && { ...known, userArn: userArnOf(known) }
  }

  /** The keys of account `account` that let callers of account `from` take a role there. */
  trusting(from: string, account: string): readonly Credential[] {
    return [...this.#byKey.values()].filter(key => key.account === account && key.trusts.includes(from))
  }

  /** The credential of this key and secret. Takes as long for an unknown key and for a wrong secret as for a right one. */
  matching(accessKey: string, secret: string): Credential | undefined {
    const known = this.find(accessKey)
    const isRight = timingSafeEqual(blinded(known?.secret ?? NOBODYS), blinded(secret))
    return known && isRight ? known : undefined
  }
}

/** The ARN under which the holder of a key appears; the user `root` is the account itself. */
export function userArnOf({ account, user }: Pick<Credential, 'account' | 'user'>): string {
  return user === 'root' ? `arn:aws:iam::${account}:root` : `arn:aws:iam::${account}:user/${user}`
}

const BLIND = randomBytes(32)
const NOBODYS = hash('sha256', BLIND)

// Equal lengths to compare, and nothing to learn from how far two texts agree.
function blinded(text: string): Buffer {
  return createHmac('sha256', BLIND).update(text).digest()
}
