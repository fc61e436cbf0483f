import { isPresigned } from './credentialScope.ts'
import { headerOf, type WireRequest } from './message.ts'
import { sessionTokenOf } from './sessionTokenOf.ts'
import { missingSignature, SignatureFault, unreadableSignature } from './signatureFault.ts'
import { type SignedWhen, signatureTime } from './signatureTimes.ts'

/** Everything that a SigV4 request says about its own signature. */
export interface SignatureParts extends SignedWhen {
  readonly accessKey: string
  readonly region: string
  readonly service: string
  /** Lower case, ascending, none twice. */
  readonly signedHeaders: readonly string[]
  /** 64 lower-case hexadecimal digits. */
  readonly signature: string
  /** What temporary credentials bring along. */
  readonly sessionToken?: string
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
const CREDENTIAL = /^([^\s/,]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request$/
const HEADER_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]+$/
/** More headers than any client sends; each costs a look-up. */
const MOST_SIGNED_HEADERS = 100
const QUERY_WANTED = ['Algorithm', 'Credential', 'Signature', 'SignedHeaders', 'Date', 'Expires'].map(name => `X-Amz-${name}`)

/** Reads the parts of a signature from the header or the query. Throws SignatureFault for a request with none or with half of one. */
export function signaturePartsOf(request: WireRequest): SignatureParts {
  const isInHeader = request.headers.authorization !== undefined
  if (isInHeader && isPresigned(request))
    throw incomplete('The request is signed twice, in its Authorization header and in its query; sign it in one of them.')
  if (isInHeader) return fromHeader(request)
  if (isPresigned(request)) return fromQuery(request)
  throw missingSignature()
}

function fromHeader(request: WireRequest): SignatureParts {
  const [, algorithm, rest] = /^(\S+)\s+(.*)$/.exec(headerOf(request, 'authorization')) ?? []
  if (algorithm !== ALGORITHM || rest === undefined) throw unreadableSignature()
  const given = new Map<string, string>()
  for (const part of rest.split(',')) {
    const [, name, value] = /^\s*(Credential|SignedHeaders|Signature)=(\S+)\s*$/.exec(part) ?? []
    if (!name || !value || given.has(name)) throw unreadableSignature()
    given.set(name, value)
  }
  return {
    ...readScope(given.get('Credential'), "Authorization header requires 'Credential' parameter."),
    ...readSignature(given.get('Signature'), given.get('SignedHeaders')),
    place: 'header',
    timestamp: headerTime(request),
    expiresSeconds: 0,
    ...tokenOf(request),
  }
}

function fromQuery(request: WireRequest): SignatureParts {
  const query = new URLSearchParams(request.query)
  for (const name of QUERY_WANTED) {
    if (query.getAll(name).length !== 1)
      throw incomplete(`AWS query-string parameters must include ${QUERY_WANTED.join(', ')}, each once; see ${name}.`)
  }
  const [algorithm, credential, signature, signedHeaders, date, expires] = QUERY_WANTED.map(name => query.get(name) ?? '')
  if (algorithm !== ALGORITHM) throw incomplete(`X-Amz-Algorithm is ${shown(algorithm)}; it takes ${ALGORITHM}.`)
  const timestamp = signatureTime(date ?? '')
  if (timestamp === undefined) throw incomplete(`X-Amz-Date is ${shown(date)}; it takes a time such as 20261120T101112Z.`)
  return {
    ...readScope(credential, 'X-Amz-Credential cannot be read.'),
    ...readSignature(signature, signedHeaders),
    place: 'query',
    timestamp,
    expiresSeconds: /^\d{1,9}$/.test(expires ?? '') ? Number(expires) : Number.NaN,
    ...tokenOf(request),
  }
}

function readScope(credential: string | undefined, problem: string) {
  const [, accessKey, date, region, service] = CREDENTIAL.exec(credential ?? '') ?? []
  if (accessKey && date && region && service) return { accessKey, date, region, service }
  throw incomplete(`${problem} It is written KEY/YYYYMMDD/REGION/SERVICE/aws4_request.`)
}

function readSignature(signature: string | undefined, signedHeaders: string | undefined) {
  if (!/^[0-9a-f]{64}$/.test(signature ?? '')) throw incomplete('The signature takes 64 hexadecimal digits in lower case.')
  const names = (signedHeaders ?? '').split(';')
  const isList = names.every((name, i) => HEADER_NAME.test(name) && (i === 0 || names[i - 1]! < name))
  if (!isList || names.length > MOST_SIGNED_HEADERS)
    throw incomplete(
      `SignedHeaders is ${shown(signedHeaders)}; it takes names in lower case, ascending, with semicolons between.`,
    )
  return { signature: signature as string, signedHeaders: names }
}

function tokenOf(request: WireRequest): Pick<SignatureParts, 'sessionToken'> {
  const sessionToken = sessionTokenOf(request)
  return sessionToken === undefined ? {} : { sessionToken }
}

/** X-Amz-Date counts before Date, as on AWS. */
function headerTime(request: WireRequest): string {
  const given = headerOf(request, 'x-amz-date') || headerOf(request, 'date')
  const time = signatureTime(given)
  if (time !== undefined) return time
  throw incomplete(
    `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header; ${
      given === '' ? 'there is none' : `${shown(given)} is no time`
    }.`,
  )
}

function incomplete(message: string): SignatureFault {
  return new SignatureFault('incomplete', message)
}

function shown(text: string | undefined): string {
  if (text === undefined || text === '') return 'missing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
