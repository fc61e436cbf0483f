import { nextConnectionState } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { DELETED_SHOWN_MS } from '../../resources/directConnectTimers.ts'
import { hostedOn } from '../../resources/lagMembers.ts'
import { refuseSmallerPool } from '../../resources/lagPool.ts'
import { refuseBelowMinimum } from '../../resources/lagRules.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'

/**
 * A live connection or interconnect on its way out: refused while it carries anything, and while its LAG cannot spare it.
 * A hosted connection that its owner gives back before confirming it is rejected.
 */
export function givenBackPort({ world, caller, nowMs, leadTimes }: Context, row: Row<'connection'>): Row<'connection'> {
  const { id, body } = row
  const carried = [
    ...[...world.referring('virtualInterface', id)].filter(vif => vif.body.state !== 'deleted' && vif.body.state !== 'rejected'),
    ...hostedOn(world, id),
  ]
  if (carried.length > 0) {
    const what = body.role === 'interconnect' ? 'Interconnect' : 'Connection'
    const kinds = body.role === 'interconnect' ? 'hosted connections' : 'virtual interfaces'
    throw directConnectError(
      `${what} ${id} has ${kinds} and cannot be deleted; delete ${carried.map(each => each.id).join(', ')} first.`,
    )
  }
  const lag = body.lagId === undefined ? undefined : world.get('lag', body.lagId)
  if (lag) {
    refuseBelowMinimum(world, lag, row, { lastMayLeave: false })
    refuseSmallerPool(world, lag, row)
    world.update('lag', lag.id, {})
  }
  const isDeclined = body.state === 'ordering' && row.account === caller.account
  const state = nextConnectionState(body.state, isDeclined ? 'declined' : 'deleteRequested') ?? body.state
  const shownMs = isDeclined ? DELETED_SHOWN_MS : leadTimes.provisioning
  return world.update('connection', id, { state }, { dueAt: nowMs + shownMs })
}
