import { covers, type Prefix } from '../../net/prefix.ts'
import type { Link, Network, Node, SessionEnd, StaticRoute } from '../../routing/network.ts'
import type { EndPoint } from '../../topology/topology.ts'
import { holdingPrefixes } from './holdingPrefixes.ts'

const KNOWN = new WeakMap<Network, LinksHeardOver>()

/** Those of a network, whose filters do not change: what was found out once is known to all who ask. */
export function linksHeardOver(network: Network): LinksHeardOver {
  const known = KNOWN.get(network) ?? new LinksHeardOver(network)
  KNOWN.set(network, known)
  return known
}

/** Over which links a node may hear of a prefix, whatever fails: those over which nobody's filter keeps it away. */
export class LinksHeardOver {
  readonly #network: Network
  /** By the node that hears, and by the one that speaks. */
  readonly #ears = new Map<string, Ear[]>()
  readonly #mouths = new Map<string, Ear[]>()
  /** By prefix: who has it by itself. */
  readonly #owners = new Map<string, Set<Node>>()
  readonly #hearing = new Map<string, ReadonlySet<Ear>>()

  constructor(network: Network) {
    this.#network = network
    for (const { link: name, ends } of network.sessions.values()) {
      const link = network.links.get(name)
      if (!link) continue
      for (const [own, peer] of [ends, [ends[1], ends[0]]] as const) {
        const ear = { own, peer, link }
        this.#ears.set(own.node, [...(this.#ears.get(own.node) ?? []), ear])
        this.#mouths.set(peer.node, [...(this.#mouths.get(peer.node) ?? []), ear])
      }
    }
    for (const node of network.nodes.values()) {
      const { local, originates, statics } = node
      for (const prefix of [...local, ...originates, ...statics.map(({ prefix }) => prefix)]) {
        this.#owners.set(prefix.text, (this.#owners.get(prefix.text) ?? new Set()).add(node))
      }
    }
  }

  /**
   * All links that packets can take from one end to the other, and all that a router on such a way can have heard of the
   * other end over, from whom, and so on: what is heard elsewhere makes no difference.
   */
  between(from: EndPoint, to: EndPoint): ReadonlySet<string> {
    const about = holdingPrefixes(this.#network).of(to.address)
    const found = new Set<string>()
    const reached = new Set([from.node])
    const cross = (link: Link, ...nodes: readonly string[]) => {
      found.add(link.name)
      for (const node of nodes) {
        reached.add(node)
        const entered = link.enters?.[node]
        if (entered !== undefined) reached.add(entered)
      }
    }
    // A set that grows while it is walked is walked to its end.
    for (const name of reached) {
      for (const ear of this.#ears.get(name) ?? []) {
        if (about.some(prefix => this.#hears(prefix).has(ear))) cross(ear.link, ear.peer.node, ...ear.link.ends)
      }
      for (const route of this.#network.nodes.get(name)?.statics ?? []) {
        const link = isAbout(route, about) ? this.#network.links.get(route.link ?? '') : undefined
        if (link) cross(link, ...link.ends)
      }
    }
    return found
  }

  /** Whether more prefixes can be heard over some session than its limit allows. */
  get mayExceedLimits(): boolean {
    const heard = new Map<SessionEnd, number>()
    for (const ears of this.#ears.values()) {
      for (const { own } of ears) if (own.import.maximumPrefixes !== undefined) heard.set(own, 0)
    }
    for (const prefix of heard.size > 0 ? holdingPrefixes(this.#network).all.values() : []) {
      for (const { own } of this.#hears(prefix)) {
        const count = heard.get(own)
        if (count === undefined) continue
        if (count === own.import.maximumPrefixes) return true
        heard.set(own, count + 1)
      }
    }
    return false
  }

  /** Who can hear of the prefix from whom: from somebody who can have it in a group that is told on there. */
  #hears(prefix: Prefix): ReadonlySet<Ear> {
    const known = this.#hearing.get(prefix.text)
    if (known) return known
    const groups = new Map<string, Set<string>>()
    for (const node of this.#owners.get(prefix.text) ?? []) {
      const own = ownGroups(node, prefix)
      if (own.size > 0) groups.set(node.name, own)
    }
    const hears = new Set<Ear>()
    // Asked again whenever it has it in one more group: their number is the bound.
    const waiting = [...groups.keys()]
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      for (const ear of this.#mouths.get(name) ?? []) {
        const isTold = ear.peer.export.from.some(group => groups.get(name as string)?.has(group))
        if (!isTold || hears.has(ear) || !maySay(ear.peer, prefix) || !mayTake(ear.own, prefix)) continue
        hears.add(ear)
        const had = groups.get(ear.own.node) ?? new Set<string>()
        groups.set(ear.own.node, had)
        if (had.has(ear.own.group)) continue
        had.add(ear.own.group)
        waiting.push(ear.own.node)
      }
    }
    this.#hearing.set(prefix.text, hears)
    return hears
  }
}

interface Ear {
  readonly own: SessionEnd
  readonly peer: SessionEnd
  readonly link: Link
}

/** The groups in which a node has a prefix by itself. */
function ownGroups({ local, originates, statics }: Node, { text }: Prefix): Set<string> {
  const isOwn = [...local, ...originates].some(prefix => prefix.text === text)
  const routes = statics.filter(({ prefix }) => prefix.text === text)
  return new Set([
    ...(isOwn ? ['local'] : []),
    ...routes.flatMap(({ group }) => (group === undefined ? ['local', 'static'] : [group])),
  ])
}

function isAbout({ prefix }: StaticRoute, about: readonly Prefix[]): boolean {
  return about.some(({ text }) => text === prefix.text)
}

function maySay({ export: { only, within } }: SessionEnd, prefix: Prefix): boolean {
  return (!only || only.some(({ text }) => text === prefix.text)) && (!within || within.some(each => covers(each, prefix)))
}

function mayTake({ import: { within } }: SessionEnd, prefix: Prefix): boolean {
  return !within || within.some(each => covers(each, prefix))
}
