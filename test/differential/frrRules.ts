import type { PolicyRule } from '../../src/routing/policyRule.ts'

/** Where rules begin and end in a route-map; what is done to every path stands before them and goes on at the first. */
const RULES = { first: 2000, last: 3000 } as const

/** Makes an entry go on with the rules, where there are any. */
export function onToRules(rules: readonly PolicyRule[] | undefined): string[] {
  return rules === undefined ? [] : [`  on-match goto ${RULES.first}`]
}

/** Rules as entries of a route-map, with the lists they match by; `ownAhead` numbers will yet be put in front. */
export function ruleEntries(
  map: string,
  rules: readonly PolicyRule[] | undefined,
  prepended: 'last-as' | number | undefined,
  ownAhead: 0 | 1,
): string[] {
  if (rules === undefined) return []
  return [
    // What was not sent on to the rules was refused.
    `route-map ${map} deny ${RULES.first - 1}`,
    'exit',
    ...rules.flatMap((rule, i) => entry(map, `${map}_${i}`, RULES.first + i, rule, prepended, ownAhead)),
    `route-map ${map} permit ${RULES.last}`,
    'exit',
  ]
}

function entry(
  map: string,
  name: string,
  at: number,
  { when, action }: PolicyRule,
  prepended: 'last-as' | number | undefined,
  ownAhead: 0 | 1,
): string[] {
  const { prefixes = [], communities = [], asPathLength } = when
  return [
    ...prefixes.map(({ prefix, least, most }, i) => {
      const lengths = `${least > prefix.length ? ` ge ${least}` : ''}${most > prefix.length ? ` le ${most}` : ''}`
      return `ip prefix-list TO_${name} seq ${5 * (i + 1)} permit ${prefix.text}${lengths}`
    }),
    ...communities.map(community => `bgp community-list standard C_${name} permit ${community}`),
    ...(asPathLength
      ? lengthPatterns(asPathLength.least - ownAhead, asPathLength.most - ownAhead).map(
          pattern => `bgp as-path access-list LEN_${name} permit ${pattern}`,
        )
      : []),
    ...(action === 'drop' || !Array.isArray(action.removeCommunities)
      ? []
      : action.removeCommunities.map(gone => `bgp community-list standard GONE_${name} permit ${gone}`)),
    `route-map ${map} ${action === 'drop' ? 'deny' : 'permit'} ${at}`,
    ...(prefixes.length > 0 ? [`  match ip address prefix-list TO_${name}`] : []),
    ...(communities.length > 0 ? [`  match community C_${name}`] : []),
    ...(asPathLength ? [`  match as-path LEN_${name}`] : []),
    ...(action === 'drop' ? [] : changes(name, action, prepended)),
    'exit',
  ]
}

function changes(
  name: string,
  { localPreference, med, origin, prepend = 0, removeCommunities, addCommunities }: Exclude<PolicyRule['action'], 'drop'>,
  prepended: 'last-as' | number | undefined,
): string[] {
  const prepending = prepended === 'last-as' ? `last-as ${prepend}` : Array(prepend).fill(prepended).join(' ')
  const added = addCommunities?.join(' ') ?? 'none'
  return [
    ...(localPreference === undefined ? [] : [`  set local-preference ${localPreference}`]),
    ...(med === undefined ? [] : [`  set metric ${med}`]),
    ...(origin === undefined ? [] : [`  set origin ${origin}`]),
    ...(prepend === 0 || prepended === undefined ? [] : [`  set as-path prepend ${prepending}`]),
    ...(removeCommunities === 'all' ? [`  set community ${added}`] : []),
    ...(Array.isArray(removeCommunities) ? [`  set comm-list GONE_${name} delete`] : []),
    ...(addCommunities && removeCommunities !== 'all' ? [`  set community ${added} additive`] : []),
  ]
}

/** FRR counts no numbers: it matches the path as text. */
function lengthPatterns(least: number, most: number): string[] {
  const some = most < 1 ? [] : [`^[0-9]+( [0-9]+){${Math.max(0, least - 1)},${most - 1}}$`]
  return [...(least <= 0 && most >= 0 ? ['^$'] : []), ...some]
}
