import { holds } from '../net/prefix.ts'
import type { Network, Node, StaticRoute } from '../routing/network.ts'
import type { Topology } from '../topology/topology.ts'
import { type Edge, edgesBetween } from './edgesBetween.ts'

/**
 * Which failure domains can make a difference to a flow: those that break a link on some way between two places that
 * know an address of a flow. Packets and routes for it go nowhere else, whatever fails, so that a domain without such a link
 * changes nothing alone and nothing together with others.
 */
export function canMatter(topology: Topology): (domainId: string) => boolean {
  const { network, flows } = topology
  // Without flows nothing is judged. Answers of public services go to translated addresses, and a limit counts prefixes of anything: nothing is ruled out.
  if (flows.length === 0 || flows.some(({ to }) => to.isService) || mayExceedLimits(network)) return () => true
  const links = linksThatCarry(topology)
  const parts = new Set<string>()
  for (const name of links) {
    const link = network.links.get(name)
    for (const { component } of link?.elements ?? []) parts.add(component)
    for (const { component } of (link?.bundle?.members ?? []).flatMap(member => member.elements)) parts.add(component)
  }
  for (const session of network.sessions.values()) {
    if (links.has(session.link)) for (const component of session.components) parts.add(component)
  }
  for (const { from, to } of flows) for (const component of [...from.own, ...to.own]) parts.add(component)
  return id => parts.has(id) || (network.sharedFate?.get(id) ?? []).some(part => parts.has(part))
}

/** A session is lost to prefixes that no flow goes to. */
function mayExceedLimits({ nodes, sessions }: Network): boolean {
  const limits = [...sessions.values()].flatMap(({ ends }) => ends.flatMap(end => end.import.maximumPrefixes ?? []))
  if (limits.length === 0) return false
  const told = new Set<string>()
  for (const { originates, statics } of nodes.values()) {
    for (const prefix of originates) told.add(prefix.text)
    for (const { prefix } of statics) told.add(prefix.text)
  }
  return told.size > Math.min(...limits)
}

function linksThatCarry({ network, flows }: Topology): ReadonlySet<string> {
  const addresses = flows.flatMap(({ from, to }) => [from.address, to.address])
  const isAbout = ({ prefix }: { readonly prefix: StaticRoute['prefix'] }) => addresses.some(address => holds(prefix, address))
  const edges = edgesOf(network)
  const exported = exportedGroups(network)
  const knowing = new Set(flows.flatMap(({ from, to }) => [from.node, to.node]))
  for (const node of network.nodes.values()) {
    const own = [...node.local, ...node.originates].map(prefix => ({ prefix }))
    const told = node.statics.filter(route => exported.get(node.name)?.has(groupOf(node, route)))
    if ([...own, ...told].some(isAbout)) knowing.add(node.name)
  }
  // A static route that packets can come to leads them on, announced or not.
  for (;;) {
    const between = edgesBetween(edges, knowing)
    const reached = new Set([...knowing, ...between.flatMap(({ ends }) => ends)])
    const before = knowing.size
    for (const name of reached) {
      for (const route of network.nodes.get(name)?.statics ?? []) {
        const link = route.link === undefined ? undefined : network.links.get(route.link)
        if (link && isAbout(route)) for (const end of [...link.ends, ...Object.values(link.enters ?? {})]) knowing.add(end)
      }
    }
    if (knowing.size === before) return new Set(between.map(({ name }) => name))
  }
}

function edgesOf({ links }: Network): readonly Edge[] {
  return [...links.values()].flatMap(({ name, ends, enters = {} }) => [
    { name, ends },
    ...Object.entries(enters).map(([end, table]) => ({ name, ends: [end, table] as const })),
  ])
}

function exportedGroups({ sessions }: Network): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { ends } of sessions.values()) {
    for (const end of ends) found.set(end.node, new Set([...(found.get(end.node) ?? []), ...end.export.from]))
  }
  return found
}

function groupOf({ originates }: Node, { group, prefix }: StaticRoute): string {
  return group ?? (originates.some(({ text }) => text === prefix.text) ? 'local' : 'static')
}
