import { isLiveConnection } from './connection.ts'
import { directConnectError } from './directConnectError.ts'
import { isLiveLag } from './lag.ts'
import type { Draft, Row, Scope, World } from './world.ts'

/** What carries virtual interfaces: a connection, or a LAG as a whole. AWS's requests name both `connectionId`. */
export type Port = Row<'connection'> | Row<'lag'>

/** The connection or LAG of any account with this id, in any state. */
export function findPort(world: World, id: string): Port | undefined {
  return world.get('connection', id) ?? world.get('lag', id)
}

/** The caller's connection or LAG, deleted ones included for as long as they are shown. */
export function portOf(world: World, scope: Scope, id: string): Port {
  if (!/^dx(con|lag)-[a-z0-9]{8}$/.test(id)) throw directConnectError(`ConnectionID ${id} has an invalid format.`)
  const row = findPort(world, id)
  if (row?.account === scope.account && row.region === scope.region) return row
  throw directConnectError(`Could not find ${id.startsWith('dxlag-') ? 'Lag' : 'Connection'} with ID ${id}`)
}

export function isLivePort(port: Port): boolean {
  return port.kind === 'lag' ? isLiveLag(port.body) : isLiveConnection(port.body)
}

/** Whether it is a slice of a partner's port. */
export function isHosted(port: Port): boolean {
  return port.kind === 'connection' && port.body.role === 'hosted'
}

/** Changes the port without changing anything of it: what it counts cannot be counted by two requests at once. */
export function touchPort(draft: Draft, id: string): void {
  const port = findPort(draft, id)
  if (port) draft.update(port.kind, port.id, {})
}
