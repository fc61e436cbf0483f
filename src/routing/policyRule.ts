import type { Community } from '../net/community.ts'
import { covers, type Prefix } from '../net/prefix.ts'
import type { Path } from './path.ts'

/** A line of a routing policy. Lines are asked in order, the first whose conditions all hold decides; without one nothing changes. */
export interface PolicyRule {
  readonly when: Conditions
  readonly action: 'drop' | Changes
}

/** Whatever is absent holds of every path. */
interface Conditions {
  /** One of these matches its prefix. */
  readonly prefixes?: readonly PrefixMatch[]
  /** It carries one of these. */
  readonly communities?: readonly Community[]
  /** Numbers in its AS path as it comes or goes: towards another AS with the own one in front. */
  readonly asPathLength?: { readonly least: number; readonly most: number }
}

/** A line of a prefix list: what `prefix` covers, of these lengths; both its own length = exactly it. */
interface PrefixMatch {
  readonly prefix: Prefix
  readonly least: number
  readonly most: number
}

interface Changes {
  readonly localPreference?: number
  readonly med?: number
  readonly origin?: Path['origin']
  /** So often more: the own AS on the way out, the neighbouring one on the way in; nothing on iBGP (RFC 4271 §5.1.2). */
  readonly prepend?: number
  /** Gone before others are added; `all` replaces them. */
  readonly removeCommunities?: readonly Community[] | 'all'
  readonly addCommunities?: readonly Community[]
}

/** The path as the first rule that matches leaves it, undefined where that drops it; `prepended` is put in front. */
export function ruled(rules: readonly PolicyRule[], path: Path, prepended: number | undefined): Path | undefined {
  const action = rules.find(({ when }) => holdsOf(when, path))?.action
  if (action === undefined) return path
  if (action === 'drop') return undefined
  const { prepend = 0, localPreference = path.localPreference, med, origin = path.origin } = action
  return {
    ...path,
    localPreference,
    origin,
    med: med ?? path.med,
    hasMed: med !== undefined || path.hasMed,
    asPath: prepended === undefined ? path.asPath : [...Array<number>(prepend).fill(prepended), ...path.asPath],
    communities: changedCommunities(path.communities, action),
  }
}

/** Removes first: what is removed and added is there. */
export function changedCommunities(
  communities: readonly Community[],
  { removeCommunities: gone, addCommunities: added }: Pick<Changes, 'removeCommunities' | 'addCommunities'>,
): readonly Community[] {
  if (!gone && !added) return communities
  const kept = gone === 'all' ? [] : communities.filter(community => !gone?.includes(community))
  return [...new Set([...kept, ...(added ?? [])])]
}

function holdsOf({ prefixes, communities, asPathLength }: Conditions, path: Path): boolean {
  if (prefixes && !matchesOne(prefixes, path.prefix)) return false
  if (communities && !communities.some(community => path.communities.includes(community))) return false
  return !asPathLength || (path.asPath.length >= asPathLength.least && path.asPath.length <= asPathLength.most)
}

export function matchesOne(lines: readonly PrefixMatch[], prefix: Prefix): boolean {
  return lines.some(line => matches(line, prefix))
}

function matches({ prefix: outer, least, most }: PrefixMatch, prefix: Prefix): boolean {
  return prefix.length >= least && prefix.length <= most && covers(outer, prefix)
}
