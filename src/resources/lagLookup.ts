import { directConnectError } from './directConnectError.ts'
import { isLiveLag } from './lag.ts'
import type { Row, Scope, World } from './world.ts'

/** The caller's LAG in any state, deleted ones included for as long as they are shown. */
export function shownLagOf(world: World, scope: Scope, id: string): Row<'lag'> {
  if (!/^dxlag-[a-z0-9]{8}$/.test(id)) throw directConnectError(`LagID ${id} has an invalid format.`)
  const row = world.get('lag', id)
  if (row?.account !== scope.account || row.region !== scope.region) throw lagNotFound(id)
  return row
}

/** The caller's LAG that is neither deleted nor about to be. */
export function lagOf(world: World, scope: Scope, id: string): Row<'lag'> {
  const row = shownLagOf(world, scope, id)
  if (!isLiveLag(row.body)) throw lagNotFound(id)
  return row
}

export function lagNotFound(id: string): Error {
  return directConnectError(`Could not find Lag with ID ${id}`)
}
