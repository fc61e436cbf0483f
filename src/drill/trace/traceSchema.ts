import { z } from 'zod'
import type { SameType } from '../suggest/sameType.ts'
import type { Trace } from './trace.ts'

const impediment = z
  .strictObject({
    kind: z.enum(['loss', 'rate']),
    on: z.string().describe('Id of the failure domain.'),
    name: z.string(),
    share: z.number().positive().lt(1).exactOptional().describe('loss: of the packets.'),
    toBps: z.number().exactOptional().describe('rate: what it carries each way, bit/s.'),
  })
  .meta({ id: 'impediment' })

const hop = z
  .strictObject({
    node: z.string(),
    table: z.string().describe('Whose table was asked: router, gateway, routeTable …'),
    route: z.string().nullable().describe('The route that matched; null where none did.'),
    via: z.string().nullable().describe('Where the packet left by; null at its end.'),
    decidedBy: z.string().describe('The step that settled it.'),
    lost: z
      .array(z.strictObject({ via: z.string(), at: z.string() }))
      .describe('Candidates that lost, and the step that eliminated each.'),
    mtu: z.number().nullable(),
    faults: z.array(impediment).exactOptional().describe('What fails in part on the way out of here; absent = nothing.'),
  })
  .meta({ id: 'hop' })

/** What a trace looks like, for those who check one at run time. */
export const TRACE = z.strictObject({
  outcome: z.enum(['delivered', 'dropped']),
  reason: z.string(),
  mtu: z.number().nullable().describe('Largest packet that arrives, in bytes; null where none does.'),
  rttMs: z.number().nullable().describe('Round trip in ms; null = unknown.'),
  lostShare: z
    .number()
    .positive()
    .max(1)
    .exactOptional()
    .describe('Of the packets on this way, those that loss takes although it delivers; absent = none.'),
  hops: z.array(hop),
  ways: z.int().positive().describe('How many equal ways share the load; the hops are those of one of them.'),
  get back() {
    return TRACE.exactOptional().describe('The way home, judged alike.')
  },
})

true satisfies SameType<z.infer<typeof TRACE>, Trace>

/** JSON Schema (2020-12) of what `landbridge trace --json` prints. */
export function traceSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Landbridge trace', ...z.toJSONSchema(TRACE, { target: 'draft-2020-12' }) }
}
