import { z } from 'zod'

/** Maps and choices of the file; the message of every issue is the phrase that says what is allowed. */

export function section<Shape extends z.ZodRawShape>(what: string, shape: Shape) {
  return z.strictObject(shape, { error: issue => (issue.code === 'invalid_type' ? `a map that describes ${what}` : undefined) })
}

export function mapOf<Key extends z.ZodType<string, string>, Value extends z.ZodType>(key: Key, value: Value, what: string) {
  return z.record(key, value, { error: issue => (issue.code === 'invalid_type' ? `a map of ${what}` : undefined) })
}

export function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: values.join(' or ') })
}
