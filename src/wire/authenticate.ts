import { type CredentialScope, isPresigned } from './credentialScope.ts'
import { type Credentials, type Signer, userArnOf } from './credentials.ts'
import type { WireRequest } from './message.ts'
import type { Caller } from './perform.ts'
import type { ProtocolName } from './protocolName.ts'
import { sessionTokenOf } from './sessionTokenOf.ts'
import { SessionTokens } from './sessionTokens.ts'
import {
  expiredToken,
  foreignToken,
  missingSignature,
  SignatureFault,
  signatureRefusal,
  unreadableSignature,
} from './signatureFault.ts'
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

/** With credentials every signature is verified, at the real time `now` in ms; with sessions those of temporary keys too. */
export function authenticateWith(credentials: Credentials, now: () => number, sessions?: SessionTokens): Authenticate {
  const verify = verifierOf(credentials, now, sessions)
  return (request, scope, protocol) => {
    if (scope?.accessKey === '') return nobody(scope)
    return refusing(protocol, () => {
      const { signer, region, service } = verify(request)
      return { caller: callerOf(signer, region), serviceName: service }
    })
  }
}

/**
 * Without a credentials file unsigned requests and unreadable signatures get no further, and the signature itself is not
 * checked: a 12-digit access key is its own account, temporary keys of `sessions` are who they were made for, any other is
 * account 123456789012.
 */
export function authenticateAnybodyWith(sessions?: SessionTokens): Authenticate {
  return (request, scope, protocol) =>
    refusing(protocol, () => {
      if (!scope) {
        const isSigned = request.headers.authorization !== undefined || isPresigned(request)
        throw isSigned ? unreadableSignature() : missingSignature()
      }
      if (scope.accessKey === '') return nobody(scope)
      return { caller: anybody(scope, sessionTokenOf(request), sessions), serviceName: scope.service }
    })
}

/** A token that says it is ours and is not, or no more, is refused: its bearer would else act as another account. */
function anybody({ accessKey, region }: CredentialScope, token: string | undefined, sessions: SessionTokens | undefined): Caller {
  if (sessions && token !== undefined && SessionTokens.isOurs(token)) {
    const signer = sessions.open(accessKey, token)
    if (signer === 'expired') throw expiredToken()
    if (!signer) throw foreignToken()
    return callerOf(signer, region)
  }
  const account = /^\d{12}$/.test(accessKey) ? accessKey : DEFAULT_ACCOUNT
  return { account, region, accessKey, userArn: userArnOf({ account, user: 'landbridge' }) }
}

function callerOf({ accessKey, account, role, userArn, session }: Signer, region: string): Caller {
  return { account, region, accessKey, userArn, ...(role && { role }), ...(session && { session }) }
}

function refusing<T>(protocol: ProtocolName, authenticate: () => T): T {
  try {
    return authenticate()
  } catch (thrown) {
    throw thrown instanceof SignatureFault ? signatureRefusal(thrown, protocol) : thrown
  }
}

/** Who calls one of the two STS operations that come unsigned; `answer.ts` lets them do nothing else. */
function nobody({ region, service }: CredentialScope): Authenticated {
  return { caller: { account: '', region, accessKey: '', userArn: '' }, serviceName: service }
}
