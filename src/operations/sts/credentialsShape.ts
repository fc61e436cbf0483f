import type { Session, Sessions } from '../../resources/session.ts'
import type { Context } from '../operation.ts'

/** Temporary credentials as STS answers them. */
interface CredentialsShape {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly SessionToken: string
  readonly Expiration: Date
}

/** Fresh temporary credentials for the session. */
export function issued(context: Context, session: Session, seconds: number): CredentialsShape {
  const { accessKey, secret, token, expiresAt } = sessionsOf(context).issue(session, seconds)
  return { AccessKeyId: accessKey, SecretAccessKey: secret, SessionToken: token, Expiration: new Date(expiresAt) }
}

/** The part of the context that only STS asks for. */
export function sessionsOf({ sessions }: Context): Sessions {
  if (!sessions) throw new TypeError('STS is asked where nobody can make temporary credentials')
  return sessions
}
