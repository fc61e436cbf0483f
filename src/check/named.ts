import { listed as inWords } from '../net/listed.ts'
import type { Row, World } from '../resources/world.ts'
import type { Subject } from './subject.ts'

/** A row as findings speak of it: by the name that people gave it. */
export function named(row: Row): Subject {
  const body = row.body as { readonly name?: string; readonly tags?: Readonly<Record<string, string>> }
  return { id: row.id, name: body.tags?.['landbridge:name'] || body.name || body.tags?.Name || row.id }
}

/** A transit gateway's route table, or the gateway itself where nobody gave the table a name. */
export function namedTable(world: World, table: Row<'transitGatewayRouteTable'>): Subject {
  const gateway = world.get('transitGateway', table.body.transitGatewayId)
  const own = named(table)
  return own.name === table.id && gateway ? named(gateway) : own
}

/** `a`, `a and b`, `a, b and c`; of many the first four and how many more. */
export function listed(items: Iterable<string>): string {
  const all = [...new Set(items)]
  const shown = all.length > 5 ? [...all.slice(0, 4), `${all.length - 4} more`] : all
  return inWords(shown) || 'nothing'
}
