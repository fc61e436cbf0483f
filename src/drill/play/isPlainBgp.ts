import { holds } from '../../net/prefix.ts'
import type { Network, Node, Session, SessionEnd } from '../../routing/network.ts'
import type { EndPoint, Topology } from '../../topology/topology.ts'

/**
 * Whether routing on this network is nothing but shortest AS paths: every router an AS of its own that tells all neighbours
 * all it knows and takes all it hears, no statics, each flow's ends known by one prefix at one router. Then whatever is
 * connected finds a way, and always a shortest one (by induction along any way: a neighbour's best path is told on unless it
 * comes from the listener itself), so that reachability is a question about the graph alone. And there is one state of rest,
 * whatever came before it: by induction on the length of the shortest way, which neighbours have it and whom of them a
 * router takes first is decided by those who are nearer.
 */
export function isPlainBgp({ network, flows, info }: Topology): boolean {
  const nodes = [...network.nodes.values()]
  return (
    new Set(nodes.map(({ asn }) => asn)).size === nodes.length &&
    nodes.every(({ selection, statics }) => selection === 'bgp' && statics.length === 0) &&
    [...network.links.values()].every(({ bundle, enters }) => bundle === undefined && enters === undefined) &&
    [...info.values()].every(({ firewall }) => firewall === undefined) &&
    tellsEverything(network) &&
    flows.every(({ from, to }) => isKnownOnce(nodes, from) && isKnownOnce(nodes, to))
  )
}

function tellsEverything({ sessions, links }: Network): boolean {
  const groups = new Map<string, Set<string>>()
  for (const { node, group } of [...sessions.values()].flatMap(({ ends }) => ends)) {
    groups.set(node, (groups.get(node) ?? new Set(['local'])).add(group))
  }
  const isOpen = ({ node, import: taken, export: { from, ...more }, restartMs }: SessionEnd) =>
    isEmpty(taken) && isEmpty(more) && restartMs === undefined && groups.get(node)?.isSubsetOf(new Set(from)) === true
  return [...sessions.values()].every(({ link, ends }: Session) => links.has(link) && ends.every(isOpen))
}

function isEmpty(policy: object): boolean {
  return Object.values(policy).every(value => value === undefined)
}

function isKnownOnce(nodes: readonly Node[], { address, node, own, isService }: EndPoint): boolean {
  const knowing = nodes.filter(({ local, originates }) => [...local, ...originates].some(prefix => holds(prefix, address)))
  const [only] = knowing
  const held = only?.local.filter(prefix => holds(prefix, address)) ?? []
  return knowing.length === 1 && only?.name === node && held.length === 1 && own.length === 0 && !isService
}
