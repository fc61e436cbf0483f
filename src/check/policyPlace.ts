import type { NeighbourPolicy } from '../resources/customerSide.ts'
import { named } from './named.ts'
import type { Hit } from './rule.ts'
import type { Interface, Vpn } from './ways.ts'

/** What estate files call members of a policy that have their unit in the name. */
const IN_FILES: Readonly<Partial<Record<keyof NeighbourPolicy, string>>> = { holdSeconds: 'hold', keepaliveSeconds: 'keepalive' }

/** Where a file says how a router treats a way: what it has for this neighbour alone, else what it has for all of them. */
export function policyPlace(
  { name, router, policy }: Pick<Interface | Vpn, 'name' | 'router' | 'policy'>,
  member: keyof NeighbourPolicy,
): Pick<Hit, 'at' | 'member'> {
  if (!router) return {}
  const own = IN_FILES[member] ?? member
  return { at: named(router), member: policy[member] === undefined ? own : `neighbours.${name}.${own}` }
}
