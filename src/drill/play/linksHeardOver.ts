import { covers, type Prefix } from '../../net/prefix.ts'
import type { Link, Network, Node, SessionEnd } from '../../routing/network.ts'
import { type Ear, type Speakers, speakersOf } from '../../routing/speakers.ts'
import type { EndPoint } from '../../topology/topology.ts'
import { holdingPrefixes } from './holdingPrefixes.ts'

const KNOWN = new WeakMap<Network, LinksHeardOver>()

/** Those of a network, whose filters do not change: what was found out once is known to all who ask. */
export function linksHeardOver(network: Network): LinksHeardOver {
  const known = KNOWN.get(network) ?? new LinksHeardOver(network)
  KNOWN.set(network, known)
  return known
}

/**
 * Over which links a node may hear of a prefix, whatever fails: those over which nobody's filter keeps it away, and nobody's
 * own AS in the path.
 */
export class LinksHeardOver {
  readonly #network: Network
  readonly #speakers: Speakers
  /** By prefix: who has it by itself. */
  readonly #owners = new Map<string, Set<Node>>()
  readonly #hearing = new Map<string, ReadonlySet<Ear>>()

  constructor(network: Network) {
    this.#network = network
    this.#speakers = speakersOf(network)
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
    const hearing = about.map(prefix => this.hears(prefix))
    const texts = new Set(about.map(({ text }) => text))
    const found = new Set<string>()
    const reached = new Set([from.node])
    const reach = ({ enters }: Link, node: string) => {
      reached.add(node)
      const entered = enters?.[node]
      if (entered !== undefined) reached.add(entered)
    }
    const cross = (link: Link) => {
      found.add(link.name)
      reach(link, link.ends[0])
      reach(link, link.ends[1])
    }
    // A set that grows while it is walked is walked to its end.
    for (const name of reached) {
      const ears = this.#speakers.byName.get(name)?.hears ?? NOTHING
      for (let i = 0; i < ears.length; i++) {
        const ear = ears[i]!
        if (!ear.link || !hearing.some(hears => hears.has(ear))) continue
        cross(ear.link)
        reach(ear.link, ear.sender.node)
      }
      for (const route of this.#network.nodes.get(name)?.statics ?? []) {
        const link = texts.has(route.prefix.text) ? this.#network.links.get(route.link ?? '') : undefined
        if (link) cross(link)
      }
    }
    return found
  }

  /** Whether more prefixes can be heard over some session than its limit allows. */
  get mayExceedLimits(): boolean {
    const heard = new Map(this.#speakers.limited.map(({ receiver }) => [receiver, 0]))
    for (const prefix of heard.size > 0 ? holdingPrefixes(this.#network).all.values() : []) {
      for (const { receiver } of this.hears(prefix)) {
        const count = heard.get(receiver)
        if (count === undefined) continue
        if (count === receiver.import.maximumPrefixes) return true
        heard.set(receiver, count + 1)
      }
    }
    return false
  }

  /** Who can hear of the prefix from whom: from somebody who can have it in a group that is told on there. */
  hears(prefix: Prefix): ReadonlySet<Ear> {
    const known = this.#hearing.get(prefix.text)
    if (known) return known
    const hears = new Set<Ear>()
    const byOrigin = Map.groupBy(this.#owners.get(prefix.text) ?? [], ({ asn }) => asn)
    for (const [asn, owners] of byOrigin) this.#spread(prefix, asn, owners, hears)
    this.#hearing.set(prefix.text, hears)
    return hears
  }

  /** Notes who can hear what some routers of one AS have. */
  #spread(prefix: Prefix, origin: number, owners: readonly Node[], hears: Set<Ear>): void {
    /** By node and group: whether the path has the origin's number in it, however it came. */
    const had = new Map<string, Map<string, boolean>>()
    for (const node of owners) had.set(node.name, new Map([...ownGroups(node, prefix)].map(group => [group, false])))
    // Asked again whenever it has it in one more group, or without the number: twice their number is the bound.
    const waiting = [...had.keys()]
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      for (const ear of this.#speakers.byName.get(name)?.tells ?? []) {
        const { sender, receiver, teller, isInternal } = ear
        const told = sender.export.from.flatMap(group => had.get(teller.node.name)?.get(group) ?? [])
        if (told.length === 0 || !maySay(sender, prefix) || !mayTake(receiver, prefix)) continue
        const isNumbered = (told.every(is => is) && !strips(sender)) || (!isInternal && teller.node.asn === origin)
        if (isNumbered && isLoop(ear, origin)) continue
        hears.add(ear)
        const groups = had.get(receiver.node) ?? new Map<string, boolean>()
        had.set(receiver.node, groups)
        const before = groups.get(receiver.group)
        if (before === false || before === isNumbered) continue
        groups.set(receiver.group, isNumbered)
        waiting.push(receiver.node)
      }
    }
  }
}

const NOTHING: readonly never[] = []

/** Whether it can tell a path without a number that was in it. */
function strips({ export: { removePrivateAs, overrideAs } }: SessionEnd): boolean {
  return removePrivateAs !== undefined || overrideAs !== undefined
}

/** Whether a path with this AS in it is refused for that (RFC 4271 §9.1.2); a reflector hands on what the router took that it stands for. */
function isLoop({ listener, teller, receiver, isInternal }: Ear, asn: number): boolean {
  const looks = !isInternal || teller.node.asn === listener.node.asn
  return looks && listener.node.asn === asn && (receiver.import.allowAs ?? 0) === 0
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

function maySay({ export: { only, within } }: SessionEnd, prefix: Prefix): boolean {
  return (!only || only.some(({ text }) => text === prefix.text)) && (!within || within.some(each => covers(each, prefix)))
}

function mayTake({ import: { within } }: SessionEnd, prefix: Prefix): boolean {
  return !within || within.some(each => covers(each, prefix))
}
