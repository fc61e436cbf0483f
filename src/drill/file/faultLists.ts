import { z } from 'zod'
import { parseBandwidth } from '../../net/bandwidth.ts'
import { parseDuration } from '../../net/duration.ts'
import { parseShare } from '../../net/share.ts'
import { likelyFault, likelyLength, likelyList, likelyRate, likelyShare, orLikely } from './likely.ts'
import { MOST_FLAPS } from './windowChanges.ts'

// The message of every issue is the phrase that says what is allowed: "steps.0.loss.0.share is 2; it takes a share …".
const THING = 'an id, a name, or kind:name'
const THINGS = `a list of things that can fail, each ${THING}`
const DURATION = 'a duration such as 90s, 10m or 2h'
const RATE = 'a rate with its unit such as 3Gbps or 500Mbps'
const SHARE = 'a share of more than 0 % and less than 100 % such as 2%; what loses everything is silent'
const WAY = 'out (to AWS), in (from AWS), or nothing for both'
const TIMES = `a whole number from 1 to ${MOST_FLAPS}`

const orList = orLikely(THINGS, likelyList)
const orDuration = orLikely(DURATION, likelyLength)
const orRate = orLikely(RATE, likelyRate)
const orShare = orLikely(SHARE, likelyShare)

const text = (allowed: string | typeof orDuration) => z.string({ error: allowed }).min(1, { error: allowed })
const things = z.array(text(THING), { error: orList }).min(1, { error: THINGS })
const duration = text(orDuration).refine(value => (parseDuration(value) ?? 0) > 0, { error: orDuration })
const direction = z.enum(['out', 'in'], { error: WAY }).optional().describe('Only what goes to AWS, or what comes from there')
const on = text(THING).describe('What fails')

function list<Item extends z.ZodType>(item: Item, of: string) {
  return z.array(item, { error: orLikely(`a list of ${of}`, likelyFault) }).min(1, { error: `a list of ${of}` })
}

function map<Shape extends z.ZodRawShape>(of: string, shape: Shape) {
  const orFault = orLikely(`a map of ${of}`, likelyFault)
  return z.strictObject(shape, { error: issue => (issue.code === 'invalid_type' ? orFault(issue) : undefined) })
}

/** What breaks, as members of a drill file's step and of a call of the service. */
export const FAULT_LISTS = {
  cut: things.optional().describe('Light goes'),
  silent: list(
    z.union([text(THING), map('on and direction', { on, direction })], { error: `${THING}, or a map of on and direction` }),
    'things',
  )
    .optional()
    .describe('Packets vanish and light stays; `dx-a:out` or `{ on, direction }`: only one way'),
  delete: things.optional().describe('Virtual interfaces that are deleted, and created again as it ends'),
  loss: list(
    map('on and share', {
      on,
      share: text(orShare)
        .refine(value => parseShare(value) !== undefined, { error: orShare })
        .describe('Of the packets, `2%`'),
      direction,
    }),
    'losses such as { on: dx-a, share: 2% }',
  )
    .optional()
    .describe('Some packets vanish'),
  rate: list(
    map('on and to', {
      on,
      to: text(orRate)
        .refine(value => parseBandwidth(value) !== undefined && likelyRate(value) === undefined, { error: orRate })
        .describe('What it carries each way'),
    }),
    'lowered rates such as { on: dx-a, to: 2Gbps }',
  )
    .optional()
    .describe('It carries less than it did'),
  flap: list(
    map('on, down, up and times', {
      on,
      down: duration.describe('How long it is cut'),
      up: duration.describe('How long it is whole'),
      times: z
        .int({ error: TIMES })
        .min(1, { error: TIMES })
        .max(MOST_FLAPS, { error: TIMES })
        .optional()
        .describe('How often it goes down'),
    }),
    'flaps such as { on: dx-a, down: 5s, up: 20s, times: 3 }',
  )
    .optional()
    .describe('Light goes and comes back, again and again'),
  drain: things.optional().describe('Its BGP sessions are shut in good order while it still carries packets'),
}
