import { damage } from '../routing/detection.ts'
import { healing, type Settled } from '../routing/timeline.ts'
import type { Topology } from '../topology/topology.ts'
import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions.ts'
import { darkness } from './darkness.ts'
import { reportOf } from './drill.ts'
import { expectationResults } from './expectationResults.ts'
import { flowName } from './flowByName.ts'
import { judged } from './judged.ts'
import { Laboratory } from './laboratory.ts'
import { type PhaseTimeline, phaseTimelines } from './phaseTimeline.ts'
import type { DrillReport, Scenario, ScenarioFault, SequenceReport } from './report.ts'
import type { Script } from './script.ts'
import type { Sequence, StopCondition } from './sequence.ts'

/** From `atMs` on these are broken. */
interface Change {
  readonly atMs: number
  readonly script: Script
}

type Stop = NonNullable<SequenceReport['stopped']>

/** Plays breakages that overlap on one clock, judges every flow in each phase, and says what of the expectations holds. */
export function playSequence(
  topology: Topology,
  sequence: Sequence,
  assumptions: Assumptions = DEFAULT_ASSUMPTIONS,
): DrillReport {
  const laboratory = new Laboratory(topology, assumptions)
  const planned = changesOf(sequence)
  const stopped = firstStop(laboratory, sequence.stopIf, planned, timelines(laboratory, planned, 'worst'))
  // What AWS's own experiments do too: whatever is broken is healed at once, and the rest is not begun.
  const changes = stopped ? [...planned.filter(({ atMs }) => atMs < stopped.atMs), { atMs: stopped.atMs, script: [] }] : planned
  const phases = scenariosOf(laboratory, sequence, changes, stopped)
  const expectations = expectationResults(topology, sequence.expectations, phases)
  const { name, hypothesis, startsAt, remarks } = sequence
  return {
    ...reportOf(laboratory, phases),
    sequence: {
      name,
      ...(hypothesis === undefined ? {} : { hypothesis }),
      ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt).toISOString() }),
      expectations,
      ...(stopped ? { stopped } : {}),
      remarks,
      holds: stopped === undefined && expectations.every(({ holds }) => holds),
    },
  }
}

/** Every moment at which something begins or ends, with all that is broken from then on. */
function changesOf({ windows }: Sequence): readonly Change[] {
  const moments = new Set(windows.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]))
  return [...moments]
    .filter(atMs => Number.isFinite(atMs))
    .sort((a, b) => a - b)
    .map(atMs => {
      const open = windows.filter(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs)
      const each = new Map(open.map(({ domain, kind }) => [`${kind} ${domain.id}`, { domain, kind }]))
      return { atMs, script: [...each.values()] }
    })
}

function timelines({ topology, assumptions }: Laboratory, changes: readonly Change[], phase: 'best' | 'worst') {
  const steps = changes.map(({ atMs, script }) => ({
    atMs,
    breakages: script.map(({ domain, kind }) => ({ component: domain.id, kind })),
  }))
  return phaseTimelines(topology.network, topology.baseline, steps, assumptions, phase, { byBeliefs: new Map() })
}

/** The first moment at which a flow has been dark for as long as a condition allows. */
function firstStop(
  laboratory: Laboratory,
  conditions: readonly StopCondition[],
  changes: readonly Change[],
  worst: readonly PhaseTimeline[],
): Stop | undefined {
  const frames = worst.flatMap(phase => phase.frames.map(frame => ({ ...frame, broken: phase.damage.brokenLinks })))
  const stops = conditions.flatMap(({ flow, darkForMs }) => {
    const before = laboratory.baseline(flow)
    const { intervals } = darkness(frames, index => {
      const frame = frames[index]
      if (!frame) return 0
      const { forward, back } = laboratory.passages(frame.convergence, frame.broken, flow)
      return Math.max(0, forward.lostShare - before.forward.lostShare, back.lostShare - before.back.lostShare)
    })
    const long = intervals.find(([from, to]) => to - from >= darkForMs)
    return long ? [{ atMs: long[0] + darkForMs, flow: flowName(flow), darkForMs }] : []
  })
  const [first] = stops.sort((a, b) => a.atMs - b.atMs)
  // Where everything is whole already there is nothing left to stop.
  const standing = first && changes.findLast(({ atMs }) => atMs <= first.atMs)
  const more = first && changes.some(({ atMs }) => atMs > first.atMs)
  return standing && (standing.script.length > 0 || more) ? first : undefined
}

function scenariosOf(
  laboratory: Laboratory,
  sequence: Sequence,
  changes: readonly Change[],
  stopped: Stop | undefined,
): readonly Scenario[] {
  const { network } = laboratory.topology
  const worst = timelines(laboratory, changes, 'worst')
  const best = timelines(laboratory, changes, 'best')
  const settled: Settled = { byBeliefs: new Map() }
  return changes.map(({ atMs, script }, index) => {
    const [worstPhase, bestPhase] = [worst[index], best[index]]
    if (!worstPhase || !bestPhase) throw new TypeError('every change has a timeline')
    const untilMs = changes[index + 1]?.atMs
    const breakages = script.map(({ domain, kind }) => ({ component: domain.id, kind }))
    const harm = damage(network, breakages, laboratory.assumptions)
    const scenario = judged(laboratory, script, {
      brokenLinks: worstPhase.damage.brokenLinks,
      worst: worstPhase,
      best: bestPhase,
      heal: healing(network, worstPhase, harm, laboratory.assumptions, 'worst', settled),
      ...(untilMs === undefined ? {} : { untilMs }),
    })
    const before = changes[index - 1]?.script ?? []
    const phase = {
      name: stopped?.atMs === atMs ? 'stopped' : nameOf(sequence, atMs, script),
      atMs,
      untilMs: untilMs ?? null,
      begins: without(script, before),
      ends: without(before, script),
    }
    return { ...scenario, phase }
  })
}

/** The steps that last then; of a phase in which none does: what ended. */
function nameOf({ steps }: Sequence, atMs: number, script: Script): string {
  const open = steps.filter(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs).map(({ name }) => name)
  if (open.length > 0) return open.join(' + ')
  const ended = steps.filter(({ untilMs }) => untilMs === atMs).map(({ name }) => name)
  return `${script.length > 0 ? 'rest' : 'healed'}${ended.length > 0 ? ` after ${ended.join(' + ')}` : ''}`
}

function without(script: Script, other: Script): readonly ScenarioFault[] {
  return script
    .filter(({ domain, kind }) => !other.some(each => each.domain.id === domain.id && each.kind === kind))
    .map(({ domain, kind }) => ({ kind, on: domain.id, name: domain.name }))
}
