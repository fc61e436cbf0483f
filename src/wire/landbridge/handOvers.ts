import { z } from 'zod'
import { HAND_OVERS, handOver } from '../../handoff/handOver.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { AccountWorld } from '../../topology/accountWorld.ts'
import { computedCall } from './computation.ts'

const midnight = z.number().int().optional()

export const postHandOver = computedCall({
  name: 'PostHandOver',
  method: 'POST',
  path: '/hand-overs',
  summary: 'CloudFormation templates, diagrams or the order checklist of what the account has',
  input: z.strictObject({
    kind: z.enum(HAND_OVERS, { error: `one of ${HAND_OVERS.join(', ')}` }),
    name: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, { error: 'a name that starts with a letter, of letters, digits and hyphens' })
      .default('estate')
      .describe('Begins the names of stacks and exports'),
    estate: z.string().max(200).default('the service').describe('How the estate is called in the files'),
    today: midnight.describe('Of the order checklist: when orders begin, epoch ms'),
    goLive: midnight.describe('Of the order checklist: when everything has to work, epoch ms'),
  }),
  output: z.strictObject({
    files: z.array(z.strictObject({ name: z.string(), text: z.string() })),
    warnings: z.array(z.string()).describe('What the files do not have'),
  }),
  compute({ kind, name, estate, today, goLive }, { parts, account }) {
    const world = new AccountWorld(parts.store.world, account)
    const done = handOver({ kind, world, name, estate, account, today, goLive })
    if ('refused' in done) throw invalid(done.refused)
    return done
  },
})
