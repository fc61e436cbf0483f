import { AwsError } from '../resources/refusal.ts'
import { type CredentialScope, isSigned } from './credentialScope.ts'
import type { WireRequest } from './message.ts'
import type { Caller } from './perform.ts'

const DEFAULT_ACCOUNT = '123456789012'

/**
 * Who calls, or AWS's refusal: unsigned requests and unreadable signatures get no further. Without a credentials file the
 * signature itself is not checked: a 12-digit access key is its own account, any other is account 123456789012.
 */
export function authenticate(request: WireRequest, scope: CredentialScope | undefined): Authenticated {
  if (!scope) throw isSigned(request) ? incompleteSignature() : missingAuthenticationToken()
  const { accessKey, region, service } = scope
  const account = /^\d{12}$/.test(accessKey) ? accessKey : DEFAULT_ACCOUNT
  return { caller: { account, region, accessKey, userArn: `arn:aws:iam::${account}:user/landbridge` }, serviceName: service }
}

export interface Authenticated {
  readonly caller: Caller
  /** The service that the credential is for: one port serves them all, and nothing else tells which is meant. */
  readonly serviceName: string
}

function missingAuthenticationToken(): AwsError {
  return new AwsError('MissingAuthenticationToken', 'The request is missing an authentication token: sign it with SigV4.', 403)
}

function incompleteSignature(): AwsError {
  const wanted = 'AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, SignedHeaders=…, Signature=…'
  return new AwsError('IncompleteSignature', `The request's signature cannot be read; it is written ${wanted}.`)
}
