import type { RouterModel } from './routerModel.ts'

type Policy = RouterModel['policies'][number]

/** How a dialect of the industry's command line writes what is inside a route map, and how it leaves it. */
interface Dialect {
  readonly indent: string
  readonly end?: string
}

/** Prefix lists a line each: what is told, and everything but what is refused of what is heard. */
export function prefixListLines({ name, announced, refused }: Policy): string[] {
  return [
    ...announced.map(({ text }, i) => `ip prefix-list OUT-${name} seq ${5 * (i + 1)} permit ${text}`),
    ...refused.map(
      ({ prefix, orLonger }, i) => `ip prefix-list IN-${name} seq ${5 * (i + 1)} deny ${prefix.text}${orLonger ? ' le 32' : ''}`,
    ),
    `ip prefix-list IN-${name} seq ${5 * (refused.length + 1)} permit 0.0.0.0/0 le 32`,
  ]
}

/** The route maps that use them: preference of what is heard; communities, MED and prepending of what is told. */
export function routeMapLines(asn: number, policy: Policy, { indent, end }: Dialect): string[] {
  const { name, announced, localPreference, communities, med, prepend } = policy
  const left = end === undefined ? [] : [end]
  const told = [
    `match ip address prefix-list OUT-${name}`,
    ...(communities.length > 0 ? [`set community ${communities.join(' ')} additive`] : []),
    ...(med === undefined ? [] : [`set metric ${med}`]),
    ...(prepend > 0 ? [`set as-path prepend ${Array<number>(prepend).fill(asn).join(' ')}`] : []),
  ]
  return [
    `route-map IN-${name} permit 10`,
    `${indent}match ip address prefix-list IN-${name}`,
    `${indent}set local-preference ${localPreference}`,
    ...left,
    ...(announced.length === 0
      ? [`route-map OUT-${name} deny 10`]
      : [`route-map OUT-${name} permit 10`, ...told.map(line => indent + line)]),
    ...left,
  ]
}
