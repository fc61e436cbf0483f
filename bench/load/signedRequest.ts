import { createHash, createHmac } from 'node:crypto'

/** One call of Direct Connect as an SDK sends it. */
export interface Call {
  readonly operation: string
  readonly region: string
  readonly input: object
  /** Without credentials a 12-digit key is its account; the example key of AWS's documents where absent. */
  readonly accessKey?: string
}

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const ACCESS_KEY = 'AKIAIOSFODNN7EXAMPLE'
const SIGNED = 'content-type;host;x-amz-date;x-amz-target'

/** The bytes of the call as one HTTP/1.1 request, signed for `now` (AWS Signature Version 4). */
export function signedRequest({ operation, region, input, accessKey = ACCESS_KEY }: Call, host: string, now: Date): Buffer {
  const body = JSON.stringify(input)
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    host,
    'x-amz-date': time,
    'x-amz-target': `OvertureService.${operation}`,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const canonical = `POST\n/\n\n${lines.join('')}\n${SIGNED}\n${sha256(body)}`
  const scope = `${time.slice(0, 8)}/${region}/directconnect/aws4_request`
  const key = scope.split('/').reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${SECRET}`)
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${SIGNED}, Signature=${signature}`
  const all = { ...headers, authorization, 'content-length': Buffer.byteLength(body) }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST / HTTP/1.1\r\n${head.join('')}\r\n${body}`)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
