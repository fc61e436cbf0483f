import { at, type Beliefs } from '../../routing/beliefs.ts'
import { endsOf, retriesAfterMs } from '../../routing/limitClosures.ts'
import type { LimitHit } from '../../routing/limitHit.ts'
import type { Network, Session } from '../../routing/network.ts'

/**
 * Sessions that were closed because more prefixes came than they take. Such a session stays idle when the prefixes are
 * withdrawn: it comes back when somebody resets it (any loss of the session or of its link does) or raises its limit.
 * Direct Connect guide, "Prefix allocations".
 */
export class ClosedSessions {
  readonly #limitByName = new Map<string, number>()

  /** The beliefs of ends that keep these sessions closed; what was reset, raised or taken away is closed no more. */
  over(network: Network, beliefs: Beliefs): Beliefs {
    for (const [name, limit] of this.#limitByName) {
      const session = network.sessions.get(name)
      if (session === undefined || limitOf(session) > limit || isLost(session, beliefs)) this.#limitByName.delete(name)
    }
    if (this.#limitByName.size === 0) return beliefs
    const ends = endsOf(network, this.#limitByName.keys())
    return { ...beliefs, sessionEndsDown: new Set([...beliefs.sessionEndsDown, ...ends]) }
  }

  /**
   * Takes in what went over its limit just now; only sessions that `stays` names are closed for good, unless the end whose
   * limit it was tries again by itself.
   */
  close(network: Network, hits: Iterable<LimitHit>, stays: (name: string) => boolean): void {
    for (const hit of hits) {
      const session = network.sessions.get(hit.session)
      if (session === undefined || !stays(session.name) || retriesAfterMs(network, hit) !== undefined) continue
      this.#limitByName.set(session.name, limitOf(session))
    }
  }
}

function limitOf(session: Session): number {
  return Math.min(...session.ends.map(end => end.import.maximumPrefixes ?? Number.POSITIVE_INFINITY))
}

function isLost({ name, link, ends }: Session, { sessionEndsDown, linkEndsDown }: Beliefs): boolean {
  return ends.some(({ node }) => sessionEndsDown.has(at(name, node)) || linkEndsDown.has(at(link, node)))
}
