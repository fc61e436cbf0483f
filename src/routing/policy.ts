import { type Community, NO_ADVERTISE, NO_EXPORT } from '../net/community.ts'
import { covers, type Prefix } from '../net/prefix.ts'
import type { ExportPolicy, ImportPolicy, Node, SessionEnd } from './network.ts'
import type { Path } from './path.ts'

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
  if (path.communities.includes(NO_ADVERTISE)) return { refused: 'NO_ADVERTISE' }
  if (!internal && path.communities.includes(NO_EXPORT)) return { refused: 'NO_EXPORT' }
  if (!passes(policy, path.prefix)) return { refused: 'export filter' }
  const asPath = internal ? path.asPath : [...Array<number>(1 + (policy.prepend ?? 0)).fill(node.asn), ...path.asPath]
  return {
    announcement: {
      keepsNextHop: policy.everyPath === true && path.nextHop !== undefined,
      hasMed: internal || policy.med !== undefined,
      path: {
        ...path,
        asPath,
        // MED is not passed on to another AS (RFC 4271 §5.1.4); local preference not outside the own one (§5.1.5).
        med: policy.med ?? (internal ? path.med : 0),
        localPreference: internal ? path.localPreference : 100,
        communities: communitiesOut(path.communities, policy),
      },
    },
  }
}

function communitiesOut(communities: readonly Community[], policy: ExportPolicy): readonly Community[] {
  if (!policy.addCommunities && !policy.removeCommunities) return communities
  const kept = communities.filter(community => !policy.removeCommunities?.includes(community))
  return [...new Set([...kept, ...(policy.addCommunities ?? [])])]
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
  if (!internal && path.asPath.includes(node.asn)) return { refused: `own AS ${node.asn} in the path` }
  if (!passes(policy, path.prefix)) return { refused: 'import filter' }
  const learnedFrom = internal ? 'ibgp' : 'ebgp'
  return {
    path: {
      prefix: path.prefix,
      protocol: 'bgp',
      nextHop: keepsNextHop ? path.nextHop : { link: link.name, node: sender.name },
      localPreference: preference(policy, path),
      asPath: path.asPath,
      origin: path.origin,
      med: hasMed ? path.med : (policy.missingMed ?? path.med),
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
    },
  }
}

function preference(policy: ImportPolicy, path: Path): number {
  for (const [community, localPreference] of policy.localPreferenceByCommunity ?? []) {
    if (path.communities.includes(community)) return localPreference
  }
  return policy.localPreference ?? path.localPreference
}
