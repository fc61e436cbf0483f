import { FAMILY_WORDS } from './families.ts'
import type { RouterModel } from './routerModel.ts'

type Policy = RouterModel['policies'][number]

/** How a dialect of the industry's command line writes what is inside a route map, and how it leaves it. */
interface Dialect {
  readonly indent: string
  readonly end?: string
}

/** What is told, as the entries of a prefix list without their numbers. */
export function toldEntries({ announced }: Policy): string[] {
  return announced.map(({ text }) => `permit ${text}`)
}

/** Everything but what is refused of what is heard, as entries without their numbers. */
export function heardEntries({ family, refused }: Policy): string[] {
  const { any, longest } = FAMILY_WORDS[family]
  return [
    ...refused.map(({ prefix, orLonger }) => `deny ${prefix.text}${orLonger ? ` le ${longest}` : ''}`),
    `permit ${any} le ${longest}`,
  ]
}

/** Prefix lists a line each: what is told, and everything but what is refused of what is heard. */
export function prefixListLines(policy: Policy): string[] {
  const { ip } = FAMILY_WORDS[policy.family]
  const list = (way: 'OUT' | 'IN', entries: readonly string[]) =>
    entries.map((entry, i) => `${ip} prefix-list ${way}-${policy.name} seq ${5 * (i + 1)} ${entry}`)
  return [...list('OUT', toldEntries(policy)), ...list('IN', heardEntries(policy))]
}

/** The route maps that use them: preference of what is heard; communities, MED and prepending of what is told. */
export function routeMapLines(asn: number, policy: Policy, { indent, end }: Dialect): string[] {
  const { name, family, announced, localPreference, communities, med, prepend } = policy
  const { ip } = FAMILY_WORDS[family]
  const left = end === undefined ? [] : [end]
  const told = [
    `match ${ip} address prefix-list OUT-${name}`,
    ...(communities.length > 0 ? [`set community ${communities.join(' ')} additive`] : []),
    ...(med === undefined ? [] : [`set metric ${med}`]),
    ...(prepend > 0 ? [`set as-path prepend ${Array<number>(prepend).fill(asn).join(' ')}`] : []),
  ]
  return [
    `route-map IN-${name} permit 10`,
    `${indent}match ${ip} address prefix-list IN-${name}`,
    `${indent}set local-preference ${localPreference}`,
    ...left,
    ...(announced.length === 0
      ? [`route-map OUT-${name} deny 10`]
      : [`route-map OUT-${name} permit 10`, ...told.map(line => indent + line)]),
    ...left,
  ]
}
