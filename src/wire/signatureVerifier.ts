import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { Credentials, Signer } from './credentials.ts'
import { headerOf, type WireRequest } from './message.ts'
import type { SessionTokens } from './sessionTokens.ts'
import { canonicalRequest, sha256 } from './signatureCanonical.ts'
import { expiredToken, foreignToken, SignatureFault } from './signatureFault.ts'
import { SigningKeys } from './signatureKeys.ts'
import { type SignatureParts, signaturePartsOf } from './signatureParts.ts'
import { checkSignatureTimes } from './signatureTimes.ts'

/** A request whose signature is right. */
interface Verified {
  readonly signer: Signer
  readonly region: string
  readonly service: string
}

export type Verify = (request: WireRequest) => Verified

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

/**
 * SigV4, server side, in the header or presigned, as every AWS service but S3 checks it: the payload is always a part of
 * the signature. What costs nothing is asked first, so that a request without a known key is never hashed. `now` is the
 * real time in ms, whatever clock the estate runs on: the clients sign by theirs. The verifier throws SignatureFault.
 */
export function verifierOf(credentials: Credentials, now: () => number, sessions?: SessionTokens): Verify {
  const keys = new SigningKeys()

  return function verify(request) {
    const parts = signaturePartsOf(request)
    const signer = signerOf(parts)
    checkSignatureTimes(parts, now())
    checkSignedHeaders(request, parts)
    const bodyHash = sha256(request.body)
    checkStatedHash(request, bodyHash)
    const { key, keep } = keys.of(signer, parts)
    if (!isRight(parts, canonicalRequest(request, parts, bodyHash), key)) throw mismatch(MISMATCH)
    keep()
    return { signer, region: parts.region, service: parts.service }
  }

  function signerOf({ accessKey, sessionToken }: SignatureParts): Signer {
    if (sessionToken === undefined) {
      const signer = credentials.signer(accessKey)
      if (signer) return signer
      throw unknownKey(accessKey)
    }
    const signer = sessions?.open(accessKey, sessionToken)
    if (signer === 'expired') throw expiredToken()
    if (signer) return signer
    throw foreignToken()
  }
}

function isRight(parts: SignatureParts, canonical: string, key: Buffer): boolean {
  const { timestamp, date, region, service, signature } = parts
  const hashed = hash('sha256', Buffer.from(canonical, 'latin1'))
  const toSign = `AWS4-HMAC-SHA256\n${timestamp}\n${date}/${region}/${service}/aws4_request\n${hashed}`
  return timingSafeEqual(createHmac('sha256', key).update(toSign).digest(), Buffer.from(signature, 'hex'))
}

/** Host, Content-Type and every x-amz-* header that came are signed, and what is signed came. */
function checkSignedHeaders({ headers }: WireRequest, { signedHeaders }: SignatureParts): void {
  const signed = new Set(signedHeaders)
  if (!signed.has('host')) throw mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
  for (const name in headers) {
    if ((name === 'content-type' || name.startsWith('x-amz-')) && !signed.has(name))
      throw mismatch(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`)
  }
  for (const name of signedHeaders) {
    if (headers[name] === undefined)
      throw mismatch(
        `The header '${name.slice(0, 80)}' is named in SignedHeaders and did not arrive; a proxy may have removed it.`,
      )
  }
}

/** Only S3 takes UNSIGNED-PAYLOAD: here a stated hash must be the body's. */
function checkStatedHash(request: WireRequest, bodyHash: string): void {
  if (request.headers['x-amz-content-sha256'] === undefined || headerOf(request, 'x-amz-content-sha256') === bodyHash) return
  throw mismatch(
    "The provided 'x-amz-content-sha256' header does not match what was computed; only the hash of the body is taken.",
  )
}

function mismatch(message: string): SignatureFault {
  return new SignatureFault('mismatch', message)
}

function unknownKey(accessKey: string): SignatureFault {
  return new SignatureFault(
    'unknownKey',
    `The security token included in the request is invalid: the access key ${accessKey} is not in the credentials file of this service.`,
  )
}
