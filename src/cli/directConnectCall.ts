import { createHmac } from 'node:crypto'
import { DEFAULT_ACCOUNT } from '../wire/authenticate.ts'
import { canonicalRequest, sha256 } from '../wire/signatureCanonical.ts'
import { SigningKeys } from '../wire/signatureKeys.ts'
import { Refusal } from './refusal.ts'

/** One Direct Connect operation on a running service in one Region. */
export type DirectConnectCall = <T>(operation: string, input: object) => Promise<T>

const SIGNED = ['content-type', 'host', 'x-amz-date', 'x-amz-target']

/**
 * Calls Direct Connect as an AWS client does, with the key that AWS's own tools would use. Not with the SDK: the
 * published one drops members that are newer than it is. A refusal becomes a Refusal.
 */
export function directConnectCall(url: string, region: string): DirectConnectCall {
  const { AWS_ACCESS_KEY_ID: accessKey = DEFAULT_ACCOUNT, AWS_SECRET_ACCESS_KEY: secret = 'landbridge' } = process.env
  return async <T>(operation: string, input: object) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      host: new URL(url).host,
      'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
      'x-amz-target': `OvertureService.${operation}`,
    }
    const body = JSON.stringify(input)
    const authorization = signature({ headers, body, region, accessKey, secret })
    const response = await fetch(url, { method: 'POST', headers: { ...headers, authorization }, body }).catch(() => {
      throw new Refusal(`Nothing answers at ${url} any more.`)
    })
    const answer = (await response.json().catch(() => ({}))) as { message?: string }
    if (!response.ok) throw new Refusal(answer.message ?? `${operation} was answered with ${response.status}.`)
    return answer as T
  }
}

interface Unsigned {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly region: string
  readonly accessKey: string
  readonly secret: string
}

/** IAM User Guide, "Create a signed AWS API request". */
function signature({ headers, body, region, accessKey, secret }: Unsigned): string {
  const time = headers['x-amz-date'] ?? ''
  const scope = { date: time.slice(0, 8), region, service: 'directconnect' }
  const bytes = new TextEncoder().encode(body)
  const request = { method: 'POST', path: '/', query: '', headers, body: bytes }
  const canonical = canonicalRequest(request, { signedHeaders: SIGNED, place: 'header' }, sha256(bytes))
  const where = `${scope.date}/${region}/${scope.service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, where, sha256(Buffer.from(canonical, 'latin1'))].join('\n')
  const { key } = new SigningKeys().of({ accessKey, secret }, scope)
  const signed = createHmac('sha256', key).update(toSign).digest('hex')
  return `AWS4-HMAC-SHA256 Credential=${accessKey}/${where}, SignedHeaders=${SIGNED.join(';')}, Signature=${signed}`
}
