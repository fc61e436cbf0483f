import {
  ALL_UP,
  at,
  type Beliefs,
  ChangingBeliefs,
  type DetectionEvent,
  isEndUp,
  nodeOf,
  thingOf,
} from '../../routing/beliefs.ts'
import type { Convergence } from '../../routing/converge.ts'
import { DelayedCourse } from '../../routing/delayedCourse.ts'
import { type Assumptions, type Breakage, type Damage, damage, withSharedFate } from '../../routing/detection.ts'
import { type Due, fallsInOrder } from '../../routing/fallsInOrder.ts'
import { closedIn, firstTry, LimitClosures } from '../../routing/limitClosures.ts'
import { lossWindow } from '../../routing/lossWindow.ts'
import type { DetectedBy, Network } from '../../routing/network.ts'
import type { Settled } from '../../routing/settle.ts'
import { settleWithin } from '../../routing/settleWithin.ts'
import { isInstant } from '../../routing/speakers.ts'
import { type Frame, linkReturns, type Phase, type Timeline, timeOf } from '../../routing/timeline.ts'

/** From `atMs` on exactly this is broken. */
export interface Change {
  readonly atMs: number
  readonly breakages: readonly Breakage[]
}

/** What a change leads to until the next one: the tables, and what is really broken. */
export interface PhaseTimeline extends Timeline {
  readonly damage: Damage
}

/** Whether what is lost, and what comes back, is noticed as soon or as late as it may be. */
export interface Phases {
  readonly losses: Phase
  readonly returns: Phase
  /** The same of what loss short of all ends: as soon as if all were lost, or when that is expected; absent = as other losses. */
  readonly chance?: Phase
}

/** What waits for its time. Losses that have had theirs stay, so that they are not due again while their cause lasts. */
interface Agenda {
  readonly losses: ReadonlyMap<string, Due>
  readonly returns: ReadonlyMap<string, Due>
}

interface State {
  readonly beliefs: Beliefs
  readonly convergence: Convergence
  readonly agenda: Agenda
  /** Sessions whose other end somebody has to configure first. */
  readonly unconfigured: ReadonlySet<string>
  readonly closures: LimitClosures
  readonly damage: Damage | undefined
}

/**
 * Plays breakages that begin and end at different times, on one clock: a timer that one of them started runs on while
 * others come and go, and is forgotten with its cause. One timeline for each change; times count from the clock's 0.
 */
export function phaseTimelines(
  network: Network,
  baseline: Convergence,
  changes: readonly Change[],
  assumptions: Assumptions,
  phases: Phases,
  settled: Settled,
): readonly PhaseTimeline[] {
  const agenda: Agenda = { losses: new Map(), returns: new Map() }
  const { limitHits } = baseline.tables
  const delayed = isInstant(network) ? undefined : new DelayedCourse(network, baseline, phases.losses)
  const closures = new LimitClosures(network, delayed ? new Map() : limitHits, firstTry(phases.losses))
  const beliefs = delayed ? ALL_UP : closedIn(network, ALL_UP, limitHits.keys())
  let state: State = { beliefs, convergence: baseline, agenda, unconfigured: new Set(), closures, damage: undefined }
  const moments = changes.map(({ atMs, breakages }) => ({ atMs, breakages: withSharedFate(network, breakages) }))
  // What nobody heals goes on for a while after the last change.
  const endMs = (changes.at(-1)?.atMs ?? 0) + assumptions.lossWindowMs
  return changes.map((change, index) => {
    const windows = { ...assumptions, lossWindow: lossWindow(moments, index, endMs) }
    const begun = changed(network, state, change, windows, phases)
    const frames: Frame[] = []
    // What could not be tried may be now, though nobody has noticed anything.
    closures.somethingChanged(change.atMs)
    // Messages get through again on a session that nobody missed: they tell what happened meanwhile.
    const now = { atMs: change.atMs, beliefs: begun.beliefs, isNew: true }
    const told =
      !delayed && resumes(network, state.beliefs, begun.beliefs)
        ? settleWithin(network, now, closures, begun.convergence, settled)
        : undefined
    const { convergence } = told ?? begun
    delayed?.change(begun.beliefs, change.atMs, undefined)
    frames.push({ atMs: change.atMs, by: undefined, convergence })
    const untilMs = changes[index + 1]?.atMs ?? Number.POSITIVE_INFINITY
    const from = told ? { ...begun, beliefs: told.beliefs } : begun
    const beliefs = play(network, from, frames, change.atMs, untilMs, settled, delayed)
    if (delayed) frames.push(...delayed.frames(untilMs))
    const last = frames.at(-1)?.convergence ?? convergence
    state = { ...begun, beliefs, convergence: last }
    return { frames, beliefs, closed: delayed?.closed ?? closures.closed, damage: begun.damage }
  })
}

/** How things are as a change happens, before anybody has noticed. */
function changed(
  network: Network,
  { beliefs, convergence, agenda, unconfigured, closures, damage: before }: State,
  { atMs, breakages }: Change,
  assumptions: Assumptions,
  phases: Phases,
): State & { readonly damage: Damage } {
  const harm = damage(network, breakages, assumptions)
  const waiting = [...(before?.sessionsToConfigure ?? [])].filter(name => !harm.sessionsToConfigure.has(name))
  const dead = new Set([...unconfigured, ...waiting])
  const blocked = new Set([...harm.blockedSessions, ...dead])

  /** When an end that is down is back. */
  const backMs = ({ what, key }: DetectionEvent): number => {
    const thing = what === 'linkEnd' ? 'linkEnd' : 'sessionEnd'
    const session = network.sessions.get(thingOf(key))
    const isUp = session && what !== 'linkEnd' ? isEndUp(beliefs, session, nodeOf(key)) : !beliefs.linkEndsDown.has(key)
    if (isUp) return atMs
    const range = what === 'linkEnd' ? linkReturns(network, key, assumptions).range : assumptions.reconnect
    return agenda.returns.get(`${thing} ${key}`)?.atMs ?? atMs + timeOf({ range }, phases.returns)
  }

  const each = new Map<string, Due>()
  for (const [id, due] of agenda.losses) {
    if (due.event.what !== 'linkEnd' && dead.has(thingOf(due.event.key))) each.set(id, due)
  }
  for (const event of harm.events) {
    const id = idOf(event)
    // Chance takes its time from when there is something to end.
    const fromMs = event.byChance ? Math.max(atMs, backMs(event)) : atMs
    const phase = event.byChance ? (phases.chance ?? phases.losses) : phases.losses
    const fresh = { atMs: fromMs + timeOf(event, phase), event }
    const known = each.get(id) ?? agenda.losses.get(id)
    // A timer that runs is not set again; but what more breaks, or a goodbye, may end sooner what it would have ended.
    each.set(id, known && (event.falls || known.atMs <= fresh.atMs) ? known : fresh)
  }
  const losses = new Map<string, Due>()
  for (const due of fallsInOrder(network, [...each.values()])) {
    const id = idOf(due.event)
    // A bundle whose members were found lost long ago falls when one more is known to be too many: no earlier than now.
    losses.set(id, due.event.falls && !agenda.losses.has(id) ? { ...due, atMs: Math.max(atMs, due.atMs) } : due)
  }

  // Loss that took something down would do so again: it counts as down until the loss ends. What it has not, comes back.
  const taken = new Set([...losses.values()].flatMap(due => (due.event.byChance && due.atMs <= atMs ? [due.event.key] : [])))
  const causes = harm.events.filter(({ key, byChance }) => !byChance || taken.has(key))
  const stillLost = new Set(causes.flatMap(({ what, key }) => (what === 'linkEnd' ? [key] : [])))
  const stillEnded = new Set(causes.flatMap(({ what, key }) => (what === 'sessionEnd' ? [key] : [])))
  const linkEnds = [...beliefs.linkEndsDown].filter(key => !stillLost.has(key))
  // A link end that returns does not bring its sessions back by itself.
  const sessionEnds = new Set(beliefs.sessionEndsDown)
  for (const session of network.sessions.values()) {
    for (const { node } of session.ends) {
      if (linkEnds.includes(at(session.link, node))) sessionEnds.add(at(session.name, node))
    }
  }
  const coming = [
    ...linkEnds.map(key => linkReturns(network, key, assumptions)),
    ...[...sessionEnds]
      .filter(key => !blocked.has(thingOf(key)) && !stillEnded.has(key) && !closures.has(thingOf(key)))
      .map(key => ({ what: 'sessionEnd', key, by: 'reconnect', range: assumptions.reconnect }) satisfies DetectionEvent),
  ]
  const returns = new Map<string, Due>()
  for (const event of coming) {
    const id = `${event.what} ${event.key}`
    returns.set(id, agenda.returns.get(id) ?? { atMs: atMs + timeOf(event, phases.returns), event })
  }
  return {
    beliefs: { ...beliefs, sessionEndsDown: sessionEnds, sessionsBlocked: blocked },
    convergence,
    agenda: { losses, returns },
    unconfigured: dead,
    closures,
    damage: harm,
  }
}

function idOf({ what, key, by, falls, byChance }: DetectionEvent): string {
  return `${what} ${key} ${by}${falls ? ' falls' : ''}${byChance ? ' by chance' : ''}`
}

/** Whether a session that both ends hold for established says something again. */
function resumes({ sessions }: Network, before: Beliefs, now: Beliefs): boolean {
  return [...before.sessionsBlocked].some(name => {
    const session = sessions.get(name)
    if (session === undefined || now.sessionsBlocked.has(name)) return false
    return session.ends.every(({ node }) => isEndUp(now, session, node))
  })
}

/** Lets what is due from one moment to another happen; adds a frame whenever somebody's belief changes. */
function play(
  network: Network,
  { beliefs: start, agenda, closures }: State,
  frames: Frame[],
  fromMs: number,
  untilMs: number,
  settled: Settled,
  delayed: DelayedCourse | undefined,
): Beliefs {
  const due = [
    ...[...agenda.losses.values()].map(each => ({ ...each, isLoss: true })),
    ...[...agenda.returns.values()].map(each => ({ ...each, isLoss: false })),
  ].filter(({ atMs }) => atMs >= fromMs && atMs < untilMs)
  const moments = [...Map.groupBy(due, each => each.atMs)].sort(([a], [b]) => a - b)
  let beliefs = start
  for (let i = 0; ; ) {
    const [eventMs, together] = moments[i] ?? [Number.POSITIVE_INFINITY, []]
    const tryMs = delayed ? Number.POSITIVE_INFINITY : Math.max(fromMs, closures.nextTryMs)
    const atMs = Math.min(eventMs, tryMs)
    if (atMs === Number.POSITIVE_INFINITY || atMs >= untilMs) return beliefs
    let by: DetectedBy | undefined
    const earlier = beliefs
    if (atMs === eventMs) {
      i++
      const changing = new ChangingBeliefs(beliefs)
      for (const { event, isLoss } of together) {
        if (isLoss) closures.lose(event)
        if (isLoss ? changing.lose(event, network) : changing.regain(event)) by ??= event.by
      }
      beliefs = changing.now
    }
    const isNew = beliefs !== earlier
    const last = frames.at(-1)
    if (last === undefined) continue
    if (delayed) {
      if (!isNew) continue
      frames.push(...delayed.frames(atMs))
      delayed.change(beliefs, atMs, by)
    } else {
      const step = settleWithin(network, { atMs, beliefs, isNew }, closures, last.convergence, settled)
      if (!step) continue
      beliefs = step.beliefs
      frames.push({ atMs, by: by ?? 'retry', convergence: step.convergence })
    }
  }
}
