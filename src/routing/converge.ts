import { at, type Beliefs, isEndUp } from './beliefs.ts'
import { decide } from './decision.ts'
import type { Network, Node, Session, SessionEnd } from './network.ts'
import { ownPaths } from './ownPaths.ts'
import { chosenRoutes, type RouteEntry, RoutesByNode } from './ownRoutes.ts'
import { type Path, samePath } from './path.ts'
import { type Announcement, exported, imported } from './policy.ts'

/** Every node's view after propagation has come to rest. */
export interface Tables {
  /** Chosen routes by node, then by prefix text. */
  readonly routes: ReadonlyMap<string, ReadonlyMap<string, RouteEntry>>
  /** Announcements accepted, by `session@node` of the receiver. */
  readonly accepted: ReadonlyMap<string, readonly Path[]>
  /** Announcements sent, by `session@node` of the sender. */
  readonly advertised: ReadonlyMap<string, readonly Path[]>
  /** Announcements dropped on the way in, with the reason, by `session@node` of the receiver. */
  readonly refused: ReadonlyMap<string, readonly { readonly path: Path; readonly reason: string }[]>
  /** `link@node`, and `member@node` of bundles: what that end has taken down, and does not send packets over. */
  readonly linkEndsDown: ReadonlySet<string>
  /** Sessions that hit their prefix limit. */
  readonly overLimit: ReadonlySet<string>
  /** False when propagation did not come to rest within its bound: there is no stable solution. */
  readonly stable: boolean
}

type Inbox = Map<string, readonly Announcement[]>

/**
 * Propagates until nothing changes. `previous` supplies what an end still believes about a neighbour it can no longer
 * hear. Rounds are bounded: a configuration without a stable solution is a result, not a hang.
 */
export function converge(network: Network, beliefs: Beliefs, previous?: Convergence): Convergence {
  return new Run(network, beliefs, previous).settle()
}

export interface Convergence {
  readonly tables: Tables
  /** Last announcements received, by `session@receiver`: what a later run freezes where messages no longer pass. */
  readonly inbox: ReadonlyMap<string, readonly Announcement[]>
}

class Run {
  readonly #network: Network
  readonly #beliefs: Beliefs
  readonly #previous: Convergence | undefined
  readonly #inbox: Inbox = new Map()
  readonly #sessionsOf = new Map<string, Session[]>()
  readonly #routes = new Map<string, ReadonlyMap<string, RouteEntry>>()
  readonly #accepted = new Map<string, readonly Path[]>()
  readonly #advertised = new Map<string, readonly Path[]>()
  readonly #refused = new Map<string, { path: Path; reason: string }[]>()
  readonly #overLimit = new Set<string>()
  /** What nodes have of their own does not change while the others settle. */
  readonly #own = new Map<string, readonly Path[]>()

  constructor(network: Network, beliefs: Beliefs, previous: Convergence | undefined) {
    this.#network = network
    this.#beliefs = beliefs
    this.#previous = previous
    for (const session of network.sessions.values()) {
      for (const { node } of session.ends) {
        const known = this.#sessionsOf.get(node)
        if (known) known.push(session)
        else this.#sessionsOf.set(node, [session])
      }
    }
  }

  settle(): Convergence {
    for (const session of this.#network.sessions.values()) this.#freeze(session)
    const queue = [...this.#network.nodes.keys()].filter(name => this.#sessionsOf.has(name))
    const waiting = new Set(queue)
    let left = 200 * (queue.length + 1)
    while (queue.length > 0 && left-- > 0) {
      const name = queue.shift() as string
      waiting.delete(name)
      for (const neighbour of this.#visit(this.#node(name))) {
        if (!waiting.has(neighbour)) {
          waiting.add(neighbour)
          queue.push(neighbour)
        }
      }
    }
    const tables = {
      routes: new RoutesByNode(this.#routes, this.#network, this.#beliefs),
      accepted: this.#accepted,
      advertised: this.#advertised,
      refused: this.#refused,
      linkEndsDown: this.#beliefs.linkEndsDown,
      overLimit: this.#overLimit,
      stable: queue.length === 0,
    }
    return { tables, inbox: this.#inbox }
  }

  /** An end that is still up but hears nothing any more keeps what it heard last; so does one that waits for a restart. */
  #freeze(session: Session): void {
    for (const [receiver, sender] of directions(session)) {
      if (this.#hears(session, receiver, sender)) continue
      const key = at(session.name, receiver.node)
      const keeps = isEndUp(this.#beliefs, session, receiver.node) || this.#beliefs.staleEnds.has(key)
      const stale = keeps ? this.#previous?.inbox.get(key) : undefined
      if (stale) this.#inbox.set(key, stale)
    }
  }

  #hears(session: Session, receiver: SessionEnd, sender: SessionEnd): boolean {
    return (
      !this.#beliefs.sessionsBlocked.has(session.name) &&
      !this.#overLimit.has(session.name) &&
      isEndUp(this.#beliefs, session, receiver.node) &&
      isEndUp(this.#beliefs, session, sender.node)
    )
  }

  /** Recomputes one node; answers the neighbours that now hear something else. */
  #visit(node: Node): string[] {
    const closedBefore = this.#overLimit.size
    const routes = this.#select(node)
    this.#routes.set(node.name, routes)
    // A session that hit its limit is closed at both ends: both look again.
    if (this.#overLimit.size > closedBefore) return (this.#sessionsOf.get(node.name) ?? []).flatMap(s => s.ends.map(e => e.node))
    const changed: string[] = []
    for (const session of this.#sessionsOf.get(node.name) ?? []) {
      for (const [receiver, sender] of directions(session)) {
        // An end that is up believes that it is heard.
        if (sender.node !== node.name || !isEndUp(this.#beliefs, session, node.name) || this.#overLimit.has(session.name))
          continue
        const announcements = this.#announce(node, session, sender, routes)
        const key = at(session.name, receiver.node)
        const before = this.#inbox.get(key)
        this.#advertised.set(
          at(session.name, sender.node),
          announcements.map(a => a.path),
        )
        if (!this.#hears(session, receiver, sender)) continue
        if (before && sameAnnouncements(before, announcements)) continue
        this.#inbox.set(key, announcements)
        changed.push(receiver.node)
      }
    }
    return changed
  }

  #announce(node: Node, session: Session, sender: SessionEnd, routes: ReadonlyMap<string, RouteEntry>): readonly Announcement[] {
    const internal = isInternal(this.#network, session)
    const out: Announcement[] = []
    for (const entry of routes.values()) {
      const candidates = sender.export.everyPath
        ? [...entry.chosen, ...entry.lost.map(l => l.path)]
        : best(entry, node, session, sender)
      for (const path of candidates) {
        const result = exported(path, node, sender, internal)
        if ('announcement' in result) out.push(result.announcement)
      }
    }
    return out
  }

  #select(node: Node): Map<string, RouteEntry> {
    const own = this.#own.get(node.name) ?? ownPaths(node, this.#network, this.#beliefs)
    this.#own.set(node.name, own)
    const candidates = [...own]
    for (const session of this.#sessionsOf.get(node.name) ?? [])
      for (const path of this.#heard(node, session)) candidates.push(path)
    return chosenRoutes(node, candidates)
  }

  #heard(node: Node, session: Session): readonly Path[] {
    const paths: Path[] = []
    for (const [receiver, sender] of directions(session)) {
      if (receiver.node !== node.name) continue
      const key = at(session.name, node.name)
      const link = this.#network.links.get(session.link)
      const refused: { path: Path; reason: string }[] = []
      for (const announcement of this.#inbox.get(key) ?? []) {
        const internal = isInternal(this.#network, session)
        const from = this.#node(sender.node)
        const result = link && imported(announcement, node, from, receiver, session.name, link, internal)
        if (result && 'path' in result) paths.push(result.path)
        else if (result) refused.push({ path: announcement.path, reason: result.refused })
      }
      const limit = receiver.import.maximumPrefixes
      if (limit !== undefined && new Set(paths.map(p => p.prefix.text)).size > limit) {
        this.#overLimit.add(session.name)
        for (const end of session.ends) {
          this.#inbox.delete(at(session.name, end.node))
          this.#advertised.delete(at(session.name, end.node))
        }
        this.#accepted.set(key, [])
        return []
      }
      this.#accepted.set(key, paths)
      this.#refused.set(key, refused)
    }
    return paths
  }

  #node(name: string): Node {
    const node = this.#network.nodes.get(name)
    if (!node) throw new TypeError(`a session names ${name}, which is no node`)
    return node
  }
}

function best(entry: RouteEntry, node: Node, session: Session, sender: SessionEnd): readonly Path[] {
  const { from, inactive } = sender.export
  const first = inactive ? bestOf(from, entry, node) : entry.chosen[0]
  // A router does not tell a neighbour what it learned from that very session.
  return first && first.session !== session.name && from.length > 0 ? [first] : []
}

/** The one that would be chosen if there were these groups alone: what lost is in the order in which it went, worst first. */
function bestOf(groups: readonly string[], { chosen, lost }: RouteEntry, node: Node): Path | undefined {
  if (chosen[0] && groups.includes(chosen[0].group)) return chosen[0]
  const candidates = [...chosen, ...lost.map(({ path }) => path)].filter(path => groups.includes(path.group))
  return decide(node, candidates)?.chosen[0]
}

function directions(session: Session): readonly (readonly [receiver: SessionEnd, sender: SessionEnd])[] {
  const [a, b] = session.ends
  return [
    [a, b],
    [b, a],
  ]
}

function isInternal(network: Network, session: Session): boolean {
  const [a, b] = session.ends
  return (
    a.export.everyPath === true ||
    b.export.everyPath === true ||
    network.nodes.get(a.node)?.asn === network.nodes.get(b.node)?.asn
  )
}

function sameAnnouncements(a: readonly Announcement[], b: readonly Announcement[]): boolean {
  return (
    a.length === b.length &&
    a.every((item, i) => {
      const other = b[i]
      return (
        other !== undefined &&
        item.keepsNextHop === other.keepsNextHop &&
        item.hasMed === other.hasMed &&
        samePath(item.path, other.path)
      )
    })
  )
}
