import { z } from 'zod'
import { parseBandwidth } from '../../net/bandwidth.ts'
import { parseDuration } from '../../net/duration.ts'
import { DETECTED_BY } from '../../routing/network.ts'
import { FAULT_LISTS } from './faultLists.ts'
import { likelyDate, likelyDuration, likelyLength, likelyList, likelyMs, orLikely } from './likely.ts'
import { parseMoment } from './moments.ts'

// The message of every issue is the phrase that says what is allowed: "steps.0.at is soon; it takes a time …".
const TIME = 'a time since the start such as 0s, 90s or 30m, or a date such as 2026-12-05T02:00Z'
const DURATION = 'a duration such as 90s, 10m or 2h'
const RATE = 'a rate with its unit such as 3Gbps or 500Mbps'
const NAME = 'a name'
const DATE = 'a date with its zone such as 2026-12-05T02:00Z'
const STEPS = 'a list of steps, or a calendar of maintenance windows beside it'
const COUNT = 'a whole number from 2 to 60'
const THINGS = 'a list of things that can fail, each an id, a name, or kind:name'
const VERDICTS = 'whole, partly or no'

const orTime = orLikely(TIME, written => likelyDuration(written) ?? likelyDate(written))
const orDuration = orLikely(DURATION, likelyLength)
const orDate = orLikely(DATE, likelyDate)
const orList = orLikely(THINGS, likelyList)
const orMs = orLikely('a number of milliseconds', likelyMs)

const text = (allowed: string | typeof orTime) => z.string({ error: allowed }).min(1, { error: allowed })
const moment = text(orTime).refine(value => parseMoment(value) !== undefined, { error: orTime })
const duration = text(orDuration).refine(value => (parseDuration(value) ?? 0) > 0, { error: orDuration })
const things = z.array(text('an id, a name, or kind:name'), { error: orList }).min(1, { error: THINGS })

function map<Shape extends z.ZodRawShape>(what: string, shape: Shape) {
  return z.strictObject(shape, { error: issue => (issue.code === 'invalid_type' ? `a map that describes ${what}` : undefined) })
}

function list<Item extends z.ZodType>(item: Item, what: string) {
  return z.array(item, { error: `a list of ${what}` }).min(1, { error: `a list of ${what}` })
}

const step = map('a step', {
  at: moment.describe('When it begins: since the start (`90s`), or a date with its zone in all steps (`2026-12-05T02:00Z`)'),
  name: text(NAME).optional().describe('What reports call it, and what `during` names'),
  ...FAULT_LISTS,
  heal: things.optional().describe('Things that earlier steps broke and that are whole again from here on'),
  for: duration.optional().describe('How long what it breaks stays broken; without it and `until`: until a later step heals it'),
  until: moment.optional().describe('When what it breaks is whole again, on the clock of `at`'),
})

const date = text(orDate).refine(value => parseMoment(value)?.isDate === true, { error: orDate })

const calendarWindow = map('a maintenance window', {
  name: text(NAME).optional().describe('What reports call it, and what `during` names'),
  from: date.describe('When it begins, with its zone'),
  until: date.optional().describe('When it is over; or `for`'),
  for: duration.optional().describe('How long it lasts; or `until`'),
  things: things.describe('What is worked on'),
  as: z
    .enum(['cut', 'silent', 'drain'], { error: 'cut, silent or drain' })
    .optional()
    .describe('How it is out of service; cut where nothing is said'),
  every: z
    .enum(['week', 'month'], { error: 'week or month; what comes on other days is a window each' })
    .optional()
    .describe('It recurs, `count` times in all'),
  count: z.int({ error: COUNT }).min(2, { error: COUNT }).max(60, { error: COUNT }).optional().describe('How often in all'),
})

const expectation = map('what is expected of a flow', {
  flow: text('the name of a flow').describe('`FROM-to-TO`, or the name that the estate gives the flow'),
  survives: z
    .enum(['whole', 'partly', 'no'], { error: VERDICTS })
    .optional()
    .describe('The worst verdict at the end of any phase'),
  darkMsAtMost: z
    .number({ error: orMs })
    .nonnegative({ error: orMs })
    .optional()
    .describe('The longest time without service altogether, at the unluckiest phase of the timers'),
  decidedBy: z
    .enum(DETECTED_BY, { error: DETECTED_BY.join(', ') })
    .optional()
    .describe('What ends the longest darkness'),
  deliveredAtLeast: text(RATE)
    .refine(value => parseBandwidth(value) !== undefined, { error: RATE })
    .optional()
    .describe(
      'What gets through each way, or all that is asked for there, at the end of every phase, while all flows send their peak',
    ),
  during: text('the name of a step').optional().describe('Only while this step lasts; without it from the first step to the end'),
})

const stop = map('when to stop', {
  flow: text('the name of a flow').describe('The flow that is watched'),
  darkFor: duration.describe('So long without service at a stretch, and everything is healed and the rest not played'),
})

const members = map('a drill', {
  name: text(NAME).describe('What the drill is called'),
  hypothesis: text('a sentence').optional().describe('What it is to show, as a sentence'),
  steps: z
    .array(step, { error: STEPS })
    .default([])
    .describe('What breaks and heals, on one clock; steps may overlap. At least one here or in `calendar`'),
  calendar: list(calendarWindow, 'maintenance windows')
    .optional()
    .describe('Maintenance windows with dates; where two are open at once the report says what that does to flows'),
  stopIf: z
    .union([stop, list(stop, 'stop conditions')], { error: 'a map of flow and darkFor, or a list of them' })
    .optional()
    .describe('When to stop: one condition or several'),
  expect: list(expectation, 'expectations').optional().describe('What has to hold for the drill to end with 0'),
})

/** A drill as a file: what breaks when, when to stop, and what is expected. */
export const DRILL_FILE = members.superRefine(({ steps, calendar }, context) => {
  if (steps.length === 0 && calendar === undefined)
    context.addIssue({ code: 'custom', path: ['steps'], message: STEPS, input: steps })
})

export type DrillFile = z.infer<typeof DRILL_FILE>

/** JSON Schema of a drill file for editors: draft 7, which YAML language servers read. */
export function drillFileSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Landbridge drill file', ...z.toJSONSchema(DRILL_FILE, { io: 'input', target: 'draft-7' }) }
}
