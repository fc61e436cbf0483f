import { ALL_UP, afterLosses, type Beliefs, ChangingBeliefs, type DetectionEvent, nodeOf, thingOf } from './beliefs.ts'
import { remembersThePast } from './believedSessions.ts'
import type { Convergence } from './converge.ts'
import { DelayedCourse } from './delayedCourse.ts'
import type { Assumptions, Damage } from './detection.ts'
import type { Frame, Phase } from './frame.ts'
import { closedIn, firstTry, LimitClosures } from './limitClosures.ts'
import type { LimitHit } from './limitHit.ts'
import type { Network } from './network.ts'
import { type Settled, settle } from './settle.ts'
import { settleWithin } from './settleWithin.ts'
import { isInstant, speakersOf } from './speakers.ts'
import { isLed } from './withdrawals.ts'

export type { Frame, Phase, Settled }

export interface Timeline {
  readonly frames: readonly Frame[]
  /** What the ends believe at the end of it. */
  readonly beliefs: Beliefs
  /** Sessions that their prefix limit keeps closed then. */
  readonly closed: ReadonlyMap<string, LimitHit>
}

/**
 * Plays a breakage in virtual time: at 0 packets vanish, then end after end finds out, and tables converge anew at
 * every such moment; where messages take time or wait for their turn, also whenever one of them changes something.
 */
export function failing(network: Network, before: Convergence, damage: Damage, phase: Phase, settled: Settled): Timeline {
  const { limitHits } = before.tables
  const start = closedIn(network, { ...ALL_UP, sessionsBlocked: damage.blockedSessions }, limitHits.keys())
  const closures = new LimitClosures(network, limitHits, firstTry(phase))
  const change = (beliefs: ChangingBeliefs, event: DetectionEvent) => {
    closures.lose(event)
    return beliefs.lose(event, network)
  }
  return play(network, before, start, damage.events, phase, settled, closures, change)
}

/**
 * The same at the unluckiest and at the luckiest phase of all timers. Mostly everybody notices in the same order in both, so
 * that what follows is the same at other times.
 */
export function failingBoth(
  network: Network,
  before: Convergence,
  damage: Damage,
  settled: Settled,
): { readonly worst: Timeline; readonly best: Timeline } {
  const worst = failing(network, before, damage, 'worst', settled)
  const times = isInstant(network) && !mayClose(network, settled) && inStep(damage.events)
  if (!times) return { worst, best: failing(network, before, damage, 'best', settled) }
  const frames = worst.frames.map((frame, i) => (i === 0 ? frame : { ...frame, atMs: times.get(frame.atMs) as number }))
  return { worst, best: { ...worst, frames } }
}

/** By the worst time of events their best one, where both put them in the same order; else undefined. */
function inStep(events: readonly DetectionEvent[]): ReadonlyMap<number, number> | undefined {
  const times = new Map(events.map(({ range: { worstMs, bestMs } }) => [worstMs, bestMs]))
  if (events.some(({ range: { worstMs, bestMs } }) => times.get(worstMs) !== bestMs)) return undefined
  const best = [...times].sort(([a], [b]) => a - b).map(([, bestMs]) => bestMs)
  return best.every((ms, i) => i === 0 || ms > (best[i - 1] as number)) ? times : undefined
}

/**
 * The state that a breakage ends in. Where messages take no time and no end lives on what it heard before, it depends on
 * what is down at the end alone, so that nothing of what comes before has to be played.
 */
export function settledAfter(network: Network, before: Convergence, damage: Damage, settled: Settled): Convergence {
  const start: Beliefs = { ...ALL_UP, sessionsBlocked: damage.blockedSessions }
  const beliefs = afterLosses(start, inOrder(damage.events, 'worst'), network)
  // Nobody has noticed anything: nothing was settled at all.
  if (beliefs === start) return before
  if (isInstant(network) && !remembersThePast(network, beliefs) && !mayClose(network, settled))
    return settle(network, beliefs, before, settled)
  return failing(network, before, damage, 'worst', settled).frames.at(-1)?.convergence ?? before
}

/** A limit that was hit on the way keeps its session closed. */
function mayClose(network: Network, { onDemand }: Settled): boolean {
  return onDemand === undefined && speakersOf(network).limited.length > 0
}

/**
 * Plays the way back: everything is whole again at 0; ends and sessions return after the reconnect time, but for those
 * that wait for somebody to configure them, or that their prefix limit has closed.
 */
export function healing(
  network: Network,
  from: Timeline,
  { sessionsToConfigure }: Pick<Damage, 'sessionsToConfigure'>,
  assumptions: Assumptions,
  phase: Phase,
  settled: Settled,
): Timeline {
  const last = from.frames.at(-1)
  if (!last) throw new TypeError('a timeline has at least one frame')
  // A link end that returns does not bring its sessions back by itself.
  const sessionEnds = new Set(from.beliefs.sessionEndsDown)
  const { onLinkEnd } = speakersOf(network)
  for (const end of from.beliefs.linkEndsDown) for (const { key } of onLinkEnd.get(end) ?? []) sessionEnds.add(key)
  const closures = new LimitClosures(network, from.closed, firstTry(phase))
  const events: DetectionEvent[] = [
    ...[...from.beliefs.linkEndsDown].map(key => linkReturns(network, key, assumptions)),
    ...[...sessionEnds]
      .filter(key => !sessionsToConfigure.has(thingOf(key)) && !closures.has(thingOf(key)))
      .map(key => ({ what: 'sessionEnd', key, by: 'reconnect', range: assumptions.reconnect }) satisfies DetectionEvent),
  ]
  const start: Beliefs = { ...from.beliefs, sessionEndsDown: sessionEnds, sessionsBlocked: sessionsToConfigure }
  return play(network, last.convergence, start, events, phase, settled, closures, (beliefs, event) => beliefs.regain(event))
}

/**
 * Light is back at once; an end that probes (DPD, a gateway that tracks what is behind) waits for an answer that is worth it,
 * one that rides on a virtual interface for its session.
 */
export function linkReturns(network: Network, key: string, assumptions: Assumptions): DetectionEvent {
  const thing = thingOf(key)
  const waits = isLed(network, thing) || network.links.get(thing)?.probes.some(probe => probe.end === nodeOf(key)) === true
  return waits
    ? { what: 'linkEnd', key, by: 'reconnect', range: assumptions.reconnect }
    : { what: 'linkEnd', key, by: 'carrier', range: assumptions.carrier }
}

function play(
  network: Network,
  before: Convergence,
  start: Beliefs,
  events: readonly DetectionEvent[],
  phase: Phase,
  settled: Settled,
  closures: LimitClosures,
  change: (beliefs: ChangingBeliefs, event: DetectionEvent) => boolean,
): Timeline {
  const time = (event: DetectionEvent) => timeOf(event, phase)
  const ordered = inOrder(events, phase)
  const frames: Frame[] = [{ atMs: 0, by: undefined, convergence: before }]
  const delayed = isInstant(network) ? undefined : new DelayedCourse(network, before, phase)
  delayed?.change(start, 0, undefined)
  let beliefs = start
  for (let i = 0; ; ) {
    const next = ordered[i]
    const atMs = Math.min(next ? time(next) : Number.POSITIVE_INFINITY, delayed ? Number.POSITIVE_INFINITY : closures.nextTryMs)
    if (atMs === Number.POSITIVE_INFINITY) break
    const noticed: DetectionEvent[] = []
    const changing = new ChangingBeliefs(beliefs)
    for (; i < ordered.length && time(ordered[i] as DetectionEvent) === atMs; i++) {
      const event = ordered[i] as DetectionEvent
      if (change(changing, event)) noticed.push(event)
    }
    const isNew = noticed.length > 0
    beliefs = changing.now
    const by = noticed[0]?.by
    if (delayed) {
      if (!isNew) continue
      frames.push(...delayed.frames(atMs))
      delayed.change(beliefs, atMs, by)
    } else {
      const last = (frames.at(-1) as Frame).convergence
      const step = settleWithin(network, { atMs, beliefs, isNew }, closures, last, settled)
      if (!step) continue
      beliefs = step.beliefs
      const { convergence } = step
      frames.push({ atMs, by: by ?? 'retry', convergence, ...(noticed.some(event => event.by !== by) ? { noticed } : {}) })
    }
  }
  if (delayed) frames.push(...delayed.frames(Number.POSITIVE_INFINITY))
  return { frames, beliefs, closed: delayed?.closed ?? closures.closed }
}

function inOrder(events: readonly DetectionEvent[], phase: Phase): readonly DetectionEvent[] {
  return [...events].sort((a, b) => timeOf(a, phase) - timeOf(b, phase))
}

/** Ms after its cause. */
export function timeOf({ range }: Pick<DetectionEvent, 'range'>, phase: Phase): number {
  return phase === 'best' ? range.bestMs : range.worstMs
}
