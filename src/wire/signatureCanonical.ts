import { hash } from 'node:crypto'
import type { WireRequest } from './message.ts'
import type { SignatureParts } from './signatureParts.ts'

/** Hexadecimal SHA-256 of the bytes. */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes)
}

/**
 * The canonical request that the client must have signed, rebuilt from what arrived (IAM User Guide, "Create a signed AWS
 * API request", steps 1 and 2): one character per byte, so that it is hashed as latin1. Every service but S3 encodes the
 * path a second time.
 */
export function canonicalRequest(
  { method, path, query, headers: given }: WireRequest,
  { signedHeaders, place }: Pick<SignatureParts, 'signedHeaders' | 'place'>,
  bodyHash: string,
): string {
  let headers = ''
  for (const name of signedHeaders) headers += `${name}:${headerValue(given[name])}\n`
  return `${method}\n${canonicalPath(path)}\n${canonicalQuery(query, place === 'query')}\n${headers}\n${signedHeaders.join(';')}\n${bodyHash}`
}

function headerValue(value: string | string[] | undefined): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : value.map(one => one.trim()).join(',')
  return text.includes('  ') ? text.trim().replace(/ +/g, ' ') : text.trim()
}

/** RFC 3986 §5.2.4 without the dots and doubled slashes, then encoded once more. */
function canonicalPath(path: string): string {
  if (path === '/' || !path.startsWith('/')) return path
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(encoded(step))
  }
  return `/${steps.join('/')}${steps.length > 0 && path.endsWith('/') ? '/' : ''}`
}

/** Pairs in the order of their encoded names and values, without the signature itself where it is one of them. */
function canonicalQuery(query: string, isPresigned: boolean): string {
  if (query === '') return query
  const pairs: (readonly [name: string, value: string])[] = []
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = encoded(decoded(at < 0 ? pair : pair.slice(0, at)))
    if (isPresigned && name === 'X-Amz-Signature') continue
    pairs.push([name, at < 0 ? '' : encoded(decoded(pair.slice(at + 1)))])
  }
  pairs.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
  return pairs.map(([name, value]) => `${name}=${value}`).join('&')
}

// Bytes, not characters: %FF must come back as it was. A plus is a space here because the parsers of forms take it for one.
function decoded(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  return spaced.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/** Percent-encodes every byte but RFC 3986's unreserved ones. */
function encoded(text: string): string {
  if (/^[A-Za-z0-9_.~-]*$/.test(text)) return text
  return text.replace(/[^A-Za-z0-9_.~-]/g, byte => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}
