import { AwsError } from '../resources/refusal.ts'

const WANTED = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  blob: 'base64 text',
  timestamp: 'a timestamp',
  list: 'a list',
  map: 'a map',
  structure: 'a structure',
  union: 'a structure with exactly one member',
}

/** Members whose values no message repeats: a BGP, IPsec or MACsec key may be written as a number by mistake. */
const SECRETS = /(?:auth_?key|pre_?shared_?key|cak|password|secret_?(?:string|binary|access_?key))(?:[.[].*)?$/i

/** AWS's answer to a request that can be read but does not fit the model's types. */
export function wrongType(path: string, wanted: keyof typeof WANTED, value: unknown): AwsError {
  const where = path === '' ? 'The request' : `The value of ${path}`
  const given = SECRETS.test(path) ? withoutValue(value) : describe(value)
  return serializationError(`${where} is ${given}, but ${WANTED[wanted]} is needed.`)
}

/** AWS's answer to a request that cannot be read at all. */
export function serializationError(message: string): AwsError {
  return new AwsError('SerializationException', message)
}

function withoutValue(value: unknown): string {
  return typeof value === 'object' ? describe(value) : `a ${typeof value}`
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a structure'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
