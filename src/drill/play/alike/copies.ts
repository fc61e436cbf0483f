import type { Breakage } from '../../../routing/detection.ts'
import type { Network } from '../../../routing/network.ts'
import { isInstant, speakersOf } from '../../../routing/speakers.ts'
import type { Topology, TopologyFlow } from '../../../topology/topology.ts'
import type { FlowReach } from '../flowReach.ts'
import { flowTies, flowView, type Part } from './flowView.ts'
import { type OurNames, ourNames, sideBySide, type Twin } from './twin.ts'

/**
 * Flows whose whole part of the network is a copy of another flow's: a branch that is connected like every other one, a
 * landing zone that was ordered ten times. Everything that can make a difference to a flow is in its part of the network
 * (`flowReach`), so that where two parts are the same but for their names, so is what becomes of the flows.
 */
export class Copies {
  readonly #of = new Map<number, Twin>()

  /** `flows`: those that are to be compared with each other. */
  constructor(topology: Pick<Topology, 'network' | 'flows' | 'info'>, reach: FlowReach, flows: Iterable<number>) {
    const { network } = topology
    // Elsewhere what is said of one prefix can hold up what is said of another.
    if (!isInstant(network)) return
    const parts = new Parts(network, reach)
    const beside = breakMore(network)
    const viewed = [...flows].flatMap(flow => {
      const of = topology.flows[flow]!
      const part = parts.of(flow, of)
      const view = part && flowView(topology, part, of)
      return !view || view.components.some(component => beside.has(component)) ? [] : [{ flow, of, part, ...view }]
    })
    // Who wins between equal paths is looked at where everything else is alike.
    for (const group of Map.groupBy(viewed, ({ text }) => text).values()) {
      if (group.length < 2) continue
      const byTies = Map.groupBy(group, ({ of, part }) => flowTies(network, part, of))
      for (const [ties, [first, ...others]] of byTies) {
        for (const { flow, part, components } of ties === undefined ? [] : others) {
          const theirs = renaming(network, components, first!.components)
          this.#of.set(flow, { flow: first!.flow, theirs, ours: namesOf(first!.part, part) })
        }
      }
    }
  }

  /** Undefined = the flow stands for itself. */
  of(flow: number): Twin | undefined {
    return this.#of.get(flow)
  }
}

/** Components that fail with another one, and take with them what does not fail with that. */
function breakMore({ sharedFate = new Map() }: Pick<Network, 'sharedFate'>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [whole, parts] of sharedFate) {
    const together = new Set([whole, ...parts])
    for (const part of parts) if (sharedFate.get(part)?.some(other => !together.has(other))) found.add(part)
  }
  return found
}

function namesOf(theirs: Part, ours: Part): OurNames {
  return ourNames(
    sideBySide(theirs.nodes, ours.nodes),
    sideBySide(theirs.links, ours.links),
    sideBySide(theirs.sessions, ours.sessions),
  )
}

/** What breaks of one part where the other's breaks; what breaks neither is nobody's business there. */
function renaming({ sharedFate }: Network, ours: readonly string[], theirs: readonly string[]): Twin['theirs'] {
  const names = new Map(ours.map((component, i) => [component, theirs[i]!]))
  const renamed = (component: string): readonly string[] => {
    const own = names.get(component)
    // What stands over parts of both may stand over more of the one than of the other.
    return own === undefined ? (sharedFate?.get(component) ?? []).flatMap(part => names.get(part) ?? []) : [own]
  }
  return (breakages: readonly Breakage[]) =>
    breakages.flatMap(breakage => renamed(breakage.component).map(component => ({ ...breakage, component })))
}

/** Larger parts are hardly ever alike, and take long to compare. */
const MOST_LINKS = 100

class Parts {
  readonly #network: Network
  readonly #reach: FlowReach
  readonly #nodes: ReadonlyMap<string, number>
  readonly #links: ReadonlyMap<string, number>
  readonly #sessions: ReadonlyMap<string, number>

  constructor(network: Network, reach: FlowReach) {
    this.#network = network
    this.#reach = reach
    this.#nodes = placesOf(network.nodes.keys())
    this.#links = placesOf(network.links.keys())
    this.#sessions = placesOf(network.sessions.keys())
  }

  /** Undefined = anything may be part of it, or too much. */
  of(flow: number, { from, to }: TopologyFlow): Part | undefined {
    const { nodes, links, sessions } = this.#network
    const { onLink } = speakersOf(this.#network)
    const names = this.#reach.links[flow]
    if (!names || names.size > MOST_LINKS) return undefined
    const own = picked(links, names, this.#links)
    const ends = own.flatMap(({ ends, enters = {} }) => [...ends, ...Object.values(enters)])
    const spoken = own.flatMap(({ name }) => onLink.get(name) ?? []).map(({ name }) => name)
    return {
      nodes: picked(nodes, new Set([from.node, to.node, ...ends]), this.#nodes),
      links: own,
      sessions: picked(sessions, spoken, this.#sessions),
      ways: this.#reach.ways[flow]!,
    }
  }
}

function placesOf(names: Iterable<string>): ReadonlyMap<string, number> {
  return new Map([...names].map((name, place) => [name, place]))
}

/** Things by their names, in the network's order. */
function picked<T>(all: ReadonlyMap<string, T>, names: Iterable<string>, places: ReadonlyMap<string, number>): T[] {
  const sorted = [...names].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  return sorted.flatMap(name => all.get(name) ?? [])
}
