import { z } from 'zod'
import { DRILL_REPORT } from '../drill/report/reportSchema.ts'
import type { SameType } from '../drill/suggest/sameType.ts'
import { decimalField } from '../pricing/decimalField.ts'
import { PRICE_REPORT } from '../pricing/priceSchema.ts'
import type { PlanReport } from './planReport.ts'

const unknown = z.array(z.strictObject({ what: z.string(), because: z.string() }))
const reason = z.strictObject({ says: z.string(), source: z.string().describe('A guide’s section, or an RFC.') })
const tally = z.strictObject({ whole: z.int(), partly: z.int(), no: z.int() })

const annexLine = z
  .strictObject({
    what: z.string(),
    quantity: decimalField,
    unit: z.string(),
    unitPrice: decimalField,
    amount: decimalField.describe('quantity × unitPrice, exact.'),
    source: z.string(),
    effectiveDate: z.string().nullable(),
    verified: z.boolean(),
  })
  .meta({ id: 'annexLine' })

const annex = z
  .strictObject({
    kind: z.string(),
    name: z.string(),
    because: z.array(reason),
    lines: z.array(annexLine),
    monthly: decimalField.describe('Of the lines that have a price.'),
    once: decimalField,
    leadTimeDays: z.number().nullable(),
    remarks: z.array(z.string()),
    unknown,
    alternatives: z
      .array(
        z.strictObject({
          name: z.string(),
          lines: z.array(annexLine),
          monthly: decimalField,
          once: decimalField,
          asks: z.string().nullable().describe('What it asks of people beside money.'),
          closed: z.string().nullable().describe('Why it cannot be had; null = it can.'),
          unknown,
        }),
      )
      .describe('What else would do the same, cheapest first.'),
    bridge: z
      .strictObject({
        site: z.string(),
        region: z.string(),
        inGigabytes: decimalField,
        outGigabytes: decimalField.nullable(),
        firstCopyMs: z.number().nullable(),
      })
      .nullable()
      .describe('What crosses the bridge for it a month; null = nothing.'),
  })
  .meta({ id: 'annex', description: 'What no estate can hold, such as Client VPN, storage gateways and own servers.' })

const candidate = z
  .strictObject({
    name: z.string(),
    pattern: z.enum([
      'vpn',
      'hosted',
      'dedicated',
      'lag',
      'high-resiliency',
      'maximum-resiliency',
      'direct-connect-with-vpn',
      'port-pair',
      'macsec',
      'private-ip-vpn',
      'vpn-over-public-interface',
      'partner-routing',
    ]),
    estate: z.string().describe('An estate file: serve it, drill it, hand it over.'),
    because: z.array(reason).describe('The rules that made it.'),
    annexes: z.array(annex),
    monthly: decimalField.describe('Estate and annexes.'),
    price: PRICE_REPORT,
    tco: z
      .strictObject({
        years: z.int().positive(),
        total: decimalField,
        byYear: z.array(z.strictObject({ year: z.int().positive(), total: decimalField })),
      })
      .describe('Annexes included; what is paid once is in the first year.'),
    minutesDownPerYear: z.number().nonnegative().nullable().describe('Of the flow that is worst off, below its peak rate.'),
    slaEligible: z.number().nullable().describe('What AWS’s SLA would cover, percent a month; null = none.'),
    leadTimeDays: z.number().nonnegative(),
    bridge: z.string().nullable().describe('What carries traffic until then.'),
    verdicts: z.array(
      z.strictObject({
        requirement: z.string().describe('`latency`, `availability`, `budget`, `sites.ashburn.traffic.peak` …'),
        met: z.enum(['yes', 'no', 'partly', 'unknown']),
        reason: z.string(),
      }),
    ),
    score: z.number().min(0).max(1),
    scores: z.array(z.strictObject({ weight: z.string(), score: z.number().min(0).max(1), because: z.string() })),
    drill: z.strictObject({
      singles: tally.describe('Scenarios by the flow that is worst off.'),
      doubles: tally,
      worst: z.strictObject({ faults: z.array(z.string()), flow: DRILL_REPORT.shape.baseline.element }).nullable(),
      longestDarkMs: z.number().nullable().describe('Null = until somebody repairs it.'),
    }),
    findings: z.array(z.strictObject({ rule: z.string(), severity: z.string(), summary: z.string(), about: z.string() })),
  })
  .meta({ id: 'candidate' })

/** What a plan looks like, for those who check one at run time. */
export const PLAN_REPORT = z.strictObject({
  name: z.string(),
  today: z.string().describe('The day that lead times count from.'),
  goLive: z.string().nullable().describe('The day it has to work; null = nobody said.'),
  gigabytesOut: z.number().nullable().describe('What leaves AWS a month as stated, 2^30 bytes; null = some site does not say.'),
  currency: z.string(),
  years: z.int().positive(),
  candidates: z.array(candidate).describe('Best first.'),
  dropped: z.array(z.strictObject({ name: z.string(), because: z.string() })),
  impossible: z
    .array(z.strictObject({ requirement: z.string(), because: z.string(), possibleWith: z.string() }))
    .describe('Requirements that no candidate meets, and which number would make them possible.'),
  breakEven: z
    .array(
      z.strictObject({
        a: z.string(),
        b: z.string(),
        over: z.literal('out'),
        unit: z.literal('GB'),
        intervals: z.array(
          z.strictObject({ from: decimalField, to: decimalField.nullable(), cheaper: z.enum(['a', 'b', 'same']) }),
        ),
        curve: z.array(z.strictObject({ gigabytes: z.number(), a: z.number(), b: z.number() })).describe('Points to draw.'),
      }),
    )
    .describe('From which volume on one candidate is cheaper than another.'),
  risks: z.array(z.string()),
  assumptions: z.array(z.string()),
  unknown: unknown.describe('Of the best candidate: amounts are more by these.'),
  counts: z.strictObject({
    generated: z.int().nonnegative(),
    screened: z.int().nonnegative(),
    evaluated: z.int().nonnegative().describe('Built, broken, checked and priced as estates.'),
  }),
  partial: z.boolean().describe('True where it ended before all that was promising had been evaluated.'),
})

true satisfies SameType<z.infer<typeof PLAN_REPORT>, PlanReport>

/** JSON Schema (2020-12) of what `landbridge plan --json` prints. */
export function planSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Landbridge plan', ...z.toJSONSchema(PLAN_REPORT, { target: 'draft-2020-12' }) }
}
