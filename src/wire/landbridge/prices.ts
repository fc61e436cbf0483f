import { z } from 'zod'
import { flowWays } from '../../drill/flowWays.ts'
import { Decimal } from '../../net/money.ts'
import { CATALOGUE } from '../../pricing/catalogue.ts'
import { price } from '../../pricing/price.ts'
import { PRICE_REPORT } from '../../pricing/priceSchema.ts'
import { AccountWorld } from '../../topology/accountWorld.ts'
import { computedCall, momentNow } from './computation.ts'

const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .describe('US dollars a month, as decimal text')
const fees = z.strictObject({ crossConnect: amount.optional(), partner: amount.optional(), circuit: amount.optional() })

export const postPrice = computedCall({
  name: 'PostPrice',
  method: 'POST',
  path: '/prices',
  summary: 'What a month of the account’s network costs, its flows as they go now',
  input: z.strictObject({
    fees: z.record(z.string(), fees).optional().describe('What others ask for a port, by the name of a connection or LAG'),
  }),
  output: PRICE_REPORT,
  compute(input, computation) {
    const { parts, account, topology } = computation
    const world = new AccountWorld(parts.store.world, account)
    const said = Object.entries(input.fees ?? {}).map(([port, named]) => [port, decimals(named)] as const)
    const ways = flowWays(topology(), momentNow(computation))
    return price({ world, ways, fees: Object.fromEntries(said), payer: account }, parts.catalogue ?? CATALOGUE)
  },
})

function decimals(named: z.output<typeof fees>): Record<string, Decimal> {
  return Object.fromEntries(Object.entries(named).flatMap(([key, text]) => [[key, Decimal.parse(text ?? '') ?? Decimal.ZERO]]))
}
