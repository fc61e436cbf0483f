import type { Frame } from '../../routing/timeline.ts'
import type { Topology, TopologyFlow } from '../../topology/topology.ts'
import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../assumptions.ts'
import { reportOf } from '../drill.ts'
import { flowName } from '../flowByName.ts'
import { darkness } from '../play/darkness.ts'
import { Experiments } from '../play/experiments.ts'
import { judged } from '../play/judged.ts'
import { Laboratory } from '../play/laboratory.ts'
import { Recording } from '../play/recording.ts'
import type { DrillReport, Scenario, ScenarioFault, SequenceReport } from '../report.ts'
import { faultsOf, type Script } from '../script.ts'
import { expectationResults } from './expectationResults.ts'
import { overlaps } from './overlaps.ts'
import type { PhaseTimeline } from './phaseTimeline.ts'
import type { Sequence, StopCondition } from './sequence.ts'
import { type Change, changesOf, faultKey, momentsOf } from './windowChanges.ts'

type Stop = NonNullable<SequenceReport['stopped']>

/** Plays breakages that overlap on one clock, judges every flow in each phase, and says what of the expectations holds. */
export function playSequence(
  topology: Topology,
  sequence: Sequence,
  assumptions: Assumptions = DEFAULT_ASSUMPTIONS,
): DrillReport {
  const laboratory = new Laboratory(topology, assumptions)
  const [planned, moments] = [changesOf(sequence.windows), momentsOf(sequence.windows)]
  const whole = new Recording(laboratory, moments)
  const stopped = firstStop(laboratory, sequence.stopIf, planned, whole.timelines)
  const cut = (changes: readonly Change[]) => (stopped ? cutShort(changes, stopped) : changes)
  const recording = stopped ? new Recording(laboratory, cut(moments)) : whole
  const phases = scenariosOf(laboratory, sequence, { changes: cut(planned), recording, stopped })
  const expectations = expectationResults(topology, sequence.expectations, phases)
  const { name, hypothesis, startsAt, remarks, calendar = [] } = sequence
  const clock = startsAt === undefined ? {} : { startsAt: new Date(startsAt).toISOString() }
  const together = overlaps(calendar, phases, clock)
  return {
    ...reportOf(laboratory, phases),
    sequence: {
      name,
      ...(hypothesis === undefined ? {} : { hypothesis }),
      ...clock,
      expectations,
      ...(together.length > 0 ? { overlaps: together } : {}),
      ...(stopped ? { stopped } : {}),
      remarks,
      holds: stopped === undefined && expectations.every(({ holds }) => holds),
    },
  }
}

/** What AWS's own experiments do too: whatever is broken is healed at once, and the rest is not begun. */
function cutShort(changes: readonly Change[], { atMs }: Stop): readonly Change[] {
  return [...changes.filter(change => change.atMs < atMs), { atMs, script: [] }]
}

/** The first moment at which a flow may have been dark for as long as a condition allows: at any phase of the timers. */
function firstStop(
  laboratory: Laboratory,
  conditions: readonly StopCondition[],
  changes: readonly Change[],
  timelines: readonly (readonly PhaseTimeline[])[],
): Stop | undefined {
  const courses = timelines.map(phases =>
    phases.flatMap(phase => phase.frames.map(frame => ({ ...frame, broken: phase.damage.brokenLinks }))),
  )
  const stops = conditions.flatMap(({ flow, darkForMs }) =>
    courses.flatMap(frames => {
      const long = darkIn(laboratory, flow, frames).find(([from, to]) => to - from >= darkForMs)
      return long ? [{ atMs: long[0] + darkForMs, flow: flowName(flow), darkForMs }] : []
    }),
  )
  const [first] = stops.sort((a, b) => a.atMs - b.atMs)
  // Where everything is whole already there is nothing left to stop.
  const standing = first && changes.findLast(({ atMs }) => atMs <= first.atMs)
  const more = first && changes.some(({ atMs }) => atMs > first.atMs)
  return standing && (standing.script.length > 0 || more) ? first : undefined
}

/** When either direction of a flow is dark. */
function darkIn(
  laboratory: Laboratory,
  flow: TopologyFlow,
  frames: readonly (Frame & { readonly broken: ReadonlySet<string> })[],
): ReturnType<typeof darkness>['intervals'] {
  const before = laboratory.baseline(flow)
  const lost = frames.map(({ convergence, broken }) => {
    const { forward, back } = laboratory.passages(convergence, broken, flow)
    return Math.max(0, forward.lostShare - before.forward.lostShare, back.lostShare - before.back.lostShare)
  })
  return darkness(frames, index => lost[index] ?? 0).intervals
}

function scenariosOf(
  laboratory: Laboratory,
  sequence: Sequence,
  { changes, recording, stopped }: { changes: readonly Change[]; recording: Recording; stopped: Stop | undefined },
): readonly Scenario[] {
  const experiments = new Experiments(laboratory)
  return changes.map(({ atMs, script }, index) => {
    const untilMs = changes[index + 1]?.atMs
    const scenario = judged(laboratory, script, experiments.ofWhole(script, recording.stretch(atMs, untilMs)))
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
  const known = new Set(other.map(faultKey))
  return faultsOf(script.filter(faulty => !known.has(faultKey(faulty))))
}
