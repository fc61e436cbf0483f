import { connectionNotFound, connectionOf } from './directConnectLookup.ts'
import { findPort } from './port.ts'
import type { Row, Scope, World } from './world.ts'

/** The caller's own connection, or a hosted one that the caller allocated as partner; deleted ones while they are shown. */
export function shownConnectionOf(world: World, scope: Scope, id: string): Row<'connection'> {
  const row = world.get('connection', id)
  return row && isAllocatedBy(world, row, scope) ? row : connectionOf(world, scope, id)
}

/** A hosted connection that the caller allocated as partner: only its parent's owner may move it. */
export function allocatedBy(world: World, scope: Scope, id: string): Row<'connection'> {
  const row = world.get('connection', id)
  if (row && isAllocatedBy(world, row, scope)) return row
  throw connectionNotFound(id)
}

function isAllocatedBy(world: World, { region, body }: Row<'connection'>, scope: Scope): boolean {
  if (body.parentId === undefined || region !== scope.region) return false
  return findPort(world, body.parentId)?.account === scope.account
}
