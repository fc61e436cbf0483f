import { z } from 'zod'
import { decimalField } from './decimalField.ts'

const unknown = z.strictObject({ what: z.string(), because: z.string() }).meta({ id: 'unknown' })

const line = z
  .strictObject({
    what: z.string().describe('What costs it, with the name that people gave it.'),
    quantity: decimalField.describe('So many units a month, exact.'),
    unit: z.string().describe('hour, GB (of 2^30 bytes), month …'),
    unitPrice: decimalField,
    amount: decimalField.describe('quantity × unitPrice, exact.'),
    source: z.string().describe('Where the price is from, and when that was read.'),
    effectiveDate: z.string().nullable().describe('Since when AWS asks it; null = the source does not say.'),
    verified: z.boolean().describe('False: no dated public source has the price.'),
    account: z.string().describe('Who pays.'),
    price: z.string().nullable().describe('Its id in the catalogue; null = a fee of the estate.'),
  })
  .meta({ id: 'line' })

/** What a price looks like, for those who check one at run time. */
export const PRICE_REPORT = z.strictObject({
  currency: z.string(),
  monthly: decimalField.describe('Sum of all amounts, rounded half up to cents.'),
  lines: z.array(line),
  unknown: z.array(unknown).describe('What costs money, nobody knows how much; it is not in `monthly`.'),
  remarks: z.array(z.string()),
  tco: z
    .strictObject({
      growthPercent: decimalField.describe('By how much volumes grow from year to year.'),
      years: z.array(z.strictObject({ year: z.int().positive(), monthly: decimalField, total: decimalField })),
      total: decimalField.describe('Of all years, rounded once.'),
    })
    .exactOptional()
    .describe('Over years, where --years asked for it.'),
  sensitivity: z
    .strictObject({
      percent: z.literal(20),
      of: z.enum(['month', 'years']).describe('Which total: of a month, or of all years that --years asked for.'),
      total: decimalField.describe('With everything as it is.'),
      inputs: z
        .array(z.strictObject({ input: z.string(), less: decimalField, more: decimalField, swing: decimalField }))
        .describe('The total with one input 20 % less and 20 % more; largest swing first.'),
    })
    .exactOptional()
    .describe('What would move the total, where --sensitivity asked for it.'),
})

/** JSON Schema (2020-12) of what `landbridge price --json` prints. */
export function priceSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Landbridge price', ...z.toJSONSchema(PRICE_REPORT, { target: 'draft-2020-12' }) }
}
