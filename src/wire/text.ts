import type { Scalar, Shape, Timestamp, TimestampFormat } from './schema.ts'
import { parseTimestamp, printTimestamp } from './timestamp.ts'
import { wrongType } from './wrongType.ts'

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** A scalar from a form parameter, a path label, a query parameter or a header. */
export function readText(shape: Scalar | Timestamp, text: string, path: string): unknown {
  const value = parse(shape, text)
  if (value === undefined) throw wrongType(path, shape.kind, text)
  return value
}

/** A scalar as it stands in XML, in a header or in a path. */
export function printText(shape: Scalar | Timestamp, value: unknown, format: TimestampFormat): string {
  switch (shape.kind) {
    case 'timestamp':
      return String(printTimestamp(value, shape.format ?? format))
    case 'blob':
      return printBlob(value)
    default:
      if (typeof value !== shape.kind) throw new TypeError(`a ${shape.kind} of an output is a ${typeof value}`)
      return String(value)
  }
}

/** Bytes as base64. Throws TypeError for what are no bytes: an operation's mistake. */
export function printBlob(value: unknown): string {
  if (!(value instanceof Uint8Array)) throw new TypeError(`a blob of an output is a ${typeof value}, not bytes`)
  return value.toBase64()
}

/** Bytes of base64 text with or without padding, or undefined. */
export function parseBlob(text: string): Uint8Array | undefined {
  if (!BASE64.test(text)) return undefined
  return new Uint8Array(Buffer.from(text, 'base64'))
}

export function isScalar(shape: Shape): shape is Scalar | Timestamp {
  return shape.kind !== 'list' && shape.kind !== 'map' && shape.kind !== 'structure' && shape.kind !== 'union'
}

function parse(shape: Scalar | Timestamp, text: string): unknown {
  switch (shape.kind) {
    case 'string':
      return text
    case 'number':
      return parseNumber(text)
    case 'boolean':
      return parseBoolean(text)
    case 'timestamp':
      return parseTimestamp(text)
    case 'blob':
      return parseBlob(text)
  }
}

function parseNumber(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text)
  return parseSpecialNumber(text)
}

/** Smithy writes the three numbers that JSON does not have as text. */
export function parseSpecialNumber(value: unknown): number | undefined {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined
}

// Old clients write Python's True; XML Schema allows 1.
function parseBoolean(text: string): boolean | undefined {
  if (/^(true|1)$/i.test(text)) return true
  return /^(false|0)$/i.test(text) ? false : undefined
}
