import { z } from 'zod'
import { parseDuration } from '../../net/duration.ts'
import { hexadecimal } from '../../resources/ids.ts'
import { landbridgeOperation } from './binding.ts'
import { customerScope } from './customerId.ts'
import { faultFields, faultOutput, faultView } from './faultView.ts'
import { invalid } from './refusals.ts'

/** Breaks something on purpose. The same thing broken in the same way again is the same fault, with the new `until`. */
export const postFault = landbridgeOperation({
  method: 'POST',
  path: '/faults',
  summary: 'Break a component on purpose',
  input: z.strictObject({
    ...faultFields,
    until: z
      .string()
      .exactOptional()
      .describe('When it heals by itself: a duration such as `90s`, or a time such as `2026-11-21T10:00:00Z`'),
  }),
  output: faultOutput,
  operate({ world, caller, nowMs, random }, { kind, on, until }) {
    const scope = customerScope(caller.account)
    const before = [...world.within('fault', scope)].find(({ body }) => body.kind === kind && body.on === on)
    const end = until === undefined ? undefined : endOf(until, nowMs)
    const id = before?.id ?? `fault-${hexadecimal(random(8))}`
    const body = { kind, on, since: before?.body.since ?? nowMs, ...(end === undefined ? {} : { until: end }) }
    return faultView(world.put('fault', id, scope, body, { dueAt: end }))
  },
})

function endOf(until: string, nowMs: number): number {
  const duration = parseDuration(until)
  const end = duration === undefined ? (/^\d{4}-\d\d-\d\dT/.test(until) ? Date.parse(until) : Number.NaN) : nowMs + duration
  if (Number.isNaN(end))
    throw invalid(`until is ${until}; it takes a duration such as 90s or a time such as 2026-11-21T10:00:00Z.`)
  if (end <= nowMs) throw invalid(`until is ${until}, which is over; it takes a time to come.`)
  return Math.round(end)
}
