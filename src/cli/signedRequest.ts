import { createHmac } from 'node:crypto'
import { canonicalRequest, sha256 } from '../wire/signatureCanonical.ts'
import { SigningKeys } from '../wire/signatureKeys.ts'

/** A request as it will be sent, and for which service of which Region. */
interface Unsigned {
  readonly method: string
  readonly url: URL
  /** Names in lower case; host, date and token are added. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly region: string
  readonly service: string
}

interface SigningKey {
  readonly accessKey: string
  readonly secret: string
  /** Of temporary credentials. */
  readonly token?: string | undefined
}

/** Its headers with the signature over all of them (IAM User Guide, "Create a signed AWS API request"). */
export function signedHeaders(unsigned: Unsigned, { accessKey, secret, token }: SigningKey): Record<string, string> {
  const { method, url, body, region, service } = unsigned
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const headers: Record<string, string> = {
    ...unsigned.headers,
    host: url.host,
    'x-amz-date': time,
    ...(token ? { 'x-amz-security-token': token } : {}),
  }
  const names = Object.keys(headers).sort()
  const bytes = new TextEncoder().encode(body)
  const request = { method, path: url.pathname, query: url.search.slice(1), headers, body: bytes }
  const canonical = canonicalRequest(request, { signedHeaders: names, place: 'header' }, sha256(bytes))
  const scope = { date: time.slice(0, 8), region, service }
  const where = `${scope.date}/${region}/${service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, where, sha256(Buffer.from(canonical, 'latin1'))].join('\n')
  const { key } = new SigningKeys().of({ accessKey, secret }, scope)
  const signature = createHmac('sha256', key).update(toSign).digest('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${where}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return { ...headers, authorization }
}
