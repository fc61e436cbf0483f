import type { Community } from '../../src/net/community.ts'
import type { PrivateAsRemoval } from '../../src/routing/asPath.ts'
import type { PolicyRule } from '../../src/routing/policyRule.ts'

/** Rules as a chain of BIRD's `if … else`: the first that matches is the only one that acts. */
export function ruleSteps(rules: readonly PolicyRule[], prepended: string | undefined, length: string): string[] {
  if (rules.length === 0) return []
  return [
    rules
      .map(({ when: { prefixes, communities, asPathLength }, action }) => {
        const conditions = [
          ...(prefixes
            ? [`net ~ [ ${prefixes.map(({ prefix, least, most }) => `${prefix.text}{${least},${most}}`).join(', ')} ]`]
            : []),
          ...(communities ? [`bgp_community ~ [ ${communities.map(pair).join(', ')} ]`] : []),
          ...(asPathLength ? [`(${length}) >= ${asPathLength.least} && (${length}) <= ${asPathLength.most}`] : []),
        ]
        const steps = action === 'drop' ? ['reject;'] : changes(action, prepended)
        return `if ${conditions.join(' && ') || 'true'} then { ${steps.join(' ')} }`
      })
      .join('\nelse '),
  ]
}

function changes(action: Exclude<PolicyRule['action'], 'drop'>, prepended: string | undefined): string[] {
  const { localPreference, med, origin, prepend = 0, removeCommunities = [], addCommunities = [] } = action
  return [
    ...(localPreference === undefined ? [] : [`bgp_local_pref = ${localPreference};`]),
    ...(med === undefined ? [] : [`bgp_med = ${med};`]),
    ...(origin === undefined ? [] : [`bgp_origin = ORIGIN_${origin.toUpperCase()};`]),
    ...(prepended === undefined ? [] : Array<string>(prepend).fill(`bgp_path.prepend(${prepended});`)),
    ...(removeCommunities === 'all'
      ? ['bgp_community = -empty-;']
      : removeCommunities.map(gone => `bgp_community.delete(${pair(gone)});`)),
    ...addCommunities.map(added => `bgp_community.add(${pair(added)});`),
  ]
}

/** BIRD has no such option; its filters take numbers out of a path, but put none in their places. */
export function withoutPrivateAs({ how, neighbourAsn }: PrivateAsRemoval): string {
  if (how === 'replace') throw new RangeError('BIRD replaces no AS numbers')
  const ranges = [
    [64_512, 65_534],
    [4_200_000_000, 4_294_967_294],
  ].map(([low, high]) => `${low}..${high}`)
  const gone = [
    [64_512, 65_534],
    [4_200_000_000, 4_294_967_294],
  ].flatMap(([low = 0, high = 0]) =>
    neighbourAsn < low || neighbourAsn > high
      ? [[low, high]]
      : [
          [low, neighbourAsn - 1],
          [neighbourAsn + 1, high],
        ],
  )
  const set = gone.filter(([low = 0, high = 0]) => low <= high).map(([low, high]) => `${low}..${high}`)
  const step = `bgp_path.delete([ ${set.join(', ')} ]);`
  return how === 'all' ? step : `if bgp_path.len = filter(bgp_path, [ ${ranges.join(', ')} ]).len then ${step}`
}

export function pair(community: Community): string {
  return `(${community.replace(':', ',')})`
}
