import { bandwidthText, parseBandwidth } from '../../net/bandwidth.ts'
import { exactDurationText, parseDuration } from '../../net/duration.ts'
import type { Topology } from '../../topology/topology.ts'
import { demandOf } from '../demandOf.ts'
import { domainByName } from '../domainByName.ts'
import { flowByName } from '../flowByName.ts'
import { FAULT_KINDS, namedFaults, oneWay } from '../namedFaults.ts'
import type { Faulty } from '../script.ts'
import { calendarSteps } from './calendarSteps.ts'
import type { DrillFile } from './drillFile.ts'
import { parseMoment } from './moments.ts'
import type { CalendarWindow, Expectation, SequenceProblem, SequenceResult, Step, StopCondition, Window } from './sequence.ts'
import { flapEndMs, flapsIn, MOST_FLAPS } from './windowChanges.ts'

type FileStep = DrillFile['steps'][number]

/** A drill file on an estate's network: its names resolved, its dates turned into one clock; or all that is wrong with it. */
export function sequenceOfFile(topology: Topology, file: DrillFile): SequenceResult {
  const problems: SequenceProblem[] = []
  const refuse = (path: SequenceProblem['path'], summary: string) => problems.push({ path, summary })
  const entries: readonly Entry[] = [
    ...file.steps.map((step, index) => ({ step, place: ['steps', index] as const })),
    ...calendarSteps(file, refuse),
  ]
  const clock = clockOf(entries, refuse)
  const windows: Window[] = []
  /** Where each of the windows is written. */
  const places: SequenceProblem['path'][] = []
  const steps: Step[] = []
  const calendar: CalendarWindow[] = []
  const fromCalendar = new Set(entries.flatMap(({ step, place }) => (place[0] === 'calendar' ? [step.name] : [])))
  const order = entries.map(entry => ({ ...entry, fromMs: clock.at(entry.step.at) })).sort((a, b) => a.fromMs - b.fromMs)
  order.forEach(({ step, place: path, fromMs }, place) => {
    const untilMs = endOf(step, fromMs, clock.at, summary => refuse(path, summary))
    const isFault = FAULT_KINDS.some(kind => step[kind] !== undefined)
    const heals = step.heal !== undefined && !isFault
    // A step that only heals is over when the next one begins.
    const next = order.slice(place + 1).find(later => later.fromMs > fromMs)?.fromMs ?? Number.POSITIVE_INFINITY
    const name = step.name ?? `step ${path[1] + 1}`
    if (steps.some(other => other.name === name)) {
      refuse([...path, 'name'], `Two steps are called ${name}; give one of them another name.`)
    }
    steps.push({ name, fromMs, untilMs: heals ? next : untilMs })
    if (!heals && !isFault) {
      refuse(path, `${name} does nothing; it takes one of ${FAULT_KINDS.join(', ')} or heal, each with a list of things.`)
    }
    step.heal?.forEach((thing, item) => {
      const problem = heal(topology, windows, thing, fromMs)
      if (problem !== undefined) refuse([...path, 'heal', item], problem)
    })
    for (const found of namedFaults(topology, step)) {
      const where = path[0] === 'steps' ? found.path : ['things', found.path[1]]
      if ('problem' in found) refuse([...path, ...where], found.problem)
      else {
        windows.push({ ...found.fault, step: name, fromMs, untilMs: endOfFault(found.fault, fromMs, untilMs) })
        places.push([...path, ...where])
      }
    }
  })
  for (const step of steps) {
    const things = windows.filter(window => window.step === step.name).map(({ domain }) => domain.name)
    if (fromCalendar.has(step.name)) calendar.push({ ...step, things })
  }
  windows.forEach((window, index) => {
    const problem = flapProblem(window)
    if (problem !== undefined) refuse(places[index] ?? ['steps'], problem)
  })
  const lasting = steps.map(step => ({ ...step, untilMs: endOfWindows(step, windows) }))
  const stopIf = stopsOf(topology, file, refuse)
  const expectations = expectationsOf(topology, file, lasting, refuse)
  if (problems.length > 0) return { problems }
  const { name, hypothesis } = file
  const startsAt = clock.startsAt === undefined ? {} : { startsAt: clock.startsAt }
  return {
    sequence: {
      name,
      ...(hypothesis ? { hypothesis } : {}),
      ...startsAt,
      windows,
      steps: lasting,
      ...(calendar.length > 0 ? { calendar } : {}),
      stopIf,
      expectations,
      remarks: [],
    },
  }
}

interface Entry {
  readonly step: FileStep
  readonly place: readonly ['steps' | 'calendar', number]
}

type Refuse = (path: SequenceProblem['path'], summary: string) => void

interface Clock {
  readonly startsAt?: number
  readonly at: (text: string) => number
}

/** With dates the clock starts at the first of them; a calendar has dates, and so has what stands beside it. */
function clockOf(entries: readonly Entry[], refuse: Refuse): Clock {
  const read = (text: string) => parseMoment(text) ?? { ms: 0, isDate: false }
  const isDated = entries.some(({ place }) => place[0] === 'calendar')
  const isCalendar = isDated || read(entries[0]?.step.at ?? '').isDate
  const dates = entries.map(({ step }) => read(step.at)).flatMap(({ ms, isDate }) => (isDate ? [ms] : []))
  const starts = isCalendar ? Math.min(...dates) : 0
  for (const { step, place } of entries) {
    for (const member of ['at', 'until'] as const) {
      const text = step[member]
      if (text === undefined || read(text).isDate === isCalendar) continue
      const date = isDated ? 'the calendar bears dates' : 'the first step begins at a date'
      const rule = isCalendar ? date : 'the first step begins at a time since the start'
      refuse([...place, member], `${place.join('.')}.${member} is ${text}, and ${rule}; write all of them alike.`)
    }
  }
  return { ...(isCalendar ? { startsAt: starts } : {}), at: text => read(text).ms - starts }
}

function endOf(step: FileStep, fromMs: number, at: Clock['at'], refuse: (summary: string) => void): number {
  const { for: lasts, until } = step
  if (lasts !== undefined && until !== undefined) {
    refuse(`The step at ${step.at} has both for: ${lasts} and until: ${until}; leave one of them away.`)
  }
  if (lasts !== undefined) return fromMs + (parseDuration(lasts) ?? 0)
  if (until === undefined) return Number.POSITIVE_INFINITY
  const untilMs = at(until)
  if (untilMs <= fromMs) {
    refuse(
      `The step at ${step.at} ends at ${until}, before it has begun: until counts on the same clock as at; for: says how long.`,
    )
  }
  return untilMs
}

/** What goes down so many times comes up for good in the middle of a step, if nothing ends it before. */
function endOfFault(fault: Faulty, fromMs: number, untilMs: number): number {
  return fault.kind === 'flap' && fault.times !== undefined ? Math.min(untilMs, fromMs + flapEndMs(fault)) : untilMs
}

/** What never ends, or goes on for longer than it is played, would be told as less than it is. */
function flapProblem(window: Window): string | undefined {
  const { kind, step, domain, fromMs, untilMs, downMs = 0, upMs = 0 } = window
  if (kind !== 'flap') return undefined
  if (untilMs === Number.POSITIVE_INFINITY)
    return `${step} flaps ${domain.name} without end; it takes times, for or until, or a later step that heals it.`
  const times = flapsIn(window)
  if (times <= MOST_FLAPS) return undefined
  const most = exactDurationText(MOST_FLAPS * (downMs + upMs))
  return `${step} flaps ${domain.name} ${times} times in ${exactDurationText(untilMs - fromMs)}; at most ${MOST_FLAPS} are played: end it after ${most}, or sooner.`
}

/** A step is over when the last thing that it broke has been healed. */
function endOfWindows({ name, untilMs }: Step, windows: readonly Window[]): number {
  const own = windows.filter(({ step }) => step === name)
  return own.length === 0 ? untilMs : Math.max(...own.map(window => window.untilMs))
}

/** Ends every window of the thing that is open; the problem if there is none. */
function heal(topology: Topology, windows: Window[], thing: string, nowMs: number): string | undefined {
  const found = domainByName(topology, thing)
  if ('problem' in found) {
    const { on, direction } = oneWay(topology, thing)
    return direction === undefined ? found.problem : `${thing} has a direction, and heal takes both at once; give ${on}.`
  }
  let healed = false
  windows.forEach((window, index) => {
    if (window.domain.id !== found.domain.id || window.fromMs >= nowMs || window.untilMs <= nowMs) return
    windows[index] = { ...window, untilMs: nowMs }
    healed = true
  })
  if (healed) return undefined
  const broken = windows.filter(({ fromMs, untilMs }) => fromMs < nowMs && untilMs > nowMs).map(({ domain }) => domain.name)
  const there = broken.length > 0 ? `broken then: ${[...new Set(broken)].join(', ')}` : 'nothing is broken then'
  const when = nowMs === 0 ? 'at the start' : `${exactDurationText(nowMs)} after the start`
  return `${thing} is not broken ${when}, so it cannot heal; ${there}.`
}

function stopsOf(topology: Topology, { stopIf }: DrillFile, refuse: Refuse): readonly StopCondition[] {
  const isList = Array.isArray(stopIf)
  const conditions = stopIf === undefined ? [] : isList ? stopIf : [stopIf]
  return conditions.flatMap((condition, index) => {
    const found = flowByName(topology, condition.flow)
    if ('flow' in found) return [{ flow: found.flow, darkForMs: parseDuration(condition.darkFor) ?? 0 }]
    refuse(['stopIf', ...(isList ? [index] : []), 'flow'], found.problem)
    return []
  })
}

function expectationsOf(
  topology: Topology,
  { expect = [] }: DrillFile,
  steps: readonly Step[],
  refuse: Refuse,
): readonly Expectation[] {
  return expect.flatMap(({ flow, during, survives, darkMsAtMost, decidedBy, deliveredAtLeast }, index) => {
    const found = flowByName(topology, flow)
    const step = steps.find(({ name }) => name === during)
    if ('problem' in found) refuse(['expect', index, 'flow'], found.problem)
    if (during !== undefined && step === undefined) {
      const names = [...new Set(steps.map(({ name }) => name))].join(', ')
      refuse(['expect', index, 'during'], `No step is called ${during}; there are ${names}.`)
    }
    const bps = deliveredAtLeast === undefined ? undefined : parseBandwidth(deliveredAtLeast)
    const most =
      'flow' in found ? Math.max(demandOf(found.flow, 'forward').peakBps, demandOf(found.flow, 'back').peakBps) : Infinity
    if (bps !== undefined && bps > most) {
      const never = `${flow} sends ${bandwidthText(most)} at its peak, so ${bandwidthText(bps)} never get through`
      refuse(['expect', index, 'deliveredAtLeast'], `${never}; expect ${bandwidthText(most)} at most.`)
    }
    const asked = {
      ...(survives === undefined ? {} : { survives }),
      ...(darkMsAtMost === undefined ? {} : { darkMsAtMost }),
      ...(decidedBy === undefined ? {} : { decidedBy }),
      ...(bps === undefined ? {} : { deliveredAtLeastBps: bps }),
    }
    if (Object.keys(asked).length === 0) {
      const allowed = 'survives, darkMsAtMost, decidedBy or deliveredAtLeast'
      refuse(['expect', index], `expect.${index} expects nothing of ${flow}; it takes at least one of ${allowed}.`)
    }
    return 'flow' in found ? [{ flow: found.flow, ...(step ? { during: step } : {}), ...asked }] : []
  })
}
