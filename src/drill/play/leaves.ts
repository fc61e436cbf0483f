import type { Link, Network, Node } from '../../routing/network.ts'

/** A node at which packets begin and end and which they do not cross: it speaks with nobody, and all its links lead to one other. */
export interface Leaf {
  readonly node: Node
  /** In the order of the network's links. */
  readonly links: readonly Link[]
  /** What breaks these links and nothing else, in the order of the links. */
  readonly components: readonly string[]
}

/** The leaves of a network, by node. */
export function leavesOf({ nodes, links, sessions }: Network): ReadonlyMap<string, Leaf> {
  const linksAt = new Map<string, Link[]>()
  const crossed = new Set<string>()
  /** By component: the leaves it breaks links of; undefined = it breaks something else, too. */
  const linksOf = new Map<string, Set<Link> | undefined>()
  for (const link of links.values()) {
    for (const end of link.ends) linksAt.set(end, [...(linksAt.get(end) ?? []), link])
    for (const node of Object.values(link.enters ?? {})) crossed.add(node)
    for (const { component } of link.elements) linksOf.set(component, (linksOf.get(component) ?? new Set()).add(link))
    for (const { component } of (link.bundle?.members ?? []).flatMap(({ elements }) => elements))
      linksOf.set(component, undefined)
  }
  for (const { ends, components } of sessions.values()) {
    for (const { node } of ends) crossed.add(node)
    for (const component of components) linksOf.set(component, undefined)
  }
  const found = new Map<string, Leaf>()
  for (const node of nodes.values()) {
    const own = linksAt.get(node.name) ?? []
    const others = new Set(own.flatMap(({ ends }) => ends.filter(end => end !== node.name)))
    if (crossed.has(node.name) || others.size !== 1 || own.some(({ bundle, enters }) => bundle ?? enters)) continue
    const components = new Set(own.flatMap(({ elements }) => elements.map(({ component }) => component)))
    const isOwn = (component: string) => linksOf.get(component)?.isSubsetOf(new Set(own)) === true
    found.set(node.name, { node, links: own, components: [...components].filter(isOwn) })
  }
  return found
}
