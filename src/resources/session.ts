import type { Role } from './principal.ts'

/** Whom temporary credentials stand for. */
export interface Session {
  /** 12 digits. */
  readonly account: string
  readonly userArn: string
  /** Absent without a credentials file, where every account may do everything. */
  readonly role?: Role | undefined
  readonly origin: SessionOrigin
}

/** Account `to` let users of account `from` in. */
interface UsedTrust {
  readonly from: string
  readonly to: string
}

/** Where a session comes from: without any part of it in the credentials file there is no session any more. */
export interface SessionOrigin {
  /** The access key that it began with. */
  readonly issuer: string
  /** Whose key that is. */
  readonly account: string
  /** Every trust that was used on the way, once each. */
  readonly trusts: readonly UsedTrust[]
}

/** What a client signs with until `expiresAt` (epoch ms, of the machine's clock). */
export interface TemporaryCredentials {
  readonly accessKey: string
  readonly secret: string
  readonly token: string
  readonly expiresAt: number
}

/** What STS needs of whoever checks signatures. */
export interface Sessions {
  issue(session: Session, durationSeconds: number): TemporaryCredentials
  /** What callers of account `from` are in `account`; undefined where nobody there trusts them. */
  trust(from: string, account: string): { readonly role?: Role | undefined } | undefined
}
