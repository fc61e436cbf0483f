import { AwsError } from '../resources/refusal.ts'
import type { ProtocolName } from './protocolName.ts'

/** Why a request's signature is refused. */
export type SignatureFaultKind = 'missing' | 'incomplete' | 'unknownKey' | 'sessionToken' | 'expiredToken' | 'mismatch' | 'notNow'

/** Thrown by the verifier, which knows no protocol; worded for one by `signatureRefusal`. */
export class SignatureFault extends Error {
  override readonly name = 'SignatureFault'
  readonly kind: SignatureFaultKind

  constructor(kind: SignatureFaultKind, message: string) {
    super(message)
    this.kind = kind
  }
}

export function missingSignature(): SignatureFault {
  return new SignatureFault('missing', 'The request is missing an authentication token: sign it with SigV4.')
}

export function unreadableSignature(): SignatureFault {
  const wanted = 'AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, SignedHeaders=…, Signature=…'
  return new SignatureFault('incomplete', `The request's signature cannot be read; it is written ${wanted}.`)
}

export function foreignToken(): SignatureFault {
  return new SignatureFault(
    'sessionToken',
    'The security token included in the request is invalid: it is none that this service handed out for this access key.',
  )
}

export function expiredToken(): SignatureFault {
  return new SignatureFault('expiredToken', 'The security token included in the request is expired')
}

type Answers = Readonly<Record<SignatureFaultKind, readonly [code: string, status: number]>>

// JSON services give 400 where REST ones give 403 for the same code.
const JSON_CODES: Answers = {
  missing: ['MissingAuthenticationToken', 403],
  incomplete: ['IncompleteSignatureException', 400],
  unknownKey: ['UnrecognizedClientException', 400],
  sessionToken: ['UnrecognizedClientException', 400],
  expiredToken: ['ExpiredTokenException', 400],
  mismatch: ['InvalidSignatureException', 400],
  notNow: ['InvalidSignatureException', 400],
}

const CODES: Readonly<Record<ProtocolName | 'landbridge', Answers>> = {
  awsJson1_0: JSON_CODES,
  awsJson1_1: JSON_CODES,
  rpcv2Cbor: JSON_CODES,
  restJson1: withStatus(JSON_CODES, 403),
  // RFC 9110 §11.6.1: browsers ask for a key when they see 401 with a challenge.
  landbridge: withStatus(JSON_CODES, 401),
  // EC2 API Reference, "Error codes for the Amazon EC2 API", "Common client error codes".
  ec2Query: {
    missing: ['MissingAuthenticationToken', 403],
    incomplete: ['IncompleteSignature', 400],
    unknownKey: ['AuthFailure', 401],
    sessionToken: ['AuthFailure', 401],
    expiredToken: ['RequestExpired', 400],
    mismatch: ['SignatureDoesNotMatch', 403],
    notNow: ['RequestExpired', 400],
  },
  // STS and IAM say that a signature is too old by the code of a wrong one.
  awsQuery: {
    missing: ['MissingAuthenticationToken', 403],
    incomplete: ['IncompleteSignature', 400],
    unknownKey: ['InvalidClientTokenId', 403],
    sessionToken: ['InvalidClientTokenId', 403],
    expiredToken: ['ExpiredToken', 403],
    mismatch: ['SignatureDoesNotMatch', 403],
    notNow: ['SignatureDoesNotMatch', 403],
  },
}

/** The refusal as the service whose protocol this is would give it. */
export function signatureRefusal({ kind, message }: SignatureFault, protocol: ProtocolName | 'landbridge'): AwsError {
  const [code, status] = CODES[protocol][kind]
  return new AwsError(code, message, status)
}

function withStatus(answers: Answers, status: number): Answers {
  return Object.fromEntries(Object.entries(answers).map(([kind, [code]]) => [kind, [code, status]])) as unknown as Answers
}
