import { directConnectError } from './directConnectError.ts'
import type { Row, Scope, World } from './world.ts'

/** The caller's virtual private gateway in the caller's Region, or AWS's own refusal; one that is being deleted is gone. */
export function virtualGatewayOf(world: World, scope: Scope, id: string): Row<'virtualPrivateGateway'> {
  const row = world.get('virtualPrivateGateway', id)
  const isTheirs = row?.account === scope.account && row.region === scope.region
  if (row === undefined || !isTheirs || row.body.state === 'deleting' || row.body.state === 'deleted') {
    throw directConnectError(`The VirtualGateway ${id} does not exist.`)
  }
  return row
}
