import { z } from 'zod'
import { parseDuration } from '../../net/duration.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { computedCall, type RestParts } from './computation.ts'

const output = z.strictObject({ now: z.iso.datetime() })

export const getClock = computedCall({
  name: 'GetClock',
  method: 'GET',
  path: '/clock',
  summary: "The service's time",
  input: z.strictObject({}),
  output,
  compute: (_, { parts }) => timeOf(parts),
})

export const moveClock = computedCall({
  name: 'MoveClock',
  method: 'POST',
  path: '/clock',
  summary: 'Move a manual clock; what falls due on the way happens',
  input: z.strictObject({ advance: z.string().describe('A duration such as 90s or 15min') }),
  output,
  async compute({ advance }, { parts }) {
    const ms = parseDuration(advance)
    if (ms === undefined) throw invalid(`advance is ${advance}; it takes a duration such as 90s or 15min.`)
    if (!parts.advance) throw invalid('The clock runs by itself; start the service with --clock manual to move it.')
    await parts.advance(ms)
    return timeOf(parts)
  },
})

function timeOf(parts: RestParts): z.output<typeof output> {
  return { now: new Date(parts.now()).toISOString() }
}
