import { BITS } from '../../net/address.ts'
import type { Prefix } from '../../net/prefix.ts'
import type { RouterModel } from './routerModel.ts'

export type Family = Prefix['family']

/** What is said of one address family where the languages of routers say the same of both. */
export interface FamilyWords {
  readonly family: Family
  /** Begins what the industry's command line says of its routes and prefix lists. */
  readonly ip: 'ip' | 'ipv6'
  /** JunOS's name of it. */
  readonly inet: 'inet' | 'inet6'
  /** Of an address family of BGP. */
  readonly version: 'ipv4' | 'ipv6'
  /** The prefix that covers all others. */
  readonly any: string
  /** The length of a single address. */
  readonly longest: number
}

export const FAMILY_WORDS: Readonly<Record<Family, FamilyWords>> = {
  4: { family: 4, ip: 'ip', inet: 'inet', version: 'ipv4', any: '0.0.0.0/0', longest: BITS[4] },
  6: { family: 6, ip: 'ipv6', inet: 'inet6', version: 'ipv6', any: '::/0', longest: BITS[6] },
}

/** Ends the names of IPv6 sessions and policies whose IPv4 siblings have the name alone. */
export const IPV6_ENDING = '-v6'

/** The families that the router's BGP speaks: IPv4, and IPv6 where it has a session for that. */
export function familiesOf(router: Parameters<typeof hasIpv6>[0]): readonly FamilyWords[] {
  return hasIpv6(router) ? [FAMILY_WORDS[4], FAMILY_WORDS[6]] : [FAMILY_WORDS[4]]
}

/** Whether it has IPv6 at all: a session, a tunnel, or another edge that it hears of IPv6 from. */
export function hasIpv6({ neighbours, mesh, tunnels }: Pick<RouterModel, 'neighbours' | 'mesh' | 'tunnels'>): boolean {
  return [...neighbours, ...mesh, ...tunnels].some(({ family }) => family === 6)
}

/** Those of one family. */
export function ofFamily<Item extends { readonly family: Family }>(items: readonly Item[], family: Family): Item[] {
  return items.filter(each => each.family === family)
}
