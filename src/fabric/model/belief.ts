import { ALL_UP, at, type Beliefs, ChangingBeliefs, type DetectionEvent, thingOf } from '../../routing/beliefs.ts'
import { isKnownThing } from '../../routing/bundle.ts'
import { type Assumptions, damage, notices, type StandingBreakage } from '../../routing/detection.ts'
import type { Network } from '../../routing/network.ts'
import { linkReturns } from '../../routing/timeline.ts'

/** An end that will change its mind at a known moment. */
interface Pending {
  readonly atMs: number
  readonly event: DetectionEvent
}

/**
 * What the ends of one component believe, in real time: detection timers that run since a fault began, reconnection
 * timers since it healed. Detection takes the unluckiest phase, reconnection the luckiest.
 */
export class LiveBeliefs {
  #beliefs: Beliefs = ALL_UP
  #losses: readonly Pending[] = []
  #returns: readonly Pending[] = []

  /** Takes in what is broken now. Ends that are new in this network notice at once: they never came up. */
  adapt(
    network: Network,
    breakages: readonly StandingBreakage[],
    isNew: (key: string) => boolean,
    now: number,
    assumptions: Assumptions,
  ): void {
    const noticed = notices(network, breakages, assumptions)
    const broken = new Set(noticed.map(({ event }) => event.key))
    const { blockedSessions } = damage(network, breakages, assumptions)
    this.#beliefs = sessionsWait({ ...stillThere(this.#beliefs, network), sessionsBlocked: blockedSessions }, network, broken)
    this.#losses = noticed
      .map(({ atMs, event }) => ({ atMs: isNew(event.key) ? now : atMs, event }))
      .filter(pending => isToCome(this.#beliefs, pending, now))
    const running = new Map(this.#returns.map(pending => [keyOf(pending.event), pending]))
    this.#returns = downEnds(this.#beliefs)
      .filter(({ key }) => !broken.has(key))
      .map(end => running.get(keyOf(end)) ?? returning(network, end, now, assumptions))
  }

  /** Lets everything that is due happen, telling of losses; answers whether anything did. */
  pass(network: Network, now: number, lose: (event: DetectionEvent) => void): boolean {
    const before = this.#beliefs
    const changing = new ChangingBeliefs(before)
    for (const { event } of due(this.#losses, now)) {
      changing.lose(event, network)
      lose(event)
    }
    for (const { event } of due(this.#returns, now)) changing.regain(event)
    this.#beliefs = changing.now
    this.#losses = this.#losses.filter(({ atMs }) => atMs > now)
    this.#returns = this.#returns.filter(({ atMs }) => atMs > now)
    return this.#beliefs !== before
  }

  nextAt(): number | undefined {
    let next: number | undefined
    for (const { atMs } of [...this.#losses, ...this.#returns]) next = Math.min(next ?? atMs, atMs)
    return next
  }

  now(): Beliefs {
    return this.#beliefs
  }
}

type End = Pick<DetectionEvent, 'what' | 'key'>

function keyOf({ what, key }: End): string {
  return `${what} ${key}`
}

function due(pending: readonly Pending[], now: number): readonly Pending[] {
  return pending.filter(({ atMs }) => atMs <= now).sort((a, b) => a.atMs - b.atMs)
}

/** A link's end that returns does not bring its sessions back with it: they take their own time. */
function sessionsWait(beliefs: Beliefs, network: Network, broken: ReadonlySet<string>): Beliefs {
  const sessionEndsDown = new Set(beliefs.sessionEndsDown)
  for (const session of network.sessions.values()) {
    for (const { node } of session.ends) {
      const link = at(session.link, node)
      if (beliefs.linkEndsDown.has(link) && !broken.has(link)) sessionEndsDown.add(at(session.name, node))
    }
  }
  return { ...beliefs, sessionEndsDown }
}

function stillThere(beliefs: Beliefs, network: Network): Beliefs {
  const kept = (keys: ReadonlySet<string>) => new Set([...keys].filter(key => isKnownThing(network, thingOf(key))))
  const { linkEndsDown, sessionEndsDown, staleEnds, sessionsBlocked } = beliefs
  return {
    linkEndsDown: kept(linkEndsDown),
    sessionEndsDown: kept(sessionEndsDown),
    staleEnds: kept(staleEnds),
    sessionsBlocked,
  }
}

function isToCome(beliefs: Beliefs, { atMs, event: { what, key } }: Pending, now: number): boolean {
  switch (what) {
    case 'linkEnd':
      return !beliefs.linkEndsDown.has(key)
    case 'sessionEnd':
      return !beliefs.sessionEndsDown.has(key)
    case 'staleEnd':
      return atMs > now || beliefs.staleEnds.has(key)
  }
}

function downEnds({ linkEndsDown, sessionEndsDown }: Beliefs): End[] {
  return [
    ...[...linkEndsDown].map(key => ({ what: 'linkEnd' as const, key })),
    ...[...sessionEndsDown].map(key => ({ what: 'sessionEnd' as const, key })),
  ]
}

/** A link as in a drill's healing; a session waits for its handshake. */
function returning(network: Network, end: End, now: number, assumptions: Assumptions): Pending {
  const { by, range } =
    end.what === 'linkEnd'
      ? linkReturns(network, end.key, assumptions)
      : ({ by: 'reconnect', range: assumptions.reconnect } as const)
  return { atMs: now + range.bestMs, event: { ...end, by, range } }
}
