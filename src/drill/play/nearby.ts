import type { Breakage } from '../../routing/detection.ts'
import type { Network } from '../../routing/network.ts'
import { partsByLink } from './flowReach.ts'

/** The parts of a network that components break, so that what is broken of thousands of links is found by looking at a few. */
export class Nearby {
  readonly #network: Network
  readonly #links = new Map<string, string[]>()
  readonly #order: ReadonlyMap<string, number>
  readonly #sessions = new Map<string, string[]>()

  constructor(network: Network) {
    this.#network = network
    this.#order = new Map([...network.links.keys()].map((name, at) => [name, at]))
    for (const [link, parts] of partsByLink(network)) {
      for (const part of new Set(parts)) this.#links.set(part, [...(this.#links.get(part) ?? []), link])
    }
    for (const { name, link } of network.sessions.values()) {
      this.#sessions.set(link, [...(this.#sessions.get(link) ?? []), name])
    }
  }

  /** The links that these can break with their sessions, in the order of the network; nodes are all there. */
  of(breakages: readonly Breakage[]): Network {
    const { sharedFate } = this.#network
    const names = new Set<string>()
    for (const { component } of breakages) {
      for (const each of [component, ...(sharedFate?.get(component) ?? [])]) {
        for (const link of this.#links.get(each) ?? []) names.add(link)
      }
    }
    const ordered = [...names].sort((a, b) => this.#order.get(a)! - this.#order.get(b)!)
    const sessions = ordered.flatMap(link => this.#sessions.get(link) ?? [])
    return {
      ...this.#network,
      links: new Map(ordered.map(name => [name, this.#network.links.get(name)!])),
      sessions: new Map(sessions.map(name => [name, this.#network.sessions.get(name)!])),
    }
  }
}
