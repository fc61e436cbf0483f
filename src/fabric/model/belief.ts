import type { Beliefs } from '../../routing/converge.ts'
import type { Assumptions, Damage, DetectionEvent } from '../../routing/detection.ts'
import type { Network } from '../../routing/network.ts'

/** An end that will change its mind at a known moment. */
interface Pending {
  readonly at: number
  readonly down: boolean
}

/**
 * What the ends of one component believe, in real time: detection timers that run since a fault began, reconnection
 * timers since it healed. Detection takes the unluckiest phase, reconnection the luckiest.
 */
export class LiveBeliefs {
  readonly #down = new Map<string, DetectionEvent['what']>()
  readonly #pending = new Map<string, Pending & { what: DetectionEvent['what'] }>()
  #blocked: ReadonlySet<string> = new Set()

  /** Takes in what is broken now. Ends that are new in this network notice at once: they never came up. */
  adapt(
    network: Network,
    harm: Damage,
    began: ReadonlyMap<string, number>,
    isNew: (key: string) => boolean,
    now: number,
    assumptions: Assumptions,
  ): void {
    this.#blocked = harm.blockedSessions
    this.#forgetGone(network)
    const soonest = new Map<string, DetectionEvent>()
    for (const event of harm.events) {
      const known = soonest.get(event.key)
      if (!known || event.range.worstMs < known.range.worstMs) soonest.set(event.key, event)
    }
    for (const [key, event] of soonest) {
      const started = began.get(thingOf(key)) ?? now
      if (this.#down.has(key)) this.#pending.delete(key)
      else if (isNew(key)) this.#settle(key, event.what, true)
      else if (this.#pending.get(key)?.down !== true) {
        this.#pending.set(key, { at: started + event.range.worstMs, down: true, what: event.what })
      }
    }
    for (const [key, pending] of this.#pending) if (pending.down && !soonest.has(key)) this.#pending.delete(key)
    for (const [key, what] of this.#down) {
      if (soonest.has(key) || this.#pending.has(key)) continue
      const range = what === 'linkEnd' && !probes(network, key) ? assumptions.carrier : assumptions.reconnect
      this.#pending.set(key, { at: now + range.bestMs, down: false, what })
    }
    this.#sessionsFollowLinks(network)
  }

  /** Lets everything that is due happen; answers whether anything did. */
  pass(network: Network, now: number): boolean {
    let changed = false
    for (const [key, pending] of [...this.#pending]) {
      if (pending.at > now) continue
      this.#settle(key, pending.what, pending.down)
      changed = true
    }
    if (changed) this.#sessionsFollowLinks(network)
    return changed
  }

  nextAt(): number | undefined {
    let next: number | undefined
    for (const { at } of this.#pending.values()) next = Math.min(next ?? at, at)
    return next
  }

  now(): Beliefs {
    const keys = (what: DetectionEvent['what']) => new Set([...this.#down].filter(([, w]) => w === what).map(([key]) => key))
    return { linkEndsDown: keys('linkEnd'), sessionEndsDown: keys('sessionEnd'), sessionsBlocked: this.#blocked }
  }

  #settle(key: string, what: DetectionEvent['what'], down: boolean): void {
    this.#pending.delete(key)
    if (down) this.#down.set(key, what)
    else this.#down.delete(key)
  }

  /** A session falls with its link's end, and comes back in its own time and not with it. */
  #sessionsFollowLinks(network: Network): void {
    for (const session of network.sessions.values()) {
      for (const { node } of session.ends) {
        if (this.#down.get(`${session.link}@${node}`) !== 'linkEnd') continue
        this.#settle(`${session.name}@${node}`, 'sessionEnd', true)
      }
    }
  }

  #forgetGone(network: Network): void {
    for (const key of [...this.#down.keys(), ...this.#pending.keys()]) {
      const thing = thingOf(key)
      if (network.links.has(thing) || network.sessions.has(thing)) continue
      this.#down.delete(key)
      this.#pending.delete(key)
    }
  }
}

function thingOf(key: string): string {
  return key.slice(0, key.lastIndexOf('@'))
}

function probes(network: Network, key: string): boolean {
  const end = key.slice(key.lastIndexOf('@') + 1)
  return network.links.get(thingOf(key))?.probes.some(probe => probe.end === end) === true
}
