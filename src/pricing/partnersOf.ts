import { isLiveConnection } from '../resources/connection.ts'
import type { World } from '../resources/world.ts'

/**
 * Accounts of partners, with the interconnects that they host others on. What those cost is between them and AWS: whoever is
 * hosted pays the partner's fee, which is asked for by itself. An estate's own account is no partner of itself.
 */
export function partnersOf(world: World, own: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { account, body } of world.all('connection')) {
    if (body.role !== 'interconnect' || account === own || !isLiveConnection(body)) continue
    found.set(account, [...(found.get(account) ?? []), body.name])
  }
  return found
}
