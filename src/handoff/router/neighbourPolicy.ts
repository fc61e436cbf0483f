import type { Community } from '../../net/community.ts'
import { covers, LINK_LOCAL, type Prefix, parsePrefix } from '../../net/prefix.ts'
import type { NeighbourPolicy } from '../../resources/customerSide.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Policy } from './routerModel.ts'
import type { RouterSource } from './routerSource.ts'

const DEFAULT_ROUTE = parsePrefix('0.0.0.0/0')!

/** IPv4 prefixes that the session brings by this design, with nothing broken. */
export function acceptedBy({ baseline }: Topology, session: string, router: string): Prefix[] {
  const paths = baseline.tables.accepted.get(`${session}@${router}`) ?? []
  return paths.map(({ prefix }) => prefix).filter(({ family }) => family === 4)
}

/** What is announced: what somebody said, else what a public interface was ordered for, else the site's prefixes. */
export function announcedBy(
  { world, router }: Site,
  policy: NeighbourPolicy | undefined,
  ordered: readonly string[] | undefined,
): Prefix[] {
  const texts = policy?.advertise ?? ordered ?? world.get('site', router.body.siteId)?.body.prefixes ?? []
  return texts.flatMap(text => parsePrefix(text) ?? []).filter(({ family }) => family === 4)
}

type Site = Pick<RouterSource, 'world' | 'router'>

interface Towards {
  readonly name: string
  readonly policy: NeighbourPolicy | undefined
  readonly localPreference: number
  readonly announced: readonly Prefix[]
  readonly communities: readonly Community[]
  readonly expected: readonly Prefix[]
}

/** The policy in both directions. Its role is found when all of the router's are known. */
export function policyOf(site: Site, towards: Towards): Policy {
  const { name, policy, localPreference, announced, communities, expected } = towards
  const own = announcedBy(site, undefined, undefined)
  return {
    name,
    role: 'primary',
    localPreference,
    announced,
    refused: refusedOf([...new Map([...own, ...announced].map(each => [each.text, each])).values()], expected),
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
function refusedOf(own: readonly Prefix[], expected: readonly Prefix[]): Policy['refused'] {
  const isExpected = (prefix: Prefix) => expected.some(({ text }) => text === prefix.text)
  return [
    ...(isExpected(DEFAULT_ROUTE) ? [] : [{ prefix: DEFAULT_ROUTE, orLonger: false }]),
    { prefix: LINK_LOCAL, orLonger: true },
    ...own
      .filter(prefix => !isExpected(prefix) && prefix.length > 0)
      .map(prefix => ({ prefix, orLonger: !expected.some(each => covers(prefix, each)) })),
  ]
}
