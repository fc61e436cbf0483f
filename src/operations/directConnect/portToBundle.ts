import { directConnectError } from '../../resources/directConnectError.ts'
import type { Row } from '../../resources/world.ts'

/** The port, if a LAG can bundle it: a hosted connection has none of its own. */
export function portToBundle(row: Row<'connection'>): Row<'connection'> {
  if (row.body.role === 'hosted') {
    throw directConnectError(
      `Connection ${row.id} is a hosted connection and cannot be a member of a Lag; its partner moves it with AssociateHostedConnection.`,
    )
  }
  return row
}
