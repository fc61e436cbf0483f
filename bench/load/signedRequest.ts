import { createHash, createHmac } from 'node:crypto'

/** One call as an SDK sends it. */
export interface Call {
  /** Direct Connect where absent. */
  readonly service?: 'ec2'
  readonly operation: string
  readonly region: string
  /** Of EC2 the form's parameters, such as `VpcId.1`. */
  readonly input: object
  /** Without credentials a 12-digit key is its account; the example key of AWS's documents where absent. */
  readonly accessKey?: string
}

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const ACCESS_KEY = 'AKIAIOSFODNN7EXAMPLE'

/** The bytes of the call as one HTTP/1.1 request, signed for `now` (AWS Signature Version 4). */
export function signedRequest(call: Call, host: string, now: Date): Buffer {
  const { region, accessKey = ACCESS_KEY } = call
  const { service, body, own } = spelt(call)
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const { 'content-type': contentType, ...target } = own
  const headers = { 'content-type': contentType, host, 'x-amz-date': time, ...target }
  const signed = Object.keys(headers).join(';')
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const canonical = `POST\n/\n\n${lines.join('')}\n${signed}\n${sha256(body)}`
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`
  const key = scope.split('/').reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${SECRET}`)
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
  const all = { ...headers, authorization, 'content-length': Buffer.byteLength(body) }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`POST / HTTP/1.1\r\n${head.join('')}\r\n${body}`)
}

interface Spelt {
  readonly service: string
  readonly body: string
  readonly own: { readonly 'content-type': string; readonly 'x-amz-target'?: string }
}

/** AWS JSON 1.1 of Direct Connect, or EC2's form. */
function spelt({ service, operation, input }: Call): Spelt {
  if (service === 'ec2') {
    const form = new URLSearchParams({ Action: operation, Version: '2016-11-15', ...input })
    return { service, body: form.toString(), own: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } }
  }
  const own = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `OvertureService.${operation}` }
  return { service: 'directconnect', body: JSON.stringify(input), own }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
