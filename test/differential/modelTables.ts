import { ALL_UP } from '../../src/routing/beliefs.ts'
import { converge } from '../../src/routing/converge.ts'
import { type Decision, decide } from '../../src/routing/decision.ts'
import type { Network, Node, Session, SessionEnd } from '../../src/routing/network.ts'
import { ownPaths } from '../../src/routing/ownPaths.ts'
import { chosenRoutes } from '../../src/routing/ownRoutes.ts'
import type { Path } from '../../src/routing/path.ts'
import { exported, imported } from '../../src/routing/policy.ts'
import type { Engine } from './order.ts'
import { candidateLine, forwardingLine, type RouterTables } from './tables.ts'

/** What the model says that every router has. */
export function modelTables(network: Network, engine: Engine): ReadonlyMap<string, RouterTables> {
  const { tables } = converge(network, ALL_UP)
  const candidates = (node: Node) => [
    ...ownPaths(node, network, ALL_UP),
    ...sessionsOf(network, node).flatMap(([session]) => tables.accepted.get(`${session.name}@${node.name}`) ?? []),
  ]
  return perNode(network, node => linesOf(node, candidates(node), engine))
}

/**
 * Policies may have several solutions, and none of them is wrong (RFC 4264). This is what the model says of a network in
 * which every router tells its neighbours what `best` says, by router and prefix: if the routers have exactly that, theirs
 * is a solution of the model.
 */
export function solutionWith(
  network: Network,
  engine: Engine,
  best: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ReadonlyMap<string, RouterTables> {
  const known = new Map<string, Path | undefined>()

  const told = (name: string, prefix: string): Path | undefined => {
    const key = `${name} ${prefix}`
    // A circle of routers that have a path from each other has none.
    if (!known.has(key)) {
      known.set(key, undefined)
      known.set(key, pathFrom(name, prefix, best.get(name)?.get(prefix)))
    }
    return known.get(key)
  }

  const pathFrom = (name: string, prefix: string, from: string | undefined): Path | undefined => {
    const node = network.nodes.get(name)
    if (!node || from === undefined) return undefined
    if (from === 'own' || from === 'static') {
      return chosenRoutes(node, bgpPaths(ownPaths(node, network, ALL_UP), engine)).get(prefix)?.chosen[0]
    }
    const session = network.sessions.get(from)
    return session && heard(node, session, prefix)
  }

  const heard = (node: Node, session: Session, prefix: string): Path | undefined => {
    const [own, peer] = endsOf(session, node)
    const sender = network.nodes.get(peer.node)
    const link = network.links.get(session.link)
    if (!sender || !link || best.get(sender.name)?.get(prefix) === session.name) return undefined
    const path = told(sender.name, prefix)
    const isInternal = sender.asn === node.asn
    const out = path && exported(path, sender, peer, isInternal)
    if (!out || !('announcement' in out)) return undefined
    const result = imported(out.announcement, node, sender, own, session.name, link, isInternal)
    return 'path' in result ? result.path : undefined
  }

  const prefixes = new Set([...best.values()].flatMap(byPrefix => [...byPrefix.keys()]))
  return perNode(network, node => {
    const learned = [...prefixes].flatMap(prefix =>
      sessionsOf(network, node).flatMap(([session]) => heard(node, session, prefix) ?? []),
    )
    return linesOf(node, [...ownPaths(node, network, ALL_UP), ...learned], engine)
  })
}

function perNode(network: Network, lines: (node: Node) => RouterTables): Map<string, RouterTables> {
  return new Map([...network.nodes.values()].map(node => [node.name, lines(node)]))
}

function sessionsOf(network: Network, node: Node): (readonly [Session, SessionEnd])[] {
  return [...network.sessions.values()].flatMap(session => {
    const end = session.ends.find(found => found.node === node.name)
    return end ? [[session, end] as const] : []
  })
}

function endsOf({ ends: [a, b] }: Session, { name }: Node): readonly [own: SessionEnd, peer: SessionEnd] {
  return a.node === name ? [a, b] : [b, a]
}

function linesOf(node: Node, candidates: readonly Path[], engine: Engine): RouterTables {
  const rib = [...chosenRoutes(node, bgpPaths(candidates, engine))].flatMap(([prefix, { chosen, lost }]) =>
    [...chosen, ...lost.map(({ path }) => path)].map(path =>
      candidateLine({
        ...path,
        prefix,
        med: path.hasMed ? path.med : undefined,
        from: sourceOf(path, engine),
        isBest: path === chosen[0],
      }),
    ),
  )
  const fib = [...Map.groupBy(candidates, ({ prefix }) => prefix.text)].flatMap(([prefix, paths]) => {
    const decision = decide(node, paths)
    return decision ? [forwardingLine(prefix, usedWays(decision, node, engine))] : []
  })
  return [...rib, ...fib].sort()
}

/** FRR's BGP knows statics only where they are told to it; BIRD has one table of all. */
function bgpPaths(candidates: readonly Path[], engine: Engine): readonly Path[] {
  if (engine === 'bird') return candidates
  const told = candidates.filter(path => path.protocol === 'bgp' || path.group === 'local')
  const own = new Set<string>()
  return told.filter(path => {
    if (path.protocol === 'bgp') return true
    const isFirst = !own.has(path.prefix.text)
    own.add(path.prefix.text)
    return isFirst
  })
}

function sourceOf(path: Path, engine: Engine): string {
  return path.session ?? (path.protocol === 'local' || engine === 'frr' ? 'own' : 'static')
}

const TIES: readonly string[] = ['router ID', 'session name', 'next hop', 'order of routes']

/** Which of more equal ways than a router may use is no RFC's business: BIRD uses those with the lowest addresses. */
function usedWays({ chosen, lost }: Decision, node: Node, engine: Engine): string[] {
  const [best] = chosen
  const ties = lost.filter(({ at }) => TIES.includes(at))
  const alike =
    engine === 'frr' && best && !node.comparesEveryMed
      ? lost.filter(({ at, path }) => at === 'MED' && isLikeBest(path, best))
      : []
  const ways = [...chosen, ...[...ties, ...alike].map(({ path }) => path)].map(wayOf)
  if (node.maximumPaths === 1) return ways.slice(0, 1)
  const [first = '', ...others] = ways
  if (engine === 'frr') return [first, ...others.sort().slice(0, node.maximumPaths - 1)]
  return ways.sort().slice(0, node.maximumPaths)
}

/** FRR asks of each path whether it equals the best: one that lost to a third by MED, in another AS than the best's, does. */
function isLikeBest(path: Path, best: Path): boolean {
  return path.asPath[0] !== best.asPath[0] && path.learnedFrom === best.learnedFrom
}

function wayOf(path: Path): string {
  return path.nextHop?.link ?? (path.protocol === 'local' ? 'here' : 'discarded')
}
