import { JSON_NAMES, REST_JSON_NAMES } from './naming.ts'
import { parseBlob, parseSpecialNumber, printBlob } from './text.ts'
import { parseTimestamp, printTimestamp } from './timestamp.ts'
import type { Dialect } from './tree.ts'
import { serializationError } from './wrongType.ts'

/** Smithy's JSON as awsJson1.0 and 1.1 write it. */
export const AWS_JSON: Dialect = {
  naming: JSON_NAMES,
  nameOf: member => member.name,
  readNumber: value => (typeof value === 'number' ? value : parseSpecialNumber(value)),
  readTimestamp: parseTimestamp,
  readBlob: value => (typeof value === 'string' ? parseBlob(value) : undefined),
  writeNumber: value => (Number.isFinite(value) ? value : String(value)),
  writeTimestamp: (shape, value) => printTimestamp(value, shape.format ?? 'epoch-seconds'),
  writeBlob: printBlob,
}

/** Smithy's JSON as restJson1 writes it: with the names that `jsonName` gives. */
export const REST_JSON: Dialect = { ...AWS_JSON, naming: REST_JSON_NAMES, nameOf: member => member.jsonName }

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** The body as text; refuses what is not UTF-8. */
export function textOf(body: Uint8Array): string {
  try {
    return UTF_8.decode(body)
  } catch {
    throw serializationError('The body is not UTF-8 text.')
  }
}

/** The body as JSON; an empty one is `{}`. */
export function jsonOf(body: Uint8Array): unknown {
  if (body.length === 0) return {}
  const text = textOf(body)
  try {
    return JSON.parse(text)
  } catch (problem) {
    throw serializationError(`The body is not JSON: ${withoutQuote((problem as Error).message)}.`)
  }
}

/** V8 quotes what stands around the place, and a key may stand there. */
function withoutQuote(message: string): string {
  return message.replace(/,? (?:\.\.\.)?".*is not valid JSON$/s, '')
}
