import type { Link, Network, Node, Session, SessionEnd } from './network.ts'

/** One direction of a session: what `listener` hears of `teller`. */
export interface Ear {
  /** Its place among all. */
  readonly id: number
  /** `session@node` of the listener. */
  readonly key: string
  /** `link@node` of the listener. */
  readonly linkEnd: string
  readonly session: Session
  readonly receiver: SessionEnd
  readonly sender: SessionEnd
  readonly listener: Speaker
  readonly teller: Speaker
  readonly link: Link | undefined
  /** Both ends belong to one AS, or one of them is a transparent reflector. */
  readonly isInternal: boolean
  /** The same number for those of a teller that are told in the same words. */
  readonly voice: number
  /** The other direction. */
  readonly other: Ear
}

/** A node with sessions. */
export interface Speaker {
  /** Its place among all. */
  readonly id: number
  readonly node: Node
  readonly hears: readonly Ear[]
  readonly tells: readonly Ear[]
  /** In how many different words it tells what it knows. */
  readonly voices: ReadonlyMap<string, number>
  /** It tells somebody of paths beside the one it uses: what it says may change though its choice does not. */
  readonly tellsMore: boolean
}

/** Who speaks BGP with whom. */
export interface Speakers {
  readonly all: readonly Speaker[]
  readonly byName: ReadonlyMap<string, Speaker>
  /** By `session@node` of the listener. */
  readonly ears: ReadonlyMap<string, Ear>
  /** Both directions of a session. */
  readonly earsOf: ReadonlyMap<string, readonly Ear[]>
  readonly onLink: ReadonlyMap<string, readonly Session[]>
  /** By `link@node` of the listener: sessions over it. */
  readonly onLinkEnd: ReadonlyMap<string, readonly Ear[]>
  /** Those that a number of prefixes closes. */
  readonly limited: readonly Ear[]
  /** Messages take no time, and nobody holds them back. */
  readonly isInstant: boolean
}

/** Whether messages take no time and nobody holds them back: then only states of rest count. */
export function isInstant(network: Network): boolean {
  return speakersOf(network).isInstant
}

const KNOWN = new WeakMap<Network, Speakers>()

/** The speakers of a network, looked up once: neither its sessions nor the nodes at their ends change. */
export function speakersOf(network: Network): Speakers {
  const known = KNOWN.get(network) ?? indexed(network)
  KNOWN.set(network, known)
  return known
}

interface Growing extends Speaker {
  readonly hears: Ear[]
  readonly tells: Ear[]
  readonly voices: Map<string, number>
  tellsMore: boolean
}

/** An ear that is about to be told of the other one. */
type Half = Omit<Ear, 'other'> & { other?: Ear }

function indexed(network: Network): Speakers {
  const ears = new Map<string, Ear>()
  const onLinkEnd = new Map<string, Ear[]>()
  const earsOf = new Map<string, Ear[]>()
  const onLink = new Map<string, Session[]>()
  const byName = new Map<string, Growing>()
  // Nodes in the network's own order: it is the order in which they speak first.
  const ends = new Set([...network.sessions.values()].flatMap(session => session.ends.map(({ node }) => node)))
  for (const node of network.nodes.values()) {
    if (!ends.has(node.name)) continue
    byName.set(node.name, { id: byName.size, node, hears: [], tells: [], voices: new Map(), tellsMore: false })
  }
  const speaker = (name: string): Growing => {
    const found = byName.get(name)
    if (!found) throw new TypeError(`a session names ${name}, which is no node`)
    return found
  }
  for (const session of network.sessions.values()) {
    onLink.set(session.link, [...(onLink.get(session.link) ?? []), session])
    const [a, b] = session.ends
    const reflects = a.export.everyPath === true || b.export.everyPath === true
    const isInternal = reflects || speaker(a.node).node.asn === speaker(b.node).node.asn
    const link = network.links.get(session.link)
    const halves: Half[] = []
    for (const [receiver, sender] of [
      [a, b],
      [b, a],
    ] as const) {
      const [listener, teller] = [speaker(receiver.node), speaker(sender.node)]
      const key = `${session.name}@${receiver.node}`
      const words = JSON.stringify([isInternal, sender.group, sender.export], (_, value) =>
        typeof value === 'bigint' ? `${value}` : value,
      )
      const voice = teller.voices.get(words) ?? teller.voices.size
      teller.voices.set(words, voice)
      const linkEnd = `${session.link}@${receiver.node}`
      const half: Half = { id: ears.size, key, linkEnd, session, receiver, sender, listener, teller, link, isInternal, voice }
      halves.push(half)
      const ear = half as Ear
      ears.set(key, ear)
      onLinkEnd.set(linkEnd, [...(onLinkEnd.get(linkEnd) ?? []), ear])
      earsOf.set(session.name, [...(earsOf.get(session.name) ?? []), ear])
      listener.hears.push(ear)
      teller.tells.push(ear)
      if (sender.export.everyPath || sender.export.inactive) teller.tellsMore = true
    }
    const [one, another] = halves as [Half, Half]
    one.other = another as Ear
    another.other = one as Ear
  }
  const limited = [...ears.values()].filter(({ receiver }) => receiver.import.maximumPrefixes !== undefined)
  const takesTime = ({ link, sender }: Ear) => (link?.messageDelayMs ?? 0) > 0 || (sender.advertisementIntervalMs ?? 0) > 0
  const isInstant = !ears.values().some(takesTime)
  return { all: [...byName.values()], byName, ears, earsOf, onLink, onLinkEnd, limited, isInstant }
}
