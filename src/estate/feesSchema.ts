import { z } from 'zod'
import { Decimal } from '../net/money.ts'
import { section } from './containers.ts'

const AMOUNT = 'an amount of US dollars such as 300 or "249.50"'
/** US dollars, exact. */
export const amountField = z.union([z.number(), z.string()], { error: AMOUNT }).transform((value, context) => {
  const amount = Decimal.parse(String(value).replace(/^\$/, ''))
  if (amount !== undefined && amount.compare(Decimal.ZERO) >= 0) return amount
  context.issues.push({ code: 'custom', message: AMOUNT, input: value })
  return z.NEVER
})

export const feesSchema = section('fees a month, in US dollars', {
  crossConnect: amountField.optional().describe('What the location asks for the cross-connect'),
  partner: amountField.optional().describe('What the partner asks for a hosted connection'),
  circuit: amountField.optional().describe('What a carrier asks for the circuit between the location and the router'),
})
