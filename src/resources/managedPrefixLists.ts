import { derivedEc2Id } from './derivedId.ts'
import type { ManagedPrefixList } from './endPoints.ts'
import type { Scope, World } from './world.ts'

/** A prefix list that AWS keeps for one of its services. */
export interface AwsPrefixList {
  readonly id: `pl-${string}`
  readonly name: string
  readonly cidrs: readonly string[]
}

/**
 * Blocks that stand for the public addresses of AWS's services in every Region: benchmarking space (RFC 2544), since the
 * real ones change by the hour and are nobody's to copy.
 */
export const SERVICE_CIDRS = { s3: '198.18.0.0/16', dynamodb: '198.19.0.0/16' } as const

/** The lists of the services that have gateway endpoints (VPC guide, "AWS-managed prefix lists"). Their ids are our own. */
export function awsPrefixLists(region: string): AwsPrefixList[] {
  return Object.entries(SERVICE_CIDRS).map(([service, cidr]) => ({
    id: derivedEc2Id('pl', `${region} ${service}`),
    name: `com.amazonaws.${region}.${service}`,
    cidrs: [cidr],
  }))
}

/** Blocks of the list that a row of this Region refers to; undefined if there is no such list. */
export function prefixListCidrs(world: World, { region }: Pick<Scope, 'region'>, id: string): readonly string[] | undefined {
  const row = world.get('managedPrefixList', id)
  if (row?.region === region) return row.body.entries.map(({ cidr }) => cidr)
  return awsPrefixLists(region).find(list => list.id === id)?.cidrs
}

/** How many routes or rules a reference counts for: its most entries, not those it has (VPC guide, "Prefix lists"). */
export function prefixListWeight(world: World, scope: Scope, id: string): number {
  return world.get('managedPrefixList', id)?.body.maxEntries ?? prefixListCidrs(world, scope, id)?.length ?? 1
}

export function familyOf(list: Pick<ManagedPrefixList, 'addressFamily'>): 4 | 6 {
  return list.addressFamily === 'IPv4' ? 4 : 6
}
