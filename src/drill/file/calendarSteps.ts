import { durationText, parseDuration } from '../../net/duration.ts'
import type { DrillFile } from './drillFile.ts'
import { parseMoment } from './moments.ts'

type Entry = NonNullable<DrillFile['calendar']>[number]
type Refuse = (path: readonly (string | number)[], summary: string) => void

/** One window of a maintenance calendar, as a step of a drill file. */
export interface CalendarStep {
  readonly step: DrillFile['steps'][number]
  readonly place: readonly ['calendar', number]
}

const WEEK_MS = 7 * 86_400_000

/** A calendar longer than this is read a part at a time. */
const MOST_WINDOWS = 200

/** Every window of a calendar, those that recur one by one, each with a name of its own. */
export function calendarSteps({ calendar = [] }: DrillFile, refuse: Refuse): readonly CalendarStep[] {
  const steps = calendar.flatMap((entry, index) => occurrences(entry, summary => refuse(['calendar', index], summary), index))
  if (steps.length <= MOST_WINDOWS) return steps
  refuse(['calendar'], `The calendar has ${steps.length} windows; at most ${MOST_WINDOWS} are played at once: lower count.`)
  return []
}

function occurrences(entry: Entry, refuse: (summary: string) => void, index: number): readonly CalendarStep[] {
  const { name = `window ${index + 1}`, from, every, count, things, as = 'cut' } = entry
  const start = parseMoment(from)?.ms ?? 0
  const lastsMs = lengthOf(entry, start, refuse)
  if ((every === undefined) !== (count === undefined)) {
    refuse(
      `${name} has ${every === undefined ? 'count and no every' : 'every and no count'}; a window that recurs takes both, such as every: week, count: 4.`,
    )
  }
  const starts = Array.from({ length: every === undefined ? 1 : (count ?? 1) }, (_, times) => startOf(from, start, every, times))
  const [second] = starts.slice(1)
  if (starts.includes(undefined)) {
    refuse(`${name} begins on a day that not every month has (${from}); take a day up to the 28th.`)
    return []
  }
  if (second !== undefined && start + lastsMs > second) {
    refuse(`${name} lasts ${durationText(lastsMs)} and comes again before that is over; make it shorter.`)
  }
  return starts.map(at => ({
    place: ['calendar', index] as const,
    step: {
      name: every === undefined ? name : `${name} ${iso(at ?? 0).slice(0, 10)}`,
      at: iso(at ?? 0),
      until: iso((at ?? 0) + lastsMs),
      [as]: things,
    },
  }))
}

function lengthOf(
  { name = 'The window', from, until, for: lasts }: Entry,
  start: number,
  refuse: (summary: string) => void,
): number {
  if ((until === undefined) === (lasts === undefined)) {
    refuse(
      `${name} ${until === undefined ? 'does not say when it is over; it takes until or for, such as for: 2h' : `has both until: ${until} and for: ${lasts}; leave one of them away`}.`,
    )
    return 1
  }
  const lastsMs = lasts === undefined ? (parseMoment(until ?? '')?.ms ?? 0) - start : (parseDuration(lasts) ?? 0)
  if (lastsMs > 0) return lastsMs
  refuse(`${name} ends at ${until}, before it has begun at ${from}; give a later until, or say by for: how long it lasts.`)
  return 1
}

/** The same time of day in the zone that it is written in; undefined where a month has no such day. */
function startOf(from: string, start: number, every: Entry['every'], times: number): number | undefined {
  if (every !== 'month') return start + times * WEEK_MS
  const offsetMs = offsetOf(from)
  const local = new Date(start + offsetMs)
  const day = local.getUTCDate()
  local.setUTCMonth(local.getUTCMonth() + times)
  return local.getUTCDate() === day ? local.getTime() - offsetMs : undefined
}

function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * 60_000 * (60 * Number(hours ?? 0) + Number(minutes ?? 0))
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
