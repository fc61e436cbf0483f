import type { Address } from '../net/address.ts'
import { at } from './beliefs.ts'
import { membersInUse } from './bundle.ts'
import type { Tables } from './converge.ts'
import { longestMatch } from './longestPrefixMatch.ts'
import type { Bundle, Link, Network, Pipe } from './network.ts'
import type { RouteEntry } from './ownRoutes.ts'
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
  readonly pipes: readonly Omit<Pipe, 'from'>[]
}

export interface Hop {
  readonly node: string
  /** The route that matched, undefined at the last hop when nothing did. */
  readonly entry?: RouteEntry
  /** The path taken of it, and the link out; undefined where packets end. */
  readonly path?: Path
  readonly link?: Link
}

export const MOST_HOPS = 32
const MOST_BRANCHES = 1024

/** What nodes look at when packets to one destination come to them. */
export interface Looking {
  /** What the node has of the destination's longest prefix. */
  readonly entryAt: (node: string) => RouteEntry | undefined
  /** `member@node`: ends of bundles' members that are taken down. */
  readonly linkEndsDown: Pick<Tables['linkEndsDown'], 'has'>
}

/** What swallows packets. */
export interface Broken extends Pick<ReadonlySet<string>, 'has'> {
  /** Whether it may name links of which one end's packets vanish, `link@node`: else nobody has to ask. */
  readonly isOneWay: boolean
}

export function isOneWay(broken: ReadonlySet<string>): boolean {
  const known = ONE_WAY.get(broken)
  if (known !== undefined) return known
  const found = broken.values().some(name => name.includes('@'))
  ONE_WAY.set(broken, found)
  return found
}

const ONE_WAY = new WeakMap<ReadonlySet<string>, boolean>()

/** Where packets from `start` to `destination` go, given what every node believes and which links really carry packets. */
export function forward(
  network: Network,
  { routes, linkEndsDown }: Tables,
  brokenLinks: ReadonlySet<string>,
  start: string,
  destination: Address,
): readonly Branch[] {
  const entryAt = (node: string) => {
    const table = routes.get(node)
    return table && longestMatch(table, destination)
  }
  return forwardBy(network, { entryAt, linkEndsDown }, brokenBy(brokenLinks), start)
}

export function brokenBy(links: ReadonlySet<string>): Broken {
  return { has: name => links.has(name), isOneWay: isOneWay(links) }
}

/**
 * The same, looked up somewhere; `link@node` of a broken one are those alone that this node sends. Equal paths share alike; a
 * loop, a missing route and a link that swallows packets are outcomes, not errors.
 */
export function forwardBy(network: Network, looking: Looking, broken: Broken, start: string): readonly Branch[] {
  const done: Branch[] = []
  const open: Open[] = [{ node: start, share: 1, mtu: Number.POSITIVE_INFINITY, rttMs: 0, taken: undefined }]
  for (let here = open.pop(); here; here = open.pop()) {
    if (done.length + open.length > MOST_BRANCHES) {
      done.push(finish(here, undefined, DROPPED(`more than ${MOST_BRANCHES} ways`)))
      continue
    }
    const entry = looking.entryAt(here.node)
    const reason = endsHere(here, entry)
    if (reason !== undefined || !entry) {
      done.push(finish(here, entry, reason ?? DROPPED(`no route at ${here.node}`)))
      continue
    }
    const { chosen } = entry
    for (let i = 0; i < chosen.length; i++) {
      const next = step(network, here, entry, chosen[i] as Path, chosen.length)
      if (next.lostOn !== undefined || (next.link && swallows(broken, next.link.name, next.from))) {
        done.push(finish(next.open, undefined, DROPPED(`packets vanish on ${next.link?.name ?? next.lostOn}`), false))
      } else if (next.link?.bundle) {
        for (const way of spread(next, next.link.bundle, looking, broken)) {
          if ('outcome' in way) done.push(way)
          else open.push(way)
        }
      } else open.push(next.open)
    }
  }
  return done
}

/** Whether what a node sends over a link or a member of a bundle vanishes. */
function swallows(broken: Broken, name: string, from: string): boolean {
  return broken.has(name) || (broken.isOneWay && broken.has(at(name, from)))
}

/** One way per member that the sender still uses: an aggregate is hashed evenly, and what a silent member gets is lost. */
function spread(
  { open: across, link, from }: Step,
  bundle: Bundle,
  { linkEndsDown }: Looking,
  broken: Broken,
): readonly (Open | Branch)[] {
  const members = membersInUse(bundle, from, linkEndsDown)
  if (members.length === 0) return [finish(across, undefined, DROPPED(`packets vanish on ${link?.name}`), false)]
  return members.map(({ name, pipes }) => {
    const share = across.share / members.length
    const taken = { hop: undefined, pipes: sentFrom(pipes, from), before: across.taken, hops: hopsOf(across) }
    const way = { ...across, share, taken }
    return swallows(broken, name, from) ? finish(way, undefined, DROPPED(`packets vanish on ${name}`), false) : way
  })
}

interface Open {
  readonly node: string
  readonly share: number
  readonly mtu: number
  readonly rttMs: number | undefined
  /** How they came here; undefined at the start. */
  readonly taken: Taken | undefined
}

/** The last part of a way: most ways have all others in common. */
interface Taken {
  /** Undefined for a member of the bundle before it. */
  readonly hop: Hop | undefined
  readonly pipes: readonly Pipe[]
  readonly before: Taken | undefined
  /** Hops so far. */
  readonly hops: number
}

function hopsOf({ taken }: Open): number {
  return taken?.hops ?? 0
}

type End = Pick<Branch, 'outcome' | 'reason'>
const DROPPED = (reason: string): End => ({ outcome: 'dropped', reason })

function endsHere(here: Open, entry: RouteEntry | undefined): End | undefined {
  for (let part = here.taken; part; part = part.before) {
    if (part.hop?.node !== here.node) continue
    return DROPPED(`loop between ${[...new Set(wayTo(here).hops.map(hop => hop.node))].join(' and ')}`)
  }
  if (hopsOf(here) >= MOST_HOPS) return DROPPED(`more than ${MOST_HOPS} hops`)
  const first = entry?.chosen[0]
  if (!first || first.nextHop) return undefined
  if (first.protocol === 'local') return { outcome: 'delivered', reason: `delivered at ${here.node}` }
  return DROPPED(first.discard ?? `blackhole route at ${here.node}`)
}

/** A packet on its next link, or lost for want of one; `from` is the link's end that sends it. */
interface Step {
  readonly open: Open
  readonly link: Link | undefined
  readonly from: string
  readonly lostOn?: string
}

function step(network: Network, here: Open, entry: RouteEntry, path: Path, ways: number): Step {
  const link = path.nextHop && network.links.get(path.nextHop.link)
  if (!link || !path.nextHop)
    return { open: here, link: undefined, from: here.node, lostOn: path.nextHop?.link ?? 'a missing link' }
  const towards = path.nextHop.node
  const from = link.ends[0] !== towards ? link.ends[0] : link.ends[1]
  const across = link.ends.includes(here.node) ? undefined : wayToReflector(network, path)
  const own = sentFrom(link.pipes, from)
  const pipes = across ? [...sentFrom(across.pipes, here.node), ...own] : own
  return {
    link,
    from,
    open: {
      node: link.enters?.[towards] ?? towards,
      share: here.share / ways,
      mtu: Math.min(here.mtu, link.mtu, entry.mtuLimit),
      rttMs: sum(sum(here.rttMs, delayOf(link, lastLink(here))), across ? delayOf(across, link, lastLink(here)) : 0),
      taken: { hop: { node: here.node, entry, path, link }, pipes, before: here.taken, hops: hopsOf(here) + 1 },
    },
  }
}

/** The link that packets came by. */
function lastLink({ taken }: Open): Link | undefined {
  return (taken?.hop ?? taken?.before?.hop)?.link
}

/** Pipes that a node fills, by what they are of: the same few are asked for by every packet. */
const SENT = new WeakMap<readonly Pipe[], Map<string, readonly Pipe[]>>()

function sentFrom(pipes: readonly Pipe[], from: string): readonly Pipe[] {
  const byNode = SENT.get(pipes) ?? new Map<string, readonly Pipe[]>()
  SENT.set(pipes, byNode)
  const known = byNode.get(from) ?? pipes.filter(pipe => pipe.from === from)
  byNode.set(from, known)
  return known
}

/** A next hop behind a reflector: packets still cross what lies between the node and the link they leave by. */
export function wayToReflector(network: Network, path: Path): Link | undefined {
  const session = path.session === undefined ? undefined : network.sessions.get(path.session)
  return session && network.links.get(session.link)
}

function delayOf({ rttMs, rttMsVia, rttMsBetween }: Link, beyond: Link | undefined, from?: Link): number | undefined {
  if (rttMsBetween && beyond && from) return rttMsBetween[from.name]?.[beyond.name] ?? rttMs
  return rttMsVia && beyond ? rttMsVia[beyond.name] : rttMs
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b
}

/** The whole way, from the start. */
function wayTo({ taken }: Open): { readonly hops: Hop[]; readonly pipes: Pipe[] } {
  const parts: Taken[] = []
  for (let part = taken; part; part = part.before) parts.push(part)
  const hops: Hop[] = []
  const pipes: Pipe[] = []
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] as Taken
    if (part.hop) hops.push(part.hop)
    for (let at = 0; at < part.pipes.length; at++) pipes.push(part.pipes[at] as Pipe)
  }
  return { hops, pipes }
}

function finish(open: Open, entry: RouteEntry | undefined, end: End, arrived = true): Branch {
  const { node, share, mtu, rttMs } = open
  const { hops, pipes } = wayTo(open)
  if (arrived) hops.push(entry ? { node, entry } : { node })
  return { ...end, share, mtu, rttMs, pipes, hops }
}
