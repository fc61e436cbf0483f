import { createHash, createHmac } from 'node:crypto'
import type { WireRequest } from '../../src/wire/message.ts'

/** A key as a client holds it, and what it signs for. */
export interface Signing {
  readonly accessKey?: string
  readonly secret?: string
  readonly region?: string
  readonly service?: string
  /** `20261120T101112Z` */
  readonly time?: string
  /** Of the credential scope, where it is not the time's. */
  readonly date?: string
  /** Names not to sign although they are there. */
  readonly leaveOut?: readonly string[]
  /** What stands in the canonical request for the hash of the body. */
  readonly payload?: string
  /** Of a presigned request. */
  readonly expires?: string
}

export const NOW = Date.UTC(2026, 10, 20, 10, 11, 12)
export const ALICE = {
  accessKey: 'AKIAALICE00000000001',
  secret: 'alice/alice+alice=alice',
  account: '111111111111',
  user: 'alice',
}
export const BOB = { accessKey: 'AKIABOB0000000000002', secret: 'bob-bob-bob-bob-bob', account: '222222222222', user: 'bob' }

type Unsigned = Partial<Omit<WireRequest, 'headers' | 'body'>> & { headers?: Record<string, string>; body?: string }

const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** A dumb SigV4 client, written from the guide and apart from the verifier. ASCII only. */
export function signed(unsigned: Unsigned, signing: Signing = {}): WireRequest {
  const request = whole(unsigned, signing)
  const headers: Record<string, string> = { 'x-amz-date': signing.time ?? '20261120T101112Z', ...request.headers }
  const { names, signature, scope } = signatureOf({ ...request, headers }, signing)
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return { ...request, headers: { ...headers, authorization } }
}

/** The same with its signature in the query. */
export function presigned(
  unsigned: Unsigned,
  signing: Signing = {},
  change: (query: Map<string, string>) => void = () => undefined,
): WireRequest {
  const request = whole(unsigned, signing)
  const names = Object.keys(request.headers).toSorted()
  const query = new Map(new URLSearchParams(request.query))
  query.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256')
  query.set('X-Amz-Credential', scopeOf(signing))
  query.set('X-Amz-Date', signing.time ?? '20261120T101112Z')
  query.set('X-Amz-Expires', signing.expires ?? '60')
  query.set('X-Amz-SignedHeaders', names.join(';'))
  change(query)
  const text = [...query].map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&')
  const { signature } = signatureOf({ ...request, query: text }, signing)
  return { ...request, query: `${text}&X-Amz-Signature=${signature}` }
}

function whole(
  { method = 'POST', path = '/', query = '', headers = {}, body = '' }: Unsigned,
  _signing: Signing,
): WireRequest & { headers: Record<string, string> } {
  return { method, path, query, headers: { host: '127.0.0.1:7224', ...headers }, body: new TextEncoder().encode(body) }
}

function scopeOf({
  accessKey = ALICE.accessKey,
  region = 'us-east-1',
  service = 'sts',
  time = '20261120T101112Z',
  date,
}: Signing): string {
  return `${accessKey}/${date ?? time.slice(0, 8)}/${region}/${service}/aws4_request`
}

function signatureOf(request: WireRequest, signing: Signing) {
  const {
    secret = ALICE.secret,
    region = 'us-east-1',
    service = 'sts',
    time = '20261120T101112Z',
    leaveOut = [],
    payload,
  } = signing
  const names = Object.keys(request.headers)
    .filter(name => !leaveOut.includes(name))
    .toSorted()
  const pairs = [...new URLSearchParams(request.query)].map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
  const path = request.path.split('/').map(escaped).join('/')
  const canonical = [
    request.method,
    path,
    pairs.toSorted().join('&'),
    ...names.map(name => `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    payload ?? sha(new TextDecoder().decode(request.body)),
  ].join('\n')
  const scope = scopeOf(signing)
  const [, date = '', ...rest] = scope.split('/')
  const toSign = ['AWS4-HMAC-SHA256', time, [date, ...rest].join('/'), sha(canonical)].join('\n')
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request')
  return { names, scope, signature: hmac(key, toSign).toString('hex') }
}
