import { isPrivateAsn } from '../../../net/asn.ts'
import type { Community } from '../../../net/community.ts'
import type { Prefix } from '../../../net/prefix.ts'
import type { ExportPolicy, ImportPolicy } from '../../../routing/network.ts'
import { matchesOne, type PolicyRule } from '../../../routing/policyRule.ts'
import { prefixConditions } from '../../../routing/prefixConditions.ts'
import { Numbered } from './numbered.ts'

/** Groups that routing itself gives routes of a router's own. */
const OWN_GROUPS: ReadonlySet<string> = new Set(['local', 'static'])
/** Communities that routing itself knows (RFC 1997, RFC 7999, RFC 8326). */
const WELL_KNOWN = '65535:'

/** What policies of one part of a network do to some prefixes, whatever AS numbers, communities and groups are called there. */
export class PolicyWithoutNames {
  readonly #held: readonly Prefix[]
  readonly #asns = new Numbered()
  readonly #groups = new Numbered()
  readonly #communities = new Numbered()

  constructor(held: readonly Prefix[]) {
    this.#held = held
  }

  /** Numbers are compared, and the private ones can be taken away (RFC 6996). */
  asn(asn: number): unknown {
    return [this.#asns.of(asn), isPrivateAsn(asn)]
  }

  group(group: string): string | number {
    return OWN_GROUPS.has(group) ? group : this.#groups.of(group)
  }

  imports(policy: ImportPolicy): unknown {
    const { within, rules, localPreferenceByCommunity: preferences, addCommunities, ...rest } = policy
    return [
      rest,
      this.#conditions(policy),
      preferences?.map(([community, preference]) => [this.#community(community), preference]),
      this.#all(addCommunities),
      rules?.map(rule => this.#rule(rule)),
    ]
  }

  exports(policy: ExportPolicy): unknown {
    const { from, only, within, rules, addCommunities, removeCommunities, removePrivateAs, overrideAs, ...rest } = policy
    return [
      rest,
      this.#conditions(policy),
      from.map(group => this.group(group)),
      this.#all(addCommunities),
      this.#all(removeCommunities),
      removePrivateAs && [removePrivateAs.how, this.asn(removePrivateAs.neighbourAsn)],
      overrideAs === undefined ? undefined : this.asn(overrideAs),
      rules?.map(rule => this.#rule(rule)),
    ]
  }

  /** Of each condition: which of the prefixes it holds of. */
  #conditions(policy: ImportPolicy & Partial<ExportPolicy>): unknown {
    const { only, within } = policy
    const matched = prefixConditions(policy).map(lines =>
      this.#held.flatMap((prefix, i) => (matchesOne(lines, prefix) ? [i] : [])),
    )
    return [only !== undefined, within !== undefined, matched]
  }

  #rule({ when, action }: PolicyRule): unknown {
    const { prefixes, communities, ...further } = when
    const asked = [prefixes !== undefined, this.#all(communities), further]
    if (action === 'drop') return [asked, action]
    const { addCommunities, removeCommunities: gone, ...changes } = action
    return [asked, changes, this.#all(addCommunities), gone === 'all' ? gone : this.#all(gone)]
  }

  #all(communities: readonly Community[] | undefined): unknown {
    return communities?.map(community => this.#community(community))
  }

  #community(community: Community): string | number {
    return community.startsWith(WELL_KNOWN) ? community : this.#communities.of(community)
  }
}
