import { z } from 'zod'
import { PRICE_REPORT } from './priceSchema.ts'

const { currency, lines, unknown, remarks, monthly } = PRICE_REPORT.shape

/** What a bill looks like, for those who check one at run time. */
export const BILL_REPORT = z.strictObject({
  account: z.string(),
  from: z.iso.date().describe('First day.'),
  to: z.iso.date().describe('The first day after the last.'),
  until: z.iso.datetime().describe('Until when it is counted: now, while the time is not over.'),
  currency,
  total: monthly,
  lines,
  unknown: unknown.describe('What costs money, nobody knows how much; it is not in `total`.'),
  remarks,
})

/** JSON Schema (2020-12) of what `landbridge bill --json` prints. */
export function billSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Landbridge bill', ...z.toJSONSchema(BILL_REPORT, { target: 'draft-2020-12' }) }
}
