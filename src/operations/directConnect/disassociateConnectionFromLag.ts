import { isLiveConnection } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { isLiveLag } from '../../resources/lag.ts'
import { leaveLag } from '../../resources/lagMembership.ts'
import { refuseSmallerPool } from '../../resources/lagPool.ts'
import { refuseBelowMinimum } from '../../resources/lagRules.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/**
 * Makes a member a connection of its own again, a partner's an interconnect. What the LAG carries stays on it, and the last
 * member may go. Its refusals have words of their own, on which AWS's clients wait or give up.
 */
export const disassociateConnectionFromLag: DirectConnectOperation<'DisassociateConnectionFromLag'> = (context, input) => {
  const { world } = context
  const { port, lag } = named(context, member(input, 'connectionId'), member(input, 'lagId'))
  for (const { id, body } of [port, lag]) {
    if (body.state === 'deleting') throw directConnectError(`${id} is in a transitioning state: it is being deleted.`)
  }
  if (port.body.lagId !== lag.id) {
    throw directConnectError(`Connection ${port.id} is not associated with Lag ${lag.id}.`)
  }
  refuseBelowMinimum(world, lag, port, { lastMayLeave: true })
  refuseSmallerPool(world, lag, port)
  world.update('lag', lag.id, {})
  return connectionAnswer(context, leaveLag(world, port, lag))
}

function named({ world, caller }: Context, connectionId: string, lagId: string): { port: Row<'connection'>; lag: Row<'lag'> } {
  const port = world.get('connection', connectionId)
  if (!port || !isTheirs(port) || (!isLiveConnection(port.body) && port.body.state !== 'deleting')) {
    throw directConnectError(`Connection does not exist: ${connectionId}.`)
  }
  const lag = world.get('lag', lagId)
  if (!lag || !isTheirs(lag) || (!isLiveLag(lag.body) && lag.body.state !== 'deleting')) {
    throw directConnectError(`Lag does not exist: ${lagId}.`)
  }
  return { port, lag }

  function isTheirs({ account, region }: Row): boolean {
    return account === caller.account && region === caller.region
  }
}
