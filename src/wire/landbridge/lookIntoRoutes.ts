import { z } from 'zod'
import { closedHits } from '../../drill/trace/closedByLimit.ts'
import { noGlass } from '../../drill/trace/glassNodes.ts'
import { lookingGlass } from '../../drill/trace/lookingGlass.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { computedCall, momentNow } from './computation.ts'

const ROUTE = z.strictObject({
  prefix: z.string(),
  via: z.string(),
  source: z.string(),
  localPreference: z.number(),
  preferredFor: z
    .string()
    .optional()
    .describe('What AWS gave the local preference for: a community such as 7224:7300, `home Region` or `SiteLink`'),
  med: z.number(),
  asPath: z.array(z.number()),
  communities: z.array(z.string()),
  status: z.enum(['best', 'lost', 'dropped', 'sent']),
  because: z.string(),
  decidedAt: z
    .array(z.string())
    .optional()
    .describe('Of a Direct Connect gateway: the gateways and route tables behind it that decide so about what they send'),
  table: z.string().optional().describe('Where there are several `tables`: whose route it is'),
})

export const lookIntoRoutes = computedCall({
  name: 'LookIntoRoutes',
  method: 'GET',
  path: '/routes/{node}',
  summary: "A router's, gateway's or route table's routes, with what decided or dropped them",
  input: z.strictObject({
    node: z
      .string()
      .describe('A router, gateway or route table, by name or id; a transit gateway or a VPC stands for its tables'),
    which: z.enum(['best', 'received', 'advertised']).default('best'),
  }),
  output: z.strictObject({
    node: z.string(),
    which: z.string(),
    routes: z.array(ROUTE),
    tables: z.array(z.string()).optional().describe('Where the name means several, as of a transit gateway: their names'),
    associated: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .describe('By name those of `tables` that belong to transit gateways: the attachments whose packets are looked up there'),
    closed: z.array(z.string()).optional().describe('Its sessions that a limit of prefixes keeps closed, a sentence each'),
  }),
  compute({ node, which }, computation) {
    const { convergence } = momentNow(computation)
    const closed = new Map(convergence.tables.limitHits)
    for (const hit of closedHits(computation.topology(), computation.parts.store.observed)) closed.set(hit.session, hit)
    const glass = lookingGlass(computation.topology(), convergence, node, which, closed.values())
    if (glass) return glass
    throw invalid(noGlass(computation.topology(), node))
  },
})
