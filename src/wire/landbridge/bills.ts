import { z } from 'zod'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { bill } from '../../pricing/bill.ts'
import { billPeriod } from '../../pricing/billPeriod.ts'
import type { BillReport } from '../../pricing/billReport.ts'
import { BILL_REPORT } from '../../pricing/billSchema.ts'
import { CATALOGUE } from '../../pricing/catalogue.ts'
import { unpricedNow } from '../../pricing/runningNow.ts'
import { type Computation, computedCall } from './computation.ts'

const input = z.strictObject({
  month: z.string().optional().describe('Such as 2026-11; absent, and no from: the month that runs'),
  from: z.string().optional().describe('The first day, such as 2026-11-01, in UTC'),
  to: z.string().optional().describe('The first day that is not on the bill; absent: the first of the next month'),
})

const summary = 'What the account has used in a time, line by line; what is deleted meanwhile stays on it'

export const getBill = computedCall({
  name: 'GetBill',
  method: 'GET',
  path: '/bills',
  summary,
  input,
  output: BILL_REPORT,
  compute: billOf,
})

export const postBill = computedCall({
  name: 'PostBill',
  method: 'POST',
  path: '/bills',
  summary,
  input,
  output: BILL_REPORT,
  compute: billOf,
})

async function billOf(asked: z.output<typeof input>, { parts, account }: Computation): Promise<BillReport> {
  const nowMs = parts.now()
  const period = billPeriod(asked, nowMs)
  if (typeof period === 'string') throw invalid(period)
  await parts.measure?.()
  const { world } = parts.store
  const isOver = Date.parse(period.to) <= nowMs
  const unpriced = isOver ? [] : unpricedNow(world, (await parts.carried?.()) ?? [], account)
  return bill({ world, account, ...period, nowMs, unpriced }, parts.catalogue ?? CATALOGUE)
}
