import type { Prefix } from '../net/prefix.ts'
import { at, type Beliefs } from './beliefs.ts'
import type { Network, Node } from './network.ts'
import type { Path } from './path.ts'

/** Paths a node has of its own: what is delivered here, and statics whose link it believes in. */
export function ownPaths(node: Node, network: Network, beliefs: Beliefs): Path[] {
  const originated = new Set(node.originates.map(prefix => prefix.text))
  const paths: Path[] = []
  for (const prefix of node.local) paths.push(ownPath(node, prefix, DELIVERED))
  for (const route of node.statics) {
    const link = route.link === undefined ? undefined : network.links.get(route.link)
    if (link && beliefs.linkEndsDown.size > 0 && beliefs.linkEndsDown.has(at(link.name, node.name))) continue
    const far = link?.ends[0] === node.name ? link.ends[1] : link?.ends[0]
    const own = ownPath(node, route.prefix, {
      protocol: 'static',
      nextHop: link && far !== undefined ? { link: link.name, node: far } : undefined,
      discard: route.discard,
      group: route.group ?? (originated.has(route.prefix.text) ? 'local' : 'static'),
      distance: route.distance,
      rank: route.rank ?? 0,
      mtu: link?.mtu ?? Number.POSITIVE_INFINITY,
      label: route.label,
    })
    paths.push(own)
  }
  return paths
}

/** Which of the links of its statics a node believes to be down, as one text: what it has of its own depends on nothing else. */
export function endsDown(node: Node, { linkEndsDown }: Beliefs): string {
  let down = ''
  for (const [link, end] of endsOfStatics(node)) if (linkEndsDown.has(end)) down += `${link} `
  return down
}

/** By link, the end of it that a node has, of those that its statics leave by. */
const ENDS = new WeakMap<Node, ReadonlyMap<string, string>>()

function endsOfStatics(node: Node): ReadonlyMap<string, string> {
  const known = ENDS.get(node)
  if (known) return known
  const ends = new Map(node.statics.flatMap(({ link }) => (link === undefined ? [] : [[link, at(link, node.name)] as const])))
  ENDS.set(node, ends)
  return ends
}

type Own = Pick<Path, 'protocol' | 'nextHop' | 'discard' | 'group' | 'distance' | 'rank' | 'mtu' | 'label'>

const DELIVERED: Own = {
  protocol: 'local',
  nextHop: undefined,
  discard: undefined,
  group: 'local',
  distance: 0,
  rank: 0,
  mtu: Number.POSITIVE_INFINITY,
  label: 'local',
}
const NOTHING: readonly never[] = []

/** Of the same shape as what comes over sessions: all paths are compared by the same code. */
function ownPath({ ownMed }: Node, prefix: Prefix, { protocol, nextHop, discard, group, distance, rank, mtu, label }: Own): Path {
  return {
    prefix,
    protocol,
    nextHop,
    discard,
    localPreference: 100,
    asPath: NOTHING,
    origin: 'igp',
    med: ownMed ?? 0,
    hasMed: ownMed !== undefined,
    communities: NOTHING,
    learnedFrom: 'self',
    session: undefined,
    group,
    distance,
    rank,
    neighbourRouterId: 0,
    mtu,
    label,
    onlyToldOn: undefined,
  }
}
