import type { Beliefs, DetectionEvent } from '../../routing/beliefs.ts'
import type { Convergence } from '../../routing/converge.ts'
import { closedIn, LimitClosures } from '../../routing/limitClosures.ts'
import type { LimitHit } from '../../routing/limitHit.ts'
import type { Network } from '../../routing/network.ts'
import { type Settling, settleWithin } from '../../routing/settleWithin.ts'
import { type Ear, speakersOf } from '../../routing/speakers.ts'
import type { ClosedByLimit } from '../../topology/topology.ts'

/** What ends believe, and what comes of it. */
export interface Standing {
  readonly beliefs: Beliefs
  readonly convergence: Convergence
}

/**
 * Sessions of one component that a limit of prefixes keeps closed, in real time and by the rules of drills: when they are
 * tried, and what resets them, `LimitClosures` says. AWS's ends on Direct Connect never try (Direct Connect guide,
 * "Prefix allocations"). What stands in a drill from beginning to end may change here: a session that is gone, or whose
 * end takes more than when it closed, is closed no more.
 */
export class ClosedSessions {
  #network: Network
  #closures: LimitClosures

  /** `seen` knows what was closed before. */
  constructor(network: Network, now: number, seen: Closed) {
    this.#network = network
    this.#closures = closuresIn(network, now, seen)
  }

  /** The component is this network from now on; `seen` knows what was closed of that which is new in it. */
  adapt(network: Network, now: number, seen: Closed): void {
    const { sessions } = this.#network
    if (network === this.#network) return
    this.#closures = closuresIn(network, now, name => (sessions.has(name) ? this.of(name) : seen(name)))
    this.#network = network
  }

  /** Settles at a moment at which something has changed (`isNew`) or somebody tries; undefined = nothing comes of the tries. */
  settle(atMs: number, believed: Beliefs, isNew: boolean, previous: Convergence, settling: Settling): Standing | undefined {
    const beliefs = closedIn(this.#network, believed, this.#closures.closed.keys())
    return settleWithin(this.#network, { atMs, beliefs, isNew }, this.#closures, previous, settling)
  }

  lose(event: DetectionEvent): void {
    this.#closures.lose(event)
  }

  /** When the next one tries, if by then nothing else has changed; Infinity = none does. */
  get nextTryMs(): number {
    return this.#closures.nextTryMs
  }

  /** What keeps a session closed now, if its limit does. */
  of(session: string): ClosedByLimit | undefined {
    const hit = this.#closures.has(session) ? this.#closures.closed.get(session) : undefined
    if (!hit) return undefined
    const { node, limit, prefixes } = hit
    const turn = this.#closures.turnOf(session)
    const next = turn ? { triesAt: turn.dueMs, ...(turn.hasTried ? { triedInVain: true as const } : {}) } : {}
    return { node, limit, prefixes, ...next }
  }
}

/** What keeps a session closed, by its name. */
type Closed = (session: string) => ClosedByLimit | undefined

/** What is closed and still may be. The turns of those that try go on; where the interval is shorter now, it counts from now. */
function closuresIn(network: Network, now: number, closed: Closed): LimitClosures {
  const known = new Map<string, LimitHit & ClosedByLimit>()
  for (const { session, receiver } of speakersOf(network).limited) {
    const before = closed(session.name)
    if (before?.node !== receiver.node || takenBy(receiver) > before.limit) continue
    known.set(session.name, { session: session.name, ...before })
  }
  return new LimitClosures(network, known, (everyMs, { session }) => nextTry(everyMs, now, known.get(session)))
}

/** A turn that has passed is taken at once, unless it has been: then the next one is. */
function nextTry(everyMs: number, now: number, { triesAt, triedInVain }: Partial<ClosedByLimit> = {}): number {
  if (!Number.isFinite(everyMs) || triesAt === undefined) return now + everyMs
  const turns = triedInVain && everyMs > 0 ? Math.max(0, Math.ceil((now - triesAt) / everyMs)) : 0
  return Math.min(triesAt + everyMs * turns, now + everyMs)
}

function takenBy({ import: { maximumPrefixes } }: Ear['receiver']): number {
  return maximumPrefixes ?? Number.POSITIVE_INFINITY
}
