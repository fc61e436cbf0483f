import { BLACKHOLE, GRACEFUL_SHUTDOWN, NO_ADVERTISE, NO_EXPORT, NO_EXPORT_SUBCONFED } from '../net/community.ts'
import { covers, type Prefix } from '../net/prefix.ts'
import { occurrences, withoutPrivateAs } from './asPath.ts'
import type { ExportPolicy, ImportPolicy, Node, SessionEnd } from './network.ts'
import type { Path } from './path.ts'
import { changedCommunities, ruled } from './policyRule.ts'

/** Distances of the Cisco and FRR scale. */
const DISTANCE = { ebgp: 20, ibgp: 200 } as const

/** A path as it travels on a session: RFC 4271 §4.3 attributes and, from a reflector, the next hop it keeps. */
export interface Announcement {
  readonly path: Path
  /** The sender keeps itself out of the way: the receiver uses the path's own next hop. */
  readonly keepsNextHop: boolean
  /** Whether the message carries a MED: the attribute is optional (RFC 4271 §5.1.4). */
  readonly hasMed: boolean
}

/** What `node` tells the other end about a path, or why it does not. */
export function exported(
  path: Path,
  node: Node,
  end: SessionEnd,
  internal: boolean,
): { readonly announcement: Announcement } | { readonly refused: string } {
  const policy = end.export
  if (!policy.from.includes(path.group)) return { refused: `routes of ${path.group} are not exported here` }
  if (path.learnedFrom === 'ibgp' && internal && !policy.everyPath) return { refused: 'iBGP routes are not passed on by iBGP' }
  const staysBy =
    path.communities.length === 0
      ? undefined
      : STAYS_BY.find(by => (by.everywhere || !internal) && path.communities.includes(by.is))
  if (staysBy) return { refused: staysBy.name }
  if (!passes(policy, path.prefix)) return { refused: 'export filter' }
  // MED is not passed on to another AS (RFC 4271 §5.1.4); local preference not outside the own one (§5.1.5).
  const isMedTold = internal || path.learnedFrom === 'self'
  const told: Path = {
    ...path,
    asPath: internal ? path.asPath : asPathOut(path.asPath, policy, node.asn),
    localPreference: internal ? path.localPreference : 100,
    med: policy.med ?? (isMedTold ? path.med : 0),
    hasMed: policy.med !== undefined || (isMedTold && path.hasMed),
    communities: changedCommunities(path.communities, policy),
  }
  const ruledPath = policy.rules ? ruled(policy.rules, told, internal ? undefined : node.asn) : told
  if (!ruledPath) return { refused: 'export rule' }
  return {
    announcement: {
      keepsNextHop: policy.everyPath === true && path.nextHop !== undefined,
      hasMed: ruledPath.hasMed,
      path: internal || ruledPath === told ? ruledPath : { ...ruledPath, localPreference: 100 },
    },
  }
}

/** RFC 1997: without confederations NO_EXPORT_SUBCONFED keeps a route where NO_EXPORT does. */
const STAYS_BY = [
  { name: 'NO_ADVERTISE', is: NO_ADVERTISE, everywhere: true },
  { name: 'NO_EXPORT', is: NO_EXPORT, everywhere: false },
  { name: 'NO_EXPORT_SUBCONFED', is: NO_EXPORT_SUBCONFED, everywhere: false },
] as const

function asPathOut(
  path: readonly number[],
  { removePrivateAs, overrideAs, prepend = 0 }: ExportPolicy,
  own: number,
): readonly number[] {
  let out = removePrivateAs ? withoutPrivateAs(path, removePrivateAs, own) : path
  if (overrideAs !== undefined) out = out.map(asn => (asn === overrideAs ? own : asn))
  return (prepend === 0 ? [own] : Array<number>(1 + prepend).fill(own)).concat(out)
}

function passes(policy: { only?: readonly Prefix[]; within?: readonly Prefix[] }, prefix: Prefix): boolean {
  if (policy.only && !policy.only.some(allowed => allowed.text === prefix.text)) return false
  return !policy.within || policy.within.some(allowed => covers(allowed, prefix))
}

/** What `node` makes of an announcement that came by `link`, or why it drops it. */
export function imported(
  announcement: Announcement,
  node: Node,
  sender: Node,
  end: SessionEnd,
  session: string,
  link: { readonly name: string; readonly mtu: number },
  internal: boolean,
): { readonly path: Path } | { readonly refused: string } {
  const { path, keepsNextHop, hasMed } = announcement
  const policy = end.import
  // A reflector that stands for one router hands on what that router took; between routers of one AS the check holds, too.
  const isLoop = (!internal || sender.asn === node.asn) && occurrences(path.asPath, node.asn) > (policy.allowAs ?? 0)
  if (isLoop) return { refused: `own AS ${node.asn} in the path` }
  if (!passes(policy, path.prefix)) return { refused: 'import filter' }
  const learnedFrom = internal ? 'ibgp' : 'ebgp'
  const taken: Path = {
    prefix: path.prefix,
    protocol: 'bgp',
    nextHop: keepsNextHop ? path.nextHop : { link: link.name, node: sender.name },
    localPreference: preference(policy, path),
    asPath: path.asPath,
    origin: path.origin,
    med: hasMed ? path.med : (policy.missingMed ?? 0),
    hasMed: hasMed || policy.missingMed !== undefined,
    communities: policy.addCommunities ? [...new Set([...path.communities, ...policy.addCommunities])] : path.communities,
    learnedFrom: keepsNextHop ? 'ebgp' : learnedFrom,
    session,
    group: end.group,
    distance: DISTANCE[learnedFrom],
    rank: policy.rank ?? 0,
    neighbourRouterId: keepsNextHop ? path.neighbourRouterId : sender.routerId,
    mtu: keepsNextHop ? path.mtu : link.mtu,
    label: 'bgp',
    ...(policy.onlyToldOn ? { onlyToldOn: true } : {}),
  }
  const ruledPath = policy.rules ? ruled(policy.rules, taken, internal ? undefined : taken.asPath[0]) : taken
  if (!ruledPath) return { refused: 'import rule' }
  return { path: internal ? ruledPath : honoured(policy, ruledPath, sender) }
}

/** What well-known communities of an eBGP neighbour make of its path. */
function honoured(policy: ImportPolicy, path: Path, { name }: Node): Path {
  const { communities } = path
  if (communities.length === 0) return path
  const isLast = policy.honoursGracefulShutdown && communities.includes(GRACEFUL_SHUTDOWN)
  const preferred = isLast ? { ...path, localPreference: 0 } : path
  if (!policy.honoursBlackhole || !communities.includes(BLACKHOLE)) return preferred
  const marked = changedCommunities(communities, { addCommunities: [NO_EXPORT] })
  return { ...preferred, nextHop: undefined, discard: `blackholed for ${name}`, communities: marked }
}

function preference(policy: ImportPolicy, path: Path): number {
  if (path.communities.length > 0) {
    for (const [community, localPreference] of policy.localPreferenceByCommunity ?? []) {
      if (path.communities.includes(community)) return localPreference
    }
  }
  return policy.localPreference ?? path.localPreference
}
