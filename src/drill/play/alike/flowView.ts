import type { Prefix } from '../../../net/prefix.ts'
import type {
  Bundle,
  Lead,
  Link,
  LinkElement,
  Network,
  Node,
  Session,
  SessionEnd,
  StaticRoute,
} from '../../../routing/network.ts'
import { speakersOf } from '../../../routing/speakers.ts'
import type { EndPoint, Topology, TopologyFlow } from '../../../topology/topology.ts'
import { holdingPrefixes } from '../holdingPrefixes.ts'
import { linksHeardOver } from '../linksHeardOver.ts'
import { Numbered } from './numbered.ts'
import { PolicyWithoutNames } from './policyWithoutNames.ts'
import { possiblePaths } from './possiblePaths.ts'
import { tieOrders } from './tieOrders.ts'

/** The part of a network that has to do with a flow. */
export interface Part {
  /** In the network's order. */
  readonly nodes: readonly Node[]
  readonly links: readonly Link[]
  readonly sessions: readonly Session[]
  /** What people call the ways among them. */
  readonly ways: readonly string[]
}

/** A flow's part without its names. */
export interface FlowView {
  /** The same for two flows whose parts are the same but for what things are called, and for who wins where paths are equal. */
  readonly text: string
  /** What can break of it, each at the place of its part in it. */
  readonly components: readonly string[]
}

/**
 * Writes down everything of a flow's part of the network on which routing and failures depend, with numbers for names: things
 * are met in the network's own order, which is the order in which routers speak, so that parts with the same text go
 * through the same steps where equal paths win alike (`flowTies`). What only loads and words depend on is left out: rates,
 * distances, and what is shown.
 */
export function flowView({ network, info }: Pick<Topology, 'network' | 'info'>, part: Part, flow: TopologyFlow): FlowView {
  const { from, to, single } = flow
  const prefixes = holdingPrefixes(network)
  const held = heldBy(network, flow)
  const about = new About(held, part, network)
  const firewalls = new Numbered()
  const written = [
    single,
    about.end(from),
    about.end(to),
    held.map(({ family, length }) => [family, length]),
    [from, to].map(({ address }) => prefixes.of(address).map(({ text }) => about.prefixes.of(text))),
    part.nodes.map(node => about.node(node)),
    part.nodes.map(({ name }) => {
      const { kind, firewall } = info.get(name) ?? {}
      return [kind, firewall === undefined ? undefined : firewalls.of(firewall)]
    }),
    part.links.map(link => about.link(link)),
    part.sessions.map(session => about.session(session)),
    part.ways.map(way => about.components.of(way)).sort((a, b) => a - b),
  ]
  const components = about.components.all
  // What fails with one of them: of the rest it makes no difference to the flow.
  const together = components.map(component =>
    network.sharedFate?.get(component)?.flatMap(other => (about.components.has(other) ? [about.components.of(other)] : [])),
  )
  return { text: JSON.stringify([written, together]), components }
}

/** Who wins between equal paths in a flow's part, as a text; undefined = there are too many to look at. */
export function flowTies(network: Network, { sessions }: Part, flow: TopologyFlow): string | undefined {
  const { earsOf } = speakersOf(network)
  const heard = linksHeardOver(network)
  const ears = sessions.flatMap(({ name }) => earsOf.get(name) ?? [])
  const orders = heldBy(network, flow).map(prefix => {
    const hears = heard.hears(prefix)
    const over = ears.filter(ear => hears.has(ear))
    const paths = possiblePaths(network, prefix, over)
    return paths && tieOrders(paths, over)
  })
  return orders.includes(undefined) ? undefined : JSON.stringify(orders)
}

/** All prefixes that packets of a flow can match. */
function heldBy(network: Network, { from, to }: TopologyFlow): readonly Prefix[] {
  const prefixes = holdingPrefixes(network)
  return [...new Set([...prefixes.of(from.address), ...prefixes.of(to.address)])]
}

class About {
  readonly prefixes: Numbered
  readonly components = new Numbered()
  readonly #nodes: Numbered
  readonly #links: Numbered
  readonly #members = new Numbered()
  readonly #discards = new Numbered()
  readonly #policy: PolicyWithoutNames
  readonly #sessions: Network['sessions']

  constructor(held: readonly Prefix[], { nodes, links }: Part, { sessions }: Pick<Network, 'sessions'>) {
    this.#sessions = sessions
    this.prefixes = new Numbered(held.map(({ text }) => text))
    this.#nodes = new Numbered(nodes.map(({ name }) => name))
    this.#links = new Numbered(links.map(({ name }) => name))
    this.#policy = new PolicyWithoutNames(held)
  }

  end({ node, own }: EndPoint): unknown {
    return [this.#nodes.known(node), own.map(component => this.components.of(component))]
  }

  node(node: Node): unknown {
    const { name, asn, routerId, local, originates, statics, singlePathGroups, ...rest } = node
    return [
      rest,
      this.#policy.asn(asn),
      this.#held(local),
      this.#held(originates),
      singlePathGroups?.map(group => this.#policy.group(group)),
      statics.filter(({ prefix }) => this.prefixes.has(prefix.text)).map(route => this.#static(name, route)),
    ]
  }

  link({
    name,
    ends,
    rttMs,
    rttMsVia,
    rttMsBetween,
    pipes,
    shown,
    elements,
    probes,
    way,
    bundle,
    enters,
    ...rest
  }: Link): unknown {
    return [
      rest,
      ends.map(end => this.#nodes.known(end)),
      elements.map(element => this.#element(element)),
      probes.map(({ end, ...probe }) => [this.#nodes.known(end), probe]),
      way === undefined ? undefined : this.components.of(way),
      bundle && this.#bundle(bundle),
      enters && Object.entries(enters).map(entry => entry.map(node => this.#nodes.known(node))),
    ]
  }

  session({ link, components, ends }: Session): unknown {
    return [
      this.#links.known(link),
      components.map(component => this.components.of(component)),
      ends.map(end => this.#sessionEnd(end)),
    ]
  }

  #sessionEnd({ node, group, import: taken, export: told, ...rest }: SessionEnd): unknown {
    return [rest, this.#nodes.known(node), this.#policy.group(group), this.#policy.imports(taken), this.#policy.exports(told)]
  }

  #static(node: string, { prefix, link, discard, group, ...rest }: StaticRoute): unknown {
    return [
      rest,
      this.prefixes.of(prefix.text),
      link === undefined ? undefined : this.#links.has(link) ? this.#links.of(link) : [link, node],
      discard === undefined ? undefined : this.#discards.of(discard),
      group === undefined ? undefined : this.#policy.group(group),
    ]
  }

  #element({ component, cutSeenBy, deletion, leads }: LinkElement): unknown {
    return [
      this.components.of(component),
      Object.entries(cutSeenBy).map(([end, by]) => [this.#nodes.known(end), by]),
      deletion && [this.#nodes.known(deletion.at), deletion.needsConfiguration],
      leads && this.#lead(leads),
    ]
  }

  /** The session itself need not be in the flow's part: its timers say when a way is left. */
  #lead({ session, ends }: Lead): unknown {
    const timers = this.#sessions.get(session)?.ends.map(({ holdMs, keepaliveMs }) => [holdMs, keepaliveMs])
    return [Object.entries(ends).map(nodes => nodes.map(node => this.#nodes.known(node))), timers]
  }

  #bundle({ members, ends, ...rest }: Bundle): unknown {
    const all = members.map(({ name, elements, pipes, ...timers }) => [
      this.#members.of(name),
      elements.map(element => this.#element(element)),
      timers,
    ])
    return [rest, ends.map(end => this.#nodes.known(end)), all]
  }

  #held(prefixes: readonly Prefix[]): readonly number[] {
    return prefixes.flatMap(({ text }) => (this.prefixes.has(text) ? [this.prefixes.of(text)] : []))
  }
}
