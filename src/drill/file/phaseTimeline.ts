import { ALL_UP, afterLoss, afterReturn, at, type Beliefs, type DetectionEvent, isEndUp, thingOf } from '../../routing/beliefs.ts'
import type { Convergence } from '../../routing/converge.ts'
import { DelayedCourse } from '../../routing/delayedCourse.ts'
import { type Assumptions, type Breakage, type Damage, damage } from '../../routing/detection.ts'
import type { DetectedBy, Network } from '../../routing/network.ts'
import { type Settled, settle } from '../../routing/settle.ts'
import { isInstant } from '../../routing/speakers.ts'
import { type Frame, linkReturns, type Phase, type Timeline } from '../../routing/timeline.ts'

/** From `atMs` on exactly this is broken. */
export interface Change {
  readonly atMs: number
  readonly breakages: readonly Breakage[]
}

/** What a change leads to until the next one: the tables, and what is really broken. */
export interface PhaseTimeline extends Timeline {
  readonly damage: Damage
}

interface Due {
  readonly atMs: number
  readonly event: DetectionEvent
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
  phase: Phase,
  settled: Settled,
): readonly PhaseTimeline[] {
  const agenda: Agenda = { losses: new Map(), returns: new Map() }
  let state: State = { beliefs: ALL_UP, convergence: baseline, agenda, unconfigured: new Set(), damage: undefined }
  let lossSinceMs: number | undefined
  const delayed = isInstant(network) ? undefined : new DelayedCourse(network, baseline, phase)
  return changes.map((change, index) => {
    lossSinceMs = change.breakages.some(({ kind }) => kind === 'loss') ? (lossSinceMs ?? change.atMs) : undefined
    // How long loss lasts is known but for what nobody heals: then what is not expected within a while is not waited for.
    const isLast = index === changes.length - 1
    const lossWindowMs = isLast ? change.atMs - (lossSinceMs ?? 0) + assumptions.lossWindowMs : Number.POSITIVE_INFINITY
    const begun = changed(network, state, change, { ...assumptions, lossWindowMs }, phase)
    const frames: Frame[] = []
    // Messages get through again on a session that nobody missed: they tell what happened meanwhile.
    const convergence =
      !delayed && resumes(network, state.beliefs, begun.beliefs)
        ? settle(network, begun.beliefs, begun.convergence, settled)
        : begun.convergence
    delayed?.change(begun.beliefs, change.atMs, undefined)
    frames.push({ atMs: change.atMs, by: undefined, convergence })
    const untilMs = changes[index + 1]?.atMs ?? Number.POSITIVE_INFINITY
    const beliefs = play(network, begun, frames, change.atMs, untilMs, settled, delayed)
    if (delayed) frames.push(...delayed.frames(untilMs))
    const last = frames.at(-1)?.convergence ?? convergence
    state = { ...begun, beliefs, convergence: last }
    return { frames, beliefs, damage: begun.damage }
  })
}

/** How things are as a change happens, before anybody has noticed. */
function changed(
  network: Network,
  { beliefs, convergence, agenda, unconfigured, damage: before }: State,
  { atMs, breakages }: Change,
  assumptions: Assumptions,
  phase: Phase,
): State & { readonly damage: Damage } {
  const harm = damage(network, breakages, assumptions)
  const time = ({ range }: DetectionEvent) => atMs + (phase === 'best' ? range.bestMs : range.worstMs)
  const waiting = [...(before?.sessionsToConfigure ?? [])].filter(name => !harm.sessionsToConfigure.has(name))
  const dead = new Set([...unconfigured, ...waiting])
  const blocked = new Set([...harm.blockedSessions, ...dead])

  const losses = new Map<string, Due>()
  for (const [id, due] of agenda.losses) {
    if (due.event.what !== 'linkEnd' && dead.has(thingOf(due.event.key))) losses.set(id, due)
  }
  for (const event of harm.events) {
    const id = `${event.what} ${event.key} ${event.by}`
    if (!losses.has(id)) losses.set(id, agenda.losses.get(id) ?? { atMs: time(event), event })
  }

  const stillLost = new Set(harm.events.flatMap(({ what, key }) => (what === 'linkEnd' ? [key] : [])))
  // Loss that took a session down would do so again: it counts as down until the loss ends.
  const stillEnded = new Set(harm.events.flatMap(({ what, key }) => (what === 'sessionEnd' ? [key] : [])))
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
      .filter(key => !blocked.has(thingOf(key)) && !stillEnded.has(key))
      .map(key => ({ what: 'sessionEnd', key, by: 'notification', range: assumptions.reconnect }) satisfies DetectionEvent),
  ]
  const returns = new Map<string, Due>()
  for (const event of coming) {
    const id = `${event.what} ${event.key}`
    returns.set(id, agenda.returns.get(id) ?? { atMs: time(event), event })
  }
  return {
    beliefs: { ...beliefs, sessionEndsDown: sessionEnds, sessionsBlocked: blocked },
    convergence,
    agenda: { losses, returns },
    unconfigured: dead,
    damage: harm,
  }
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
  { beliefs: start, agenda }: State,
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
  let beliefs = start
  for (const [atMs, together] of [...Map.groupBy(due, each => each.atMs)].sort(([a], [b]) => a - b)) {
    let by: DetectedBy | undefined
    const earlier = beliefs
    for (const { event, isLoss } of together) {
      const next = isLoss ? afterLoss(beliefs, event, network) : afterReturn(beliefs, event)
      if (next !== beliefs) by ??= event.by
      beliefs = next
    }
    const last = frames.at(-1)
    if (beliefs === earlier || last === undefined) continue
    if (delayed) {
      frames.push(...delayed.frames(atMs))
      delayed.change(beliefs, atMs, by)
    } else frames.push({ atMs, by, convergence: settle(network, beliefs, last.convergence, settled) })
  }
  return beliefs
}
