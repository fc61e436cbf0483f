import { at, type Beliefs } from './beliefs.ts'
import type { Network, Node } from './network.ts'
import type { Path } from './path.ts'

/** Paths a node has of its own: what is delivered here, and statics whose link it believes in. */
export function ownPaths(node: Node, network: Network, beliefs: Beliefs): Path[] {
  const originated = new Set(node.originates.map(prefix => prefix.text))
  const paths: Path[] = []
  const med = { med: node.ownMed ?? 0, hasMed: node.ownMed !== undefined }
  for (const prefix of node.local) paths.push({ ...BLANK, ...med, prefix, mtu: Number.POSITIVE_INFINITY })
  for (const route of node.statics) {
    const link = route.link === undefined ? undefined : network.links.get(route.link)
    if (link && beliefs.linkEndsDown.size > 0 && beliefs.linkEndsDown.has(at(link.name, node.name))) continue
    const far = link?.ends[0] === node.name ? link.ends[1] : link?.ends[0]
    paths.push({
      ...BLANK,
      ...med,
      prefix: route.prefix,
      protocol: 'static',
      nextHop: link && far !== undefined ? { link: link.name, node: far } : undefined,
      ...(route.discard === undefined ? {} : { discard: route.discard }),
      group: route.group ?? (originated.has(route.prefix.text) ? 'local' : 'static'),
      distance: route.distance,
      rank: route.rank ?? 0,
      localPreference: route.localPreference ?? BLANK.localPreference,
      mtu: link?.mtu ?? Number.POSITIVE_INFINITY,
      label: route.label,
    })
  }
  return paths
}

/** Which of the links of its statics a node believes to be down, as one text: what it has of its own depends on nothing else. */
export function endsDown(node: Node, { linkEndsDown }: Beliefs): string {
  let down = ''
  const ends = endsOfStatics(node)
  for (let i = 0; i < ends.length; i++) {
    const { link, end } = ends[i] as EndOfStatic
    if (linkEndsDown.has(end)) down += `${link} `
  }
  return down
}

/** A link that statics of a node leave by, and the node's end of it. */
interface EndOfStatic {
  readonly link: string
  readonly end: string
}

const ENDS = new WeakMap<Node, readonly EndOfStatic[]>()

function endsOfStatics(node: Node): readonly EndOfStatic[] {
  const known = ENDS.get(node)
  if (known) return known
  const links = new Set(node.statics.flatMap(({ link }) => link ?? []))
  const ends = Array.from(links, link => ({ link, end: at(link, node.name) }))
  ENDS.set(node, ends)
  return ends
}

const BLANK = {
  protocol: 'local',
  nextHop: undefined,
  localPreference: 100,
  asPath: [],
  origin: 'igp',
  communities: [],
  learnedFrom: 'self',
  group: 'local',
  distance: 0,
  rank: 0,
  neighbourRouterId: 0,
  label: 'local',
} as const satisfies Omit<Path, 'prefix' | 'mtu' | 'med' | 'hasMed'>
