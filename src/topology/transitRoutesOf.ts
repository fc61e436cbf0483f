import type { Tables } from '../routing/converge.ts'
import type { RouteEntry } from '../routing/ownRoutes.ts'
import type { Path } from '../routing/path.ts'
import { TGW_RANK } from './awsPolicy.ts'
import type { ObservedTransitRoute, TransitTable } from './topology.ts'
import { TABLE_GROUPS } from './transitGatewayToTables.ts'

/** What a transit gateway's route table shows: of every destination the routes in use, and no others. */
export function transitRoutesOf(tables: Tables, id: string, table: TransitTable): readonly ObservedTransitRoute[] {
  return [...(tables.routes.get(id)?.values() ?? [])].map(entry => routeOf(entry, table))
}

function routeOf({ prefix, chosen }: RouteEntry, { attachments, prefixLists }: TransitTable): ObservedTransitRoute {
  const [first] = chosen
  const isStatic = first?.protocol === 'static' && first.group !== TABLE_GROUPS.vpc
  const list = isStatic && first.rank === TGW_RANK.prefixList ? prefixLists.get(prefix.text) : undefined
  return {
    cidr: prefix.text,
    type: isStatic ? 'static' : 'propagated',
    state: first?.nextHop ? 'active' : 'blackhole',
    attachmentIds: [...new Set(chosen.flatMap(path => attachments.get(wayOf(path)) ?? []))],
    ...(list === undefined ? {} : { prefixListId: list }),
  }
}

/** What came by BGP leaves by the attachment whose session brought it; anything else by its link. */
function wayOf({ session, nextHop }: Path): string {
  return session ?? nextHop?.link ?? ''
}
