import { directConnectError } from './directConnectError.ts'
import type { Row, Scope, World } from './world.ts'

/** The caller's interconnect, deleted ones included for as long as they are shown. Its id looks like a connection's. */
export function interconnectOf(world: World, scope: Scope, id: string): Row<'connection'> {
  if (!/^dxcon-[a-z0-9]{8}$/.test(id)) throw directConnectError(`InterconnectID ${id} has an invalid format.`)
  const row = world.get('connection', id)
  if (row?.body.role === 'interconnect' && row.account === scope.account && row.region === scope.region) return row
  throw directConnectError(`Could not find Interconnect with ID ${id}`)
}
