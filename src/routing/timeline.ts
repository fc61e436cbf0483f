import { ALL_UP, afterLoss, afterReturn, at, type Beliefs, type DetectionEvent, isEndUp, nodeOf, thingOf } from './beliefs.ts'
import { type Convergence, converge } from './converge.ts'
import type { Assumptions, Damage } from './detection.ts'
import type { DetectedBy, Network } from './network.ts'

/** The state of all tables from `atMs` on, and what brought it about. */
export interface Frame {
  readonly atMs: number
  readonly by: DetectedBy | undefined
  readonly convergence: Convergence
}

export interface Timeline {
  readonly frames: readonly Frame[]
  /** What the ends believe at the end of it. */
  readonly beliefs: Beliefs
}

export type Phase = 'best' | 'worst'

/** Remembers settled states: those that depend on what is down alone, not on how it came about. */
export interface Settled {
  readonly byBeliefs: Map<string, Convergence>
}

/**
 * Plays a breakage in virtual time: at 0 packets vanish, then end after end finds out, and tables converge anew at
 * every such moment. Propagation itself takes no time (see what is not modelled).
 */
export function failing(network: Network, before: Convergence, damage: Damage, phase: Phase, settled: Settled): Timeline {
  const start: Beliefs = { ...ALL_UP, sessionsBlocked: damage.blockedSessions }
  return play(network, before, start, damage.events, phase, settled, afterLoss)
}

/**
 * Plays the way back: everything is whole again at 0; ends and sessions return after the reconnect time, but for those
 * that wait for somebody to configure them.
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
  for (const session of network.sessions.values()) {
    for (const end of session.ends) {
      if (from.beliefs.linkEndsDown.has(at(session.link, end.node))) sessionEnds.add(at(session.name, end.node))
    }
  }
  const events: DetectionEvent[] = [
    ...[...from.beliefs.linkEndsDown].map(key => linkReturns(network, key, assumptions)),
    ...[...sessionEnds]
      .filter(key => !sessionsToConfigure.has(thingOf(key)))
      .map(key => ({ what: 'sessionEnd', key, by: 'notification', range: assumptions.reconnect }) satisfies DetectionEvent),
  ]
  const start: Beliefs = { ...from.beliefs, sessionEndsDown: sessionEnds, sessionsBlocked: sessionsToConfigure }
  return play(network, last.convergence, start, events, phase, settled, afterReturn)
}

/** Light is back at once; an end that probes (DPD, a gateway that tracks what is behind) waits for an answer that is worth it. */
export function linkReturns(network: Network, key: string, assumptions: Assumptions): DetectionEvent {
  const probed = network.links.get(thingOf(key))?.probes.some(probe => probe.end === nodeOf(key)) === true
  return { what: 'linkEnd', key, by: 'carrier', range: probed ? assumptions.reconnect : assumptions.carrier }
}

function play(
  network: Network,
  before: Convergence,
  start: Beliefs,
  events: readonly DetectionEvent[],
  phase: Phase,
  settled: Settled,
  change: (beliefs: Beliefs, event: DetectionEvent, network: Network) => Beliefs,
): Timeline {
  const time = (event: DetectionEvent) => (phase === 'best' ? event.range.bestMs : event.range.worstMs)
  const ordered = [...events].sort((a, b) => time(a) - time(b))
  const frames: Frame[] = [{ atMs: 0, by: undefined, convergence: before }]
  let beliefs = start
  for (let i = 0; i < ordered.length; ) {
    const atMs = time(ordered[i] as DetectionEvent)
    let by: DetectedBy | undefined
    const earlier = beliefs
    for (; i < ordered.length && time(ordered[i] as DetectionEvent) === atMs; i++) {
      const event = ordered[i] as DetectionEvent
      const next = change(beliefs, event, network)
      if (next !== beliefs) by ??= event.by
      beliefs = next
    }
    if (beliefs === earlier) continue
    const convergence = settle(network, beliefs, (frames.at(-1) as Frame).convergence, settled)
    frames.push({ atMs, by, convergence })
  }
  return { frames, beliefs }
}

/** Converges, from memory where the outcome cannot depend on the past: no end lives on what it heard before. */
export function settle(network: Network, beliefs: Beliefs, previous: Convergence, settled: Settled): Convergence {
  if (remembersThePast(network, beliefs)) return converge(network, beliefs, previous)
  const key = [...beliefs.linkEndsDown, '|', ...beliefs.sessionEndsDown].sort().join(' ')
  const known = settled.byBeliefs.get(key)
  if (known) return known
  const convergence = converge(network, beliefs)
  settled.byBeliefs.set(key, convergence)
  return convergence
}

/** Whether some end still uses what it heard over a session that says nothing new: blocked, half down, or to be restarted. */
function remembersThePast(network: Network, beliefs: Beliefs): boolean {
  if (beliefs.staleEnds.size > 0) return true
  for (const session of network.sessions.values()) {
    const [a, b] = session.ends.map(end => isEndUp(beliefs, session, end.node))
    if (a !== b || (a && beliefs.sessionsBlocked.has(session.name))) return true
  }
  return false
}
