import { z } from 'zod'
import { decimalField } from './decimalField.ts'

const unknowns = z.array(z.strictObject({ what: z.string(), because: z.string() }))

/** What a break-even looks like, for those who check one at run time. */
export const BREAK_EVEN = z.strictObject({
  over: z.literal('out').describe('What grows: data out of AWS a month.'),
  unit: z.literal('GB').describe('2^30 bytes.'),
  currency: z.string(),
  intervals: z
    .array(
      z.strictObject({
        from: decimalField.describe('Rounded to 0.01 GB; the first one is from 0.00.'),
        to: decimalField.nullable().describe('Null = without end.'),
        cheaper: z.enum(['a', 'b', 'same']),
        monthlyAtFrom: z
          .strictObject({ a: decimalField, b: decimalField })
          .describe('What both cost a month there, to the cent.'),
      }),
    )
    .describe('One alone: the bills never cross.'),
  unknown: z.strictObject({ a: unknowns, b: unknowns }).describe('What is in neither bill, for nobody knows how much it is.'),
  a: z.string().describe('The first estate.'),
  b: z.string().describe('The second one.'),
})

/** JSON Schema (2020-12) of what `landbridge breakeven --json` prints. */
export function breakEvenSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Landbridge break-even', ...z.toJSONSchema(BREAK_EVEN, { target: 'draft-2020-12' }) }
}
