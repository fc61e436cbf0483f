import type { z } from 'zod'
import type { Context } from '../operation.ts'
import { LANDBRIDGE_OPERATIONS, type LandbridgeOperationName } from './landbridge.ts'
import { invalid } from './refusals.ts'

/** Checks the input against the operation's schema and runs it; what is wrong with the input becomes one refusal. */
export function answerLandbridge(context: Context, name: LandbridgeOperationName, input: unknown): unknown {
  const operation = LANDBRIDGE_OPERATIONS[name]
  return operation.operate(context, checkedInput(operation.input, input ?? {}))
}

/** The input as the schema reads it; throws one refusal that names everything that is wrong with it. */
export function checkedInput<Input extends z.ZodType>(schema: Input, input: unknown): z.output<Input> {
  const read = schema.safeParse(input)
  if (!read.success) throw invalid(read.error.issues.map(issue => problemWith(issue, input)).join(' '))
  return read.data
}

function problemWith(issue: z.core.$ZodIssue, input: unknown): string {
  const member = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') return `${member || 'The input'} has the unknown member ${issue.keys.join(', ')}.`
  const value = issue.path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], input)
  const given = value === undefined ? 'missing' : typeof value === 'object' ? 'no such value' : String(value).slice(0, 60)
  // A schema without words of its own says only which type it wants.
  const wanted = issue.code === 'invalid_type' && issue.message.startsWith('Invalid') ? `a ${issue.expected}` : issue.message
  return `${member || 'The input'} is ${given}; it takes ${wanted}${wanted.endsWith('?') ? '' : '.'}`
}
