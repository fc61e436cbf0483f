import type { Address } from '../net/address.ts'
import { type Prefix, parsePrefix } from '../net/prefix.ts'
import type { Coordinates } from '../resources/places.ts'
import type { World } from '../resources/world.ts'
import type { Link, Network, Node, Pipe, Session, StaticRoute } from '../routing/network.ts'
import type { EndPoint, FailureDomain, Light, NodeInfo, PipeInfo, TopologyFlow, TransitTable } from './topology.ts'

/**
 * A node stands before its table there, with a link to it of the same name, and what would leave by one of these links of the
 * table's is dropped, for a reason.
 */
export interface ZoneTable {
  readonly zone: string
  /** The route table. */
  readonly table: string
  readonly dropped: ReadonlyMap<string, string>
  /** Of the subnets of the zone that have the table. */
  readonly blocks: string[]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] }
export type DraftNode = Mutable<Node>
/** Its maps can be filled. */
type Writable<T> = { readonly [K in keyof T]: T[K] extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : T[K] }

/** A topology in the making: every file of this room adds its part to it. */
export class Builder {
  readonly world: World
  readonly geography: Geography
  readonly nodes = new Map<string, DraftNode>()
  readonly links = new Map<string, Link>()
  readonly sessions = new Map<string, Session>()
  readonly info = new Map<string, NodeInfo>()
  readonly domains = new Map<string, FailureDomain>()
  readonly hosts = new Map<string, EndPoint>()
  readonly hostById = new Map<string, EndPoint>()
  readonly flows: TopologyFlow[] = []
  readonly remarks = new Set<string>()
  readonly light = new Map<string, Light>()
  readonly encrypted = new Set<string>()
  readonly peers = new Map<string, { amazonEnd: string }>()
  readonly translations = new Map<string, Address>()
  readonly tunnels = new Map<string, { amazonEnd: string; bgp: boolean }>()
  /** By failure domain: what fails with it. */
  readonly sharedFate = new Map<string, readonly string[]>()
  readonly pipes = new Map<string, PipeInfo>()
  readonly transitTables = new Map<string, Writable<TransitTable>>()
  /** By node: route tables as they are met in a zone. */
  readonly zoneTables = new Map<string, ZoneTable>()

  constructor(world: World, geography: Geography) {
    this.world = world
    this.geography = geography
  }

  node(name: string, info: NodeInfo, rest: Partial<Omit<Node, 'name'>> = {}): DraftNode {
    const node: DraftNode = {
      name,
      asn: rest.asn ?? 0,
      routerId: rest.routerId ?? this.nodes.size + 1,
      selection: rest.selection ?? 'bgp',
      maximumPaths: rest.maximumPaths ?? 16,
      local: [...(rest.local ?? [])],
      originates: [...(rest.originates ?? [])],
      statics: [...(rest.statics ?? [])],
      ...(rest.singlePathGroups ? { singlePathGroups: [...rest.singlePathGroups] } : {}),
      ...(rest.mixedMtu === undefined ? {} : { mixedMtu: rest.mixedMtu }),
      ...(rest.comparesEveryMed ? { comparesEveryMed: true } : {}),
      ...(rest.equalAsPathsOnly ? { equalAsPathsOnly: true } : {}),
    }
    this.nodes.set(name, node)
    this.info.set(name, info)
    return node
  }

  link(link: Pick<Link, 'name' | 'ends' | 'mtu'> & Partial<Link>): void {
    this.links.set(link.name, { rttMs: 0, elements: [], pipes: [], probes: [], shown: false, ...link })
  }

  /** What a link carries one way, and what people call that. */
  pipe(pipe: Pipe, info: PipeInfo): Pipe {
    this.pipes.set(pipe.name, info)
    return pipe
  }

  /** The same both ways between AWS's end and the customer's. */
  bothWays(limit: Omit<Pipe, 'from'>, info: Omit<PipeInfo, 'direction'>, amazonEnd: string, customerEnd: string): Pipe[] {
    return [
      this.pipe({ ...limit, name: `${limit.name} from AWS`, from: amazonEnd }, { ...info, direction: 'fromAws' }),
      this.pipe({ ...limit, name: `${limit.name} to AWS`, from: customerEnd }, { ...info, direction: 'toAws' }),
    ]
  }

  session(session: Session): void {
    this.sessions.set(session.name, session)
  }

  /** A thing that fails as one; `idKind` where its id begins with another word than its kind. */
  domain(kind: FailureDomain['kind'], resourceId: string, name: string, idKind: string = kind): string {
    const id = `${idKind}:${resourceId}`
    if (!this.domains.has(id)) this.domains.set(id, { id, kind, name: name || resourceId, aliases: [resourceId] })
    return id
  }

  static(node: string, route: StaticRoute): void {
    this.nodes.get(node)?.statics.push(route)
  }

  network(): Network {
    const { nodes, links, sessions, sharedFate } = this
    return { nodes, links, sessions, ...(sharedFate.size > 0 ? { sharedFate } : {}) }
  }
}

/** Where things are, for round-trip times; undefined = unknown, never guessed. */
export interface Geography {
  readonly place: (place: string) => Coordinates | undefined
  readonly location: (code: string) => { readonly at: Coordinates; readonly region: string } | undefined
  readonly region: (region: string) => Coordinates | undefined
}

/** Texts that are no prefix are left out: whoever wrote them to the world has checked them. */
export function prefixes(texts: readonly string[]): Prefix[] {
  return texts.map(parsed).filter(prefix => prefix !== undefined)
}

/** An estate is compiled again and again, and its prefixes stay the same. */
const PARSED = new Map<string, Prefix | undefined>()
const MOST_PARSED = 100_000

function parsed(text: string): Prefix | undefined {
  const known = PARSED.get(text)
  if (known) return known
  if (PARSED.size >= MOST_PARSED) PARSED.clear()
  const prefix = parsePrefix(text)
  PARSED.set(text, prefix)
  return prefix
}
