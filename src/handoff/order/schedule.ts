import { DAY_MS, dayText } from '../../net/day.ts'
import { LEAD_TIMES, type UsualTime } from '../../resources/leadTimes.ts'
import type { StepName } from './chapter.ts'

/** How long a step takes, who says so, and after which others. */
interface Step extends UsualTime {
  readonly after: readonly StepName[]
}

const STEPS: { readonly [Name in StepName]: Step } = {
  quotas: { days: 3, after: [], source: 'usual' },
  circuits: { ...LEAD_TIMES.circuit, after: [] },
  ports: { ...LEAD_TIMES.port, after: [] },
  hosted: { ...LEAD_TIMES.hosted, after: [] },
  letters: { days: 1, after: ['ports'], source: 'a download' },
  crossConnects: { ...LEAD_TIMES.crossConnect, after: ['letters', 'circuits'] },
  gateways: { days: 1, after: ['quotas'], source: 'minutes; an association up to half an hour' },
  interfaces: { days: 1, after: ['crossConnects', 'hosted', 'gateways'], source: 'minutes' },
  ownership: { ...LEAD_TIMES.ownership, after: ['interfaces'] },
  vpn: { ...LEAD_TIMES.vpn, after: ['gateways'] },
  alarms: { days: 1, after: ['interfaces', 'vpn'], source: 'usual' },
  tests: { days: 5, after: ['interfaces', 'vpn', 'ownership'], source: 'two windows for changes' },
  goLive: { days: 0, after: ['tests', 'alarms'], source: '' },
}

interface ScheduledStep {
  readonly name: StepName
  readonly days: number
  readonly source: string
  /** Where today is known: `2026-11-21`. */
  readonly earliest?: { readonly start: string; readonly end: string }
  /** Where the day of going live is known: what starts later is too late. */
  readonly latest?: { readonly start: string; readonly end: string }
}

export interface Schedule {
  readonly steps: ReadonlyMap<StepName, ScheduledStep>
  /** From the first order until everything is ready. */
  readonly totalDays: number
  readonly remarks: readonly string[]
}

interface Dates {
  /** Epoch ms of midnight, UTC. */
  readonly today: number | undefined
  readonly goLive: number | undefined
}

/** When each of the steps that an estate has can start at the earliest, and must at the latest. Calendar days throughout. */
export function schedule(present: ReadonlySet<StepName>, { today, goLive }: Dates): Schedule {
  const names = (Object.keys(STEPS) as StepName[]).filter(name => present.has(name) || name === 'goLive')
  const earliest = new Map<StepName, number>()
  for (const name of names) {
    const before = STEPS[name].after.map(each => (earliest.get(each) ?? 0) + (earliest.has(each) ? STEPS[each].days : 0))
    earliest.set(name, Math.max(0, ...before))
  }
  // A letter is valid for 90 days: the port of a carrier's circuit is ordered when the circuit is nearly there.
  const shift = portShift(names, earliest)
  const latest = new Map<StepName, number>()
  const total = earliest.get('goLive') ?? 0
  for (const name of [...names].reverse()) {
    const users = names.filter(other => STEPS[other].after.includes(name))
    latest.set(name, Math.min(total, ...users.map(user => latest.get(user) ?? total)) - STEPS[name].days)
  }
  const steps = names.map(name => {
    const { days, source } = STEPS[name]
    const start = (earliest.get(name) ?? 0) + (shift.get(name) ?? 0)
    const end = latest.get(name) ?? 0
    return [
      name,
      {
        name,
        days,
        source,
        ...(today !== undefined && { earliest: span(today, start, days) }),
        ...(goLive !== undefined && { latest: span(goLive, end - total, days) }),
      },
    ] as const
  })
  return { steps: new Map(steps), totalDays: total, remarks: remarks(total, shift, { today, goLive }) }
}

/** Days by which the port's order and its letter wait for a circuit that takes longer. */
function portShift(names: readonly StepName[], earliest: ReadonlyMap<StepName, number>): ReadonlyMap<StepName, number> {
  if (!names.includes('circuits') || !names.includes('crossConnects') || !names.includes('ports')) return new Map()
  const slack = (earliest.get('crossConnects') ?? 0) - STEPS.ports.days - STEPS.letters.days
  const wait = Math.max(0, slack - STEPS.crossConnects.days)
  return new Map([
    ['ports', wait],
    ['letters', wait],
  ])
}

function span(from: number, start: number, days: number): { readonly start: string; readonly end: string } {
  return { start: dayText(from + start * DAY_MS), end: dayText(from + (start + days) * DAY_MS) }
}

function remarks(total: number, shift: ReadonlyMap<StepName, number>, { today, goLive }: Dates): readonly string[] {
  const wait = shift.get('ports') ?? 0
  const found: string[] = []
  if (wait > 0) {
    found.push(
      `Order the ports about ${wait} days after the circuits: a letter is valid for 90 days, and a port without light is billed 90 days after its letter.`,
    )
  }
  if (today === undefined || goLive === undefined) return found
  const ready = today + total * DAY_MS
  const spare = Math.round((goLive - ready) / DAY_MS)
  found.push(
    spare < 0
      ? `Going live on ${dayText(goLive)} is ${-spare} ${-spare === 1 ? 'day' : 'days'} too early: with these lead times everything is ready on ${dayText(ready)}, ${total} days from ${dayText(today)}.`
      : `With these lead times everything is ready on ${dayText(ready)}, ${spare} ${spare === 1 ? 'day' : 'days'} before going live on ${dayText(goLive)}.`,
  )
  return found
}
