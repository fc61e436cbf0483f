import type { Address } from '../net/address.ts'
import { holds } from '../net/prefix.ts'
import type { RouteEntry, Tables } from './converge.ts'
import type { Link, Network } from './network.ts'
import type { Path } from './path.ts'

/** One of the ways a flow's packets take, with the share of the flow that is hashed there. */
export interface Branch {
  /** 0..1 of the flow. */
  readonly share: number
  readonly hops: readonly Hop[]
  readonly outcome: 'delivered' | 'dropped'
  /** Why it ended where it did, in a sentence fragment. */
  readonly reason: string
  /** Largest packet that arrives, in bytes. */
  readonly mtu: number
  /** Undefined = some distance on the way is unknown. */
  readonly rttMs: number | undefined
  /** The pipes its packets fill, in order. */
  readonly pipes: readonly { readonly name: string; readonly bps: number }[]
}

export interface Hop {
  readonly node: string
  /** The route that matched, undefined at the last hop when nothing did. */
  readonly entry?: RouteEntry
  /** The path taken of it, and the link out; undefined where packets end. */
  readonly path?: Path
  readonly link?: Link
}

const MOST_HOPS = 32
const MOST_BRANCHES = 64

/**
 * Where packets from `start` to `destination` go, given what every node believes and which links really carry packets.
 * Equal paths share alike; a loop, a missing route and a link that swallows packets are outcomes, not errors.
 */
export function forward(
  network: Network,
  tables: Tables,
  brokenLinks: ReadonlySet<string>,
  start: string,
  destination: Address,
): readonly Branch[] {
  const done: Branch[] = []
  const open: Open[] = [{ node: start, share: 1, hops: [], mtu: Number.POSITIVE_INFINITY, rttMs: 0, pipes: [] }]
  while (open.length > 0 && done.length + open.length <= MOST_BRANCHES) {
    const here = open.pop() as Open
    const entry = lookup(network, tables, here.node, destination)
    const reason = endsHere(here, entry)
    if (reason !== undefined || !entry) {
      done.push(finish(here, entry, reason ?? DROPPED(`no route at ${here.node}`)))
      continue
    }
    for (const path of entry.chosen) {
      const next = step(network, here, entry, path, entry.chosen.length)
      if (next.lostOn !== undefined || (next.link && brokenLinks.has(next.link.name))) {
        done.push(finish(next.open, undefined, DROPPED(`packets vanish on ${next.link?.name ?? next.lostOn}`), false))
      } else open.push(next.open)
    }
  }
  return done
}

interface Open {
  readonly node: string
  readonly share: number
  readonly hops: readonly Hop[]
  readonly mtu: number
  readonly rttMs: number | undefined
  readonly pipes: Branch['pipes']
}

type End = Pick<Branch, 'outcome' | 'reason'>
const DROPPED = (reason: string): End => ({ outcome: 'dropped', reason })

/** Longest prefix match; at a node with `localFirst`, what is local wins over anything learned. */
export function lookup(network: Network, tables: Tables, node: string, destination: Address): RouteEntry | undefined {
  let found: RouteEntry | undefined
  let local = false
  const localFirst = network.nodes.get(node)?.localFirst === true
  for (const entry of tables.routes.get(node)?.values() ?? []) {
    if (!holds(entry.prefix, destination)) continue
    const isLocal = localFirst && entry.chosen[0]?.label === 'local'
    if (found && (isLocal === local ? entry.prefix.length <= found.prefix.length : local)) continue
    found = entry
    local = isLocal
  }
  return found
}

function endsHere(here: Open, entry: RouteEntry | undefined): End | undefined {
  if (here.hops.some(hop => hop.node === here.node)) {
    return DROPPED(`loop between ${[...new Set(here.hops.map(hop => hop.node))].join(' and ')}`)
  }
  if (here.hops.length >= MOST_HOPS) return DROPPED(`more than ${MOST_HOPS} hops`)
  const first = entry?.chosen[0]
  if (!first || first.nextHop) return undefined
  if (first.protocol === 'local') return { outcome: 'delivered', reason: `delivered at ${here.node}` }
  return DROPPED(first.discard ?? `blackhole route at ${here.node}`)
}

function step(
  network: Network,
  here: Open,
  entry: RouteEntry,
  path: Path,
  ways: number,
): { readonly open: Open; readonly link: Link | undefined; readonly lostOn?: string } {
  const link = path.nextHop && network.links.get(path.nextHop.link)
  if (!link || !path.nextHop) return { open: here, link: undefined, lostOn: path.nextHop?.link ?? 'a missing link' }
  const towards = path.nextHop.node
  const from = link.ends.find(end => end !== towards) ?? here.node
  return {
    link,
    open: {
      node: towards,
      share: here.share / ways,
      hops: [...here.hops, { node: here.node, entry, path, link }],
      mtu: Math.min(here.mtu, link.mtu, entry.mtuLimit),
      rttMs: here.rttMs === undefined || link.rttMs === undefined ? undefined : here.rttMs + link.rttMs,
      pipes: [...here.pipes, ...link.pipes.filter(pipe => pipe.from === from)],
    },
  }
}

function finish(open: Open, entry: RouteEntry | undefined, end: End, arrived = true): Branch {
  const last: Hop = entry ? { node: open.node, entry } : { node: open.node }
  const { share, mtu, rttMs, pipes } = open
  return { ...end, share, mtu, rttMs, pipes, hops: arrived ? [...open.hops, last] : open.hops }
}
