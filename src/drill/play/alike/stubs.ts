import type { Link, Network, Node, Session } from '../../../routing/network.ts'

/** Nodes that hang on one other node: packets begin and end there, and cross them on their way to nowhere else. */
export interface Stub {
  /** A leaf and, where it hangs on a gateway of its own, that one and its other leaves. */
  readonly nodes: readonly Node[]
  readonly links: readonly Link[]
  readonly sessions: readonly Session[]
  /** What breaks these links and sessions and nothing else, in their order. */
  readonly components: readonly string[]
}

export interface Stubs {
  /** By node. */
  readonly of: ReadonlyMap<string, Stub>
  /** Nodes that speak with nobody and whose links all lead to one other. */
  readonly leaves: ReadonlySet<string>
}

export function stubsOf({ nodes, links, sessions }: Network): Stubs {
  const linksAt = new Map<string, Link[]>()
  /** Nodes of which more is to be said than that they have links. */
  const special = new Set<string>()
  for (const link of links.values()) {
    for (const end of link.ends) linksAt.set(end, [...(linksAt.get(end) ?? []), link])
    if (link.bundle) for (const end of link.ends) special.add(end)
    for (const [end, table] of Object.entries(link.enters ?? {})) special.add(end).add(table)
  }
  const sessionsAt = new Map<string, Session[]>()
  for (const session of sessions.values()) {
    for (const { node } of session.ends) sessionsAt.set(node, [...(sessionsAt.get(node) ?? []), session])
  }
  const others = (node: string) => new Set((linksAt.get(node) ?? []).flatMap(({ ends }) => ends.filter(end => end !== node)))
  const leaves = new Set([...nodes.keys()].filter(node => !special.has(node) && !sessionsAt.has(node) && others(node).size === 1))
  const parts = partsOf(links, sessions)
  const stub = (names: readonly string[]): Stub => {
    const own = [...new Set(names.flatMap(name => linksAt.get(name) ?? []))]
    const spoken = [...new Set(names.flatMap(name => sessionsAt.get(name) ?? []))]
    const all = new Set<Link | Session>([...own, ...spoken])
    const components = new Set([
      ...own.flatMap(({ elements }) => elements.map(({ component }) => component)),
      ...spoken.flatMap(each => each.components),
    ])
    return {
      nodes: names.flatMap(name => nodes.get(name) ?? []),
      links: own,
      sessions: spoken,
      components: [...components].filter(component => parts.get(component)?.isSubsetOf(all)),
    }
  }
  const found = new Map<string, Stub>()
  for (const leaf of leaves) {
    if (found.has(leaf)) continue
    const [hub = ''] = others(leaf)
    const around = others(hub)
    const isGateway = !leaves.has(hub) && !special.has(hub) && around.difference(leaves).size === 1
    const names = isGateway ? [hub, ...around.intersection(leaves)] : [leaf]
    const whole = stub(names)
    for (const name of names) found.set(name, whole)
  }
  return { of: found, leaves }
}

/** By component: what it breaks. */
function partsOf(links: Network['links'], sessions: Network['sessions']): ReadonlyMap<string, ReadonlySet<Link | Session>> {
  const parts = new Map<string, Set<Link | Session>>()
  const note = (component: string, part: Link | Session) => parts.set(component, (parts.get(component) ?? new Set()).add(part))
  for (const link of links.values()) {
    const elements = [...link.elements, ...(link.bundle?.members ?? []).flatMap(member => member.elements)]
    for (const { component } of elements) note(component, link)
  }
  for (const session of sessions.values()) for (const component of session.components) note(component, session)
  return parts
}
