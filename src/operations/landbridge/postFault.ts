import { z } from 'zod'
import { parseBandwidth } from '../../net/bandwidth.ts'
import { parseDuration } from '../../net/duration.ts'
import { parseShare } from '../../net/share.ts'
import type { Failure } from '../../resources/customerSide.ts'
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
    share: z.string().exactOptional().describe('Of `loss`: of the packets, `2%`'),
    to: z.string().exactOptional().describe('Of `rate`: what it carries each way, `2Gbps`'),
    until: z
      .string()
      .exactOptional()
      .describe('When it heals by itself: a duration such as `90s`, or a time such as `2026-11-21T10:00:00Z`'),
  }),
  output: faultOutput,
  operate({ world, caller, nowMs, random }, { kind, on, direction, share, to, until }) {
    const scope = customerScope(caller.account)
    const before = [...world.within('fault', scope)].find(
      ({ body }) => body.kind === kind && body.on === on && body.direction === direction,
    )
    const end = until === undefined ? undefined : endOf(until, nowMs)
    const id = before?.id ?? `fault-${hexadecimal(random(8))}`
    const how = { ...(direction === undefined ? {} : { direction }), ...partOf(kind, share, to) }
    const isSame = before?.body.share === how.share && before?.body.toBps === how.toBps
    const since = before && isSame ? before.body.since : nowMs
    refuseDirection(kind, direction)
    const body = { kind, on, ...how, since, ...(end === undefined ? {} : { until: end }) }
    return faultView(world.put('fault', id, scope, body, { dueAt: end }))
  },
})

/** What loss and a lowered rate have to say beside, and nothing else has. */
function partOf(kind: Failure['kind'], share: string | undefined, to: string | undefined): Pick<Failure, 'share' | 'toBps'> {
  if (share !== undefined && kind !== 'loss') throw invalid(`share is ${share}, and ${kind} takes none; leave it away.`)
  if (to !== undefined && kind !== 'rate') throw invalid(`to is ${to}, and ${kind} takes none; leave it away.`)
  if (kind === 'loss') {
    const lost = parseShare(share ?? '')
    if (lost === undefined) {
      throw invalid(`share is ${share ?? 'missing'}; loss takes a share of more than 0 % and less than 100 % such as 2%.`)
    }
    return { share: lost }
  }
  if (kind !== 'rate') return {}
  const toBps = parseBandwidth(to ?? '')
  if (toBps === undefined) throw invalid(`to is ${to ?? 'missing'}; rate takes a rate with its unit such as 2Gbps.`)
  return { toBps }
}

function refuseDirection(kind: Failure['kind'], direction: string | undefined): void {
  if (direction === undefined || kind === 'silent' || kind === 'loss') return
  throw invalid(`direction is ${direction}, and ${kind} takes none: only silent and loss have one.`)
}

function endOf(until: string, nowMs: number): number {
  const duration = parseDuration(until)
  const end = duration === undefined ? (/^\d{4}-\d\d-\d\dT/.test(until) ? Date.parse(until) : Number.NaN) : nowMs + duration
  if (Number.isNaN(end))
    throw invalid(`until is ${until}; it takes a duration such as 90s or a time such as 2026-11-21T10:00:00Z.`)
  if (end <= nowMs) throw invalid(`until is ${until}, which is over; it takes a time to come.`)
  return Math.round(end)
}
