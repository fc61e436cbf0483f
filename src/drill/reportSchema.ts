import { z } from 'zod'
import type { DrillReport } from './report.ts'
import type { SameType } from './sameType.ts'

const ms = z.number().nonnegative()
const bps = z.number().nonnegative()
const timer = z.enum(['carrier', 'bfd', 'hold', 'dpd', 'notification', 'gateway', 'lacp', 'withdraw'])

const way = z
  .strictObject({
    path: z.array(z.string()).describe('One text per branch that shares the load: app → edge-1 → dx-a → prod-vgw → db.'),
    mtu: z.int().positive().describe('Largest packet that arrives, in bytes.'),
    rttMs: ms.nullable().describe('Round trip; null = a place on the way is not known.'),
    capacityBps: bps.nullable().describe('What the flow could carry alone; null = nothing limits it.'),
  })
  .meta({ id: 'way' })

const delivery = z.strictObject({ demandBps: bps, deliveredBps: bps }).meta({ id: 'delivery' })

const darkness = {
  darkMs: ms.nullable().describe('Time without service at the unluckiest phase of the timers; null = until it is repaired.'),
  darkMinMs: ms.nullable().describe('The same at the luckiest phase.'),
  decidedBy: timer.nullable().describe('The timer that ended the darkness; null where there was none or no end.'),
}

const direction = z
  .strictObject({
    ...darkness,
    before: way.nullable(),
    after: way.nullable().describe('Null = nothing arrives.'),
    deliveredBps: bps.describe('At peak demand.'),
  })
  .meta({ id: 'direction' })

const flowVerdict = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    survives: z.enum(['whole', 'partly', 'no']).describe('whole = both directions carry the peak demand.'),
    ...darkness,
    healDarkMs: ms
      .nullable()
      .describe('Time without service after the repair; null = until somebody has done what the scenario lists as toDo.'),
    steady: delivery,
    peak: delivery,
    asymmetric: z.union([z.boolean(), z.literal('possible')]).describe('Whether the directions use different routers or ways.'),
    redundancyLost: z.boolean().describe('One more failure of a single connection or VPN would end it, which was not so before.'),
    shareAffected: z.number().min(0).max(1).describe('Largest part of the flow that was dark at once.'),
    forward: direction,
    back: direction,
  })
  .meta({ id: 'flowVerdict' })

const scenario = z
  .strictObject({
    faults: z.array(
      z.strictObject({
        kind: z
          .enum(['cut', 'silent', 'delete'])
          .describe(
            'cut = light goes; silent = packets vanish, light stays; delete = a virtual interface is deleted and created again.',
          ),
        on: z.string().describe('Id of the failure domain, connection:dxcon-…'),
        name: z.string(),
      }),
    ),
    ownEnd: z.boolean().describe('The fault takes the end of every flow that suffers: listed apart, counted nowhere.'),
    toDo: z.array(z.string()).exactOptional().describe('What somebody has to do before all is as it was; absent = nothing.'),
    flows: z.array(flowVerdict),
  })
  .meta({ id: 'scenario' })

/** What a drill report looks like, for those who check one at run time. */
export const DRILL_REPORT = z.strictObject({
  assumptions: z.array(z.string()).describe('What no protocol fixes and what is left out: part of every reading of the figures.'),
  flows: z.array(z.strictObject({ from: z.string(), to: z.string(), steadyBps: bps, peakBps: bps })),
  baseline: z.array(flowVerdict).describe('The same judgement with nothing broken.'),
  worst: scenario.exactOptional().describe('The worst scenario that counts; absent when there is none.'),
  partial: z.boolean().describe('True when not everything that was asked for could be computed.'),
  scenarios: z.array(scenario),
})

true satisfies SameType<z.infer<typeof DRILL_REPORT>, DrillReport>

/** JSON Schema (2020-12) of what `landbridge drill --json` prints. Durations in ms, rates in bit/s. */
export function drillSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Landbridge drill report', ...z.toJSONSchema(DRILL_REPORT, { target: 'draft-2020-12' }) }
}
