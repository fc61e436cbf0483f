import { AwsError } from '../../resources/refusal.ts'
import { issued } from './credentialsShape.ts'
import { durationSeconds } from './duration.ts'
import type { StsOperations } from './stsOperation.ts'

/** STS API Reference: 15 minutes to 36 hours, 12 hours unless said; the root user has one hour at most. */
const DURATION = { least: 900, most: 129_600, usual: 43_200 }
const MOST_FOR_ROOT = 3600

/** Temporary credentials of the caller itself. */
export const getSessionToken: StsOperations['GetSessionToken'] = (context, { DurationSeconds, SerialNumber, TokenCode }) => {
  const { account, userArn, role, accessKey, session } = context.caller
  if (session) {
    throw new AwsError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403)
  }
  if (SerialNumber !== undefined || TokenCode !== undefined) {
    throw new AwsError(
      'AccessDenied',
      'MultiFactorAuthentication failed, there are no MFA devices here; leave SerialNumber and TokenCode out.',
      403,
    )
  }
  const seconds = durationSeconds(DurationSeconds, DURATION)
  const granted = userArn.endsWith(':root') ? Math.min(seconds, MOST_FOR_ROOT) : seconds
  return { Credentials: issued(context, { account, userArn, role, origin: { issuer: accessKey, account, trusts: [] } }, granted) }
}
