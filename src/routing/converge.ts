import type { Beliefs } from './beliefs.ts'
import { byClasses } from './byClasses.ts'
import { type Dispute, disputesOf } from './dispute.ts'
import type { Heard } from './heard.ts'
import type { LimitHit } from './limitHit.ts'
import type { Network } from './network.ts'
import { byPrefix, newsSince } from './newsSince.ts'
import { Owned } from './owned.ts'
import { type Routes, RoutesByNode } from './ownRoutes.ts'
import { type News, Propagation, type Rib } from './propagation.ts'
import { type BySessionEnd, lastHeard, type SessionTables, sessionTables } from './sessionTables.ts'
import { isInstant, speakersOf } from './speakers.ts'

/** Every node's view after propagation has come to rest. */
export interface Tables extends SessionTables {
  /** Chosen routes by node, then by prefix text. */
  readonly routes: ReadonlyMap<string, Routes>
  /** `link@node`, and `member@node` of bundles: what that end has taken down, and does not send packets over. */
  readonly linkEndsDown: ReadonlySet<string>
  /** Sessions that hit their prefix limit. */
  readonly overLimit: ReadonlySet<string>
  /** The same by name, with what closed each of them. */
  readonly limitHits: ReadonlyMap<string, LimitHit>
  /** False when propagation did not come to rest within its bound: there is no stable solution. */
  readonly stable: boolean
  /** What kept it from coming to rest. */
  readonly disputes: readonly Dispute[]
}

export interface Convergence {
  readonly tables: Tables
  readonly network: Network
  readonly beliefs: Beliefs
  /** What a later run starts from, and shares where it does not differ. */
  readonly rib: Rib
  /** What a run over another network starts from: announcements received last, by `session@node` of the receiver, then by prefix. */
  readonly heard: BySessionEnd<ReadonlyMap<string, Heard>>
}

/**
 * Propagates until nothing changes. From `previous` only what differs is looked at again, and what an end still believes
 * about a neighbour it can no longer hear is kept; without it everything starts from nothing. Where one stable solution
 * exists both ways lead to it. Where there are several, which one it is depends on the past, as it does among real routers
 * (RFC 4264), and is the same every time. Rounds are bounded: no stable solution is a result, not a hang.
 */
export function converge(network: Network, beliefs: Beliefs, previous?: Convergence): Convergence {
  // Where messages take time, prefixes are followed one by one.
  return isInstant(network) ? byClasses(network, beliefs, previous, convergeEach) : convergeEach(network, beliefs, previous)
}

/** The same for each prefix by itself; `weights`: those that stand for several, as limits count them. */
export function convergeEach(
  network: Network,
  beliefs: Beliefs,
  previous?: Convergence,
  weights?: ReadonlyMap<string, number>,
): Convergence {
  const before = previous?.network === network ? previous : undefined
  const run = new Propagation(network, beliefs, before?.rib, weights)
  run.hear(before ? newsSince(network, before.beliefs, beliefs, before.tables) : firstNews(run, network, beliefs, previous))
  const hits = new Map<string, LimitHit>()
  // Every turn closes a session, and none is opened again.
  for (let over = run.overfull(); over.size > 0; over = run.overfull()) {
    run.close(over.keys())
    for (const [name, hit] of over) hits.set(name, hit)
  }
  return convergenceOf(network, beliefs, run.done(), hits, disputesOf(run.restless))
}

/** A RIB, as everybody sees it; `limitHits`: what closed sessions that their prefix limit keeps closed, by their names. */
export function convergenceOf(
  network: Network,
  beliefs: Beliefs,
  rib: Rib,
  limitHits: ReadonlyMap<string, LimitHit>,
  disputes: readonly Dispute[],
): Convergence {
  const overLimit = new Set(limitHits.keys())
  const tables = {
    ...sessionTables(network, beliefs, rib, overLimit),
    routes: new RoutesByNode(rib.routes, network, beliefs),
    linkEndsDown: beliefs.linkEndsDown,
    overLimit,
    limitHits,
    stable: disputes.length === 0,
    disputes,
  }
  return { tables, network, beliefs, rib, heard: lastHeard(network, rib) }
}

/** Everybody says what it has; who cannot hear keeps what it heard when the network was another one. */
function firstNews(run: Propagation, network: Network, beliefs: Beliefs, previous: Convergence | undefined): News {
  const { all, ears } = speakersOf(network)
  const owned = new Owned(network, beliefs)
  const touched = byPrefix(all.flatMap(speaker => [...owned.of(speaker).keys()].map(prefix => [prefix, speaker] as const)))
  if (!previous) return { touched }
  const deaf = [...ears.values()].filter(ear => run.hearing(ear) === 'kept')
  const remembered = deaf.flatMap(ear =>
    [...(previous.heard.get(ear.key) ?? [])].map(([prefix, known]) => [prefix, [ear, known] as const] as const),
  )
  return { touched, remembered: byPrefix(remembered) }
}
