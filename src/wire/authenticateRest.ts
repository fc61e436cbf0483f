import { AwsError } from '../resources/refusal.ts'
import { DEFAULT_ACCOUNT } from './authenticate.ts'
import { OWN_SERVICE } from './credentialScope.ts'
import type { Credentials } from './credentials.ts'
import { headerOf, type WireRequest } from './message.ts'
import type { SessionTokens } from './sessionTokens.ts'
import { SignatureFault, signatureRefusal } from './signatureFault.ts'
import { type Verify, verifierOf } from './signatureVerifier.ts'

/** Whose things a request to Landbridge's half of the port may see. */
interface RestCaller {
  readonly account: string
  /** Without credentials everything on this port is one person's. */
  readonly sees: 'own account' | 'every account'
}

/** Throws `AwsError`: 401 for whoever brings no right key. */
export type AuthenticateRest = (request: WireRequest) => RestCaller

/** What a 401 asks for (RFC 7617 §2). */
export const CHALLENGE = 'Basic realm="Landbridge: access key and secret", charset="UTF-8"'

/** With credentials: SigV4 for the service `landbridge`, or HTTP Basic with the access key and its secret. */
export function authenticateRestWith(credentials: Credentials, now: () => number, sessions?: SessionTokens): AuthenticateRest {
  const verify = verifierOf(credentials, now, sessions)
  return request => {
    try {
      const { account } = isBasic(request) ? byBasic(request, credentials) : bySignature(request, verify)
      refuseOtherAccount(request, account)
      return { account, sees: 'own account' }
    } catch (thrown) {
      throw thrown instanceof SignatureFault ? signatureRefusal(thrown, OWN_SERVICE) : thrown
    }
  }
}

/** Without credentials any account may be spoken for: the header x-landbridge-account names it. */
export const authenticateRestAnybody: AuthenticateRest = request => {
  const named = headerOf(request, 'x-landbridge-account')
  if (named !== '' && !/^\d{12}$/.test(named))
    throw new AwsError('ValidationException', `The header x-landbridge-account is ${named}; it takes 12 digits.`)
  return { account: named || DEFAULT_ACCOUNT, sees: 'every account' }
}

interface Holder {
  readonly account: string
}

function isBasic(request: WireRequest): boolean {
  return /^Basic\s/i.test(headerOf(request, 'authorization'))
}

function byBasic(request: WireRequest, credentials: Credentials): Holder {
  const text = Buffer.from(headerOf(request, 'authorization').slice('Basic '.length).trim(), 'base64').toString('utf8')
  const colon = text.indexOf(':')
  const found = colon < 0 ? undefined : credentials.matching(text.slice(0, colon), text.slice(colon + 1))
  if (found) return found
  throw new SignatureFault('unknownKey', 'The access key or its secret is not one of the credentials file of this service.')
}

function bySignature(request: WireRequest, verify: Verify): Holder {
  const { authorization } = request.headers
  if (authorization === undefined && !request.query.includes('X-Amz-')) {
    const ways = 'HTTP Basic with the access key and its secret, or SigV4 for the service landbridge'
    throw new SignatureFault('missing', `The request is missing an authentication token: send ${ways}.`)
  }
  const { signer, service } = verify(request)
  if (service === OWN_SERVICE) return signer
  throw new SignatureFault('mismatch', `Credential should be scoped to correct service: '${OWN_SERVICE}', not '${service}'.`)
}

function refuseOtherAccount(request: WireRequest, account: string): void {
  const named = request.headers['x-landbridge-account']
  if (named === undefined || named === account) return
  throw new AwsError(
    'AccessDeniedException',
    `The header x-landbridge-account is taken only without credentials; this key is ${account}'s.`,
    403,
  )
}
