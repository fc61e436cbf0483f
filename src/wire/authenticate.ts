import { type CredentialScope, isPresigned } from './credentialScope.ts'
import { type Credentials, userArnOf } from './credentials.ts'
import type { WireRequest } from './message.ts'
import type { Caller } from './perform.ts'
import type { ProtocolName } from './protocolName.ts'
import { missingSignature, SignatureFault, signatureRefusal, unreadableSignature } from './signatureFault.ts'
import { verifierOf } from './signatureVerifier.ts'

/** Who calls where the caller names no account, without a credentials file. */
export const DEFAULT_ACCOUNT = '123456789012'

interface Authenticated {
  readonly caller: Caller
  /** The service that the credential is for: one port serves them all, and nothing else tells which is meant. */
  readonly serviceName: string
}

/** Who calls; throws the refusal (`AwsError`) that the service of the protocol would give. */
export type Authenticate = (request: WireRequest, scope: CredentialScope | undefined, protocol: ProtocolName) => Authenticated

/** With credentials every signature is verified, at the real time `now` in ms. */
export function authenticateWith(credentials: Credentials, now: () => number): Authenticate {
  const verify = verifierOf(credentials, now)
  return (request, scope, protocol) => {
    if (scope?.accessKey === '') return nobody(scope)
    try {
      const { credential, region, service } = verify(request)
      const { account, role, accessKey } = credential
      return { caller: { account, region, accessKey, role, userArn: userArnOf(credential) }, serviceName: service }
    } catch (thrown) {
      throw thrown instanceof SignatureFault ? signatureRefusal(thrown, protocol) : thrown
    }
  }
}

/**
 * Without a credentials file unsigned requests and unreadable signatures get no further, and the signature itself is not
 * checked: a 12-digit access key is its own account, any other is account 123456789012.
 */
export const authenticateAnybody: Authenticate = (request, scope, protocol) => {
  if (!scope) {
    const isSigned = request.headers.authorization !== undefined || isPresigned(request)
    throw signatureRefusal(isSigned ? unreadableSignature() : missingSignature(), protocol)
  }
  if (scope.accessKey === '') return nobody(scope)
  const { accessKey, region, service } = scope
  const account = /^\d{12}$/.test(accessKey) ? accessKey : DEFAULT_ACCOUNT
  return { caller: { account, region, accessKey, userArn: userArnOf({ account, user: 'landbridge' }) }, serviceName: service }
}

/** Who calls one of the two STS operations that come unsigned; `answer.ts` lets them do nothing else. */
function nobody({ region, service }: CredentialScope): Authenticated {
  return { caller: { account: '', region, accessKey: '', userArn: '' }, serviceName: service }
}
