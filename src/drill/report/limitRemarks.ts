import { durationText } from '../../net/duration.ts'
import { isEndUp } from '../../routing/beliefs.ts'
import { retriesAfterMs } from '../../routing/limitClosures.ts'
import type { LimitHit } from '../../routing/limitHit.ts'
import type { Network } from '../../routing/network.ts'
import type { Frame, Timeline } from '../../routing/timeline.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Experiment } from '../play/laboratory.ts'
import { limitedSession, limitText } from './limitText.ts'

type Played = Pick<Experiment, 'worst' | 'heal'>

/** Sessions that a fault or its repair closes because more prefixes come over them than they take, one sentence each. */
export function limitRemarks(topology: Topology, { worst, heal }: Played): readonly string[] {
  const broken = hitsIn(topology, worst)
  const repaired = hitsIn(topology, heal)
  for (const name of broken.keys()) repaired.delete(name)
  return [
    ...[...broken.values()].map(hit => remark(topology, hit, 'after the fault', backText(topology, hit, worst, heal))),
    ...[...repaired.values()].map(hit => remark(topology, hit, 'after the repair', backText(topology, hit, heal, heal))),
  ]
}

/** What is left to do for sessions that stay closed when all is whole again, one sentence each. */
export function limitToDo(topology: Topology, { heal }: Played): readonly string[] {
  const { network } = topology
  const left = [...heal.closed.values()].filter(hit => isNew(topology, hit) && retriesAfterMs(network, hit) === undefined)
  return left.map(
    hit =>
      `${limitedSession(topology, hit)} stays closed after the repair, once its prefix limit has closed it, until somebody resets it.`,
  )
}

/** What closed sessions that were open before any fault; of those that close several times the first. */
function hitsIn(topology: Topology, { frames, closed }: Timeline): Map<string, LimitHit> {
  const hits = new Map<string, LimitHit>()
  for (const hit of [...frames.flatMap(({ convergence }) => [...convergence.tables.limitHits.values()]), ...closed.values()]) {
    if (isNew(topology, hit) && !hits.has(hit.session)) hits.set(hit.session, hit)
  }
  return hits
}

function isNew({ baseline }: Topology, { session }: LimitHit): boolean {
  return !baseline.tables.overLimit.has(session)
}

function remark(topology: Topology, hit: LimitHit, when: string, back: string): string {
  return `${limitedSession(topology, hit)} is closed ${when}: ${limitText(topology, hit)}${back}.`
}

/** What becomes of it where somebody tries again. */
function backText({ network }: Topology, hit: LimitHit, played: Timeline, heal: Timeline): string {
  if (!retriesAfterMs(network, hit)) return ''
  const { openAfterMs, closings } = fate(network, hit, played.frames)
  if (closings > 1) return ': it comes back, and is closed again by turns'
  if (openAfterMs !== undefined) return `, and it is back after ${durationText(openAfterMs)}`
  if (heal.closed.has(hit.session)) return ', and it closes each time, also after the repair'
  return ', and it closes each time until fewer are'
}

/** After how long it was open again at first, undefined = never, and how often it was closed. */
function fate({ sessions }: Network, { session: name }: LimitHit, frames: readonly Frame[]) {
  const session = sessions.get(name)
  const isClosed = ({ convergence: { tables, beliefs } }: Frame) =>
    session === undefined || tables.overLimit.has(name) || !session.ends.every(({ node }) => isEndUp(beliefs, session, node))
  const first = frames.findIndex(({ convergence }) => convergence.tables.limitHits.has(name))
  const since = frames.slice(Math.max(0, first))
  const back = since.find(frame => !isClosed(frame))
  const isHit = ({ convergence }: Frame, i: number) =>
    convergence.tables.limitHits.has(name) && (i === 0 || !isClosed(since[i - 1]!))
  return { openAfterMs: back && back.atMs - (since[0]?.atMs ?? 0), closings: since.filter(isHit).length }
}
