import type { Community } from '../../net/community.ts'
import { covers, distinctPrefixes, LINK_LOCAL, type Prefix, parsePrefix } from '../../net/prefix.ts'
import type { NeighbourPolicy } from '../../resources/customerSide.ts'
import type { Topology } from '../../topology/topology.ts'
import { FAMILY_WORDS, type Family, ofFamily } from './families.ts'
import type { Policy } from './routerModel.ts'
import type { RouterSource } from './routerSource.ts'

/** RFC 3927, and RFC 4291 §2.5.6. */
const LINK_LOCALS: Readonly<Record<Family, Prefix>> = { 4: LINK_LOCAL, 6: parsePrefix('fe80::/10')! }

/** Prefixes that the session brings by this design, with nothing broken. */
export function acceptedBy({ baseline }: Topology, session: string, router: string): Prefix[] {
  const paths = baseline.tables.accepted.get(`${session}@${router}`) ?? []
  return paths.map(({ prefix }) => prefix)
}

/** What is announced, of both families: what somebody said, else what a public interface was ordered for, else the site's prefixes. */
export function announcedBy(
  { world, router }: Site,
  policy: NeighbourPolicy | undefined,
  ordered: readonly string[] | undefined,
): Prefix[] {
  const texts = policy?.advertise ?? ordered ?? world.get('site', router.body.siteId)?.body.prefixes ?? []
  return texts.flatMap(text => parsePrefix(text) ?? [])
}

type Site = Pick<RouterSource, 'world' | 'router'>

interface Towards {
  readonly name: string
  readonly family: Family
  readonly policy: NeighbourPolicy | undefined
  readonly localPreference: number
  readonly announced: readonly Prefix[]
  readonly communities: readonly Community[]
  readonly expected: readonly Prefix[]
}

/** The policy in both directions, of one family. Its role is found when all of the router's are known. */
export function policyOf(site: Site, towards: Towards): Policy {
  const { name, family, policy, localPreference, communities } = towards
  const [announced, expected] = [ofFamily(towards.announced, family), ofFamily(towards.expected, family)]
  const own = ofFamily(announcedBy(site, undefined, undefined), family)
  return {
    name,
    family,
    role: 'primary',
    localPreference,
    announced,
    refused: refusedOf(family, distinctPrefixes([...own, ...announced]), expected),
    communities: [...new Set([...(policy?.communities ?? []), ...communities])],
    med: policy?.med,
    prepend: policy?.prepend ?? 0,
    expected,
  }
}

/**
 * Nobody outside tells us about our own prefixes, about link-local ones or, unless the design has it, a default route. What
 * AWS brings beside these is taken: a new VPC must not need a new configuration. Inside a prefix of ours that AWS has parts of
 * only the prefix itself is refused.
 */
function refusedOf(family: Family, own: readonly Prefix[], expected: readonly Prefix[]): Policy['refused'] {
  const isExpected = (prefix: Prefix) => expected.some(({ text }) => text === prefix.text)
  const defaultRoute = parsePrefix(FAMILY_WORDS[family].any)!
  return [
    ...(isExpected(defaultRoute) ? [] : [{ prefix: defaultRoute, orLonger: false }]),
    { prefix: LINK_LOCALS[family], orLonger: true },
    ...own
      .filter(prefix => !isExpected(prefix) && prefix.length > 0)
      .map(prefix => ({ prefix, orLonger: !expected.some(each => covers(prefix, each)) })),
  ]
}
