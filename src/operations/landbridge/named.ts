import type { Row, World } from '../../resources/world.ts'
import { customerId } from './customerId.ts'
import { notFound } from './refusals.ts'

const SPOKEN: Readonly<Record<string, string>> = { applianceTunnel: 'appliance tunnel', sharedRisk: 'shared risk' }

/** The site, router, host or flow of this name, or the refusal that says that there is none. */
export function named<K extends 'site' | 'router' | 'host' | 'flow' | 'applianceTunnel' | 'sharedRisk'>(
  world: World,
  kind: K,
  account: string,
  name: string,
): Row<K> {
  const row = world.get(kind, customerId(kind, account, name))
  if (!row) throw notFound(SPOKEN[kind] ?? kind, name)
  return row
}

/** Names of the rows, for messages: at most five. */
export function namesOf(names: Iterable<string>): string {
  const all = [...names]
  return all.slice(0, 5).join(', ') + (all.length > 5 ? ` and ${all.length - 5} more` : '')
}
