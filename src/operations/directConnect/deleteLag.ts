import { directConnectError } from '../../resources/directConnectError.ts'
import { nextLagState } from '../../resources/lag.ts'
import { lagNotFound, shownLagOf } from '../../resources/lagLookup.ts'
import { hostedOn, membersOf } from '../../resources/lagMembers.ts'
import { leaveLag } from '../../resources/lagMembership.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { lagAnswer } from './lagAnswer.ts'
import { member } from './member.ts'

/** Deletes a LAG that carries nothing any more. Its members are not deleted: each is a connection of its own again. */
export const deleteLag: DirectConnectOperation<'DeleteLag'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const lag = shownLagOf(world, caller, member(input, 'lagId'))
  if (lag.body.state === 'deleting') return lagAnswer(context, lag)
  const state = nextLagState(lag.body.state, 'deleteRequested')
  if (state === undefined) throw lagNotFound(lag.id)
  const carried = [
    ...[...world.referring('virtualInterface', lag.id)].filter(
      ({ body }) => body.state !== 'deleted' && body.state !== 'rejected',
    ),
    ...hostedOn(world, lag.id),
  ]
  if (carried.length > 0) {
    throw directConnectError(
      `Lag ${lag.id} has virtual interfaces or hosted connections and cannot be deleted; delete ${carried.map(({ id }) => id).join(', ')} first.`,
    )
  }
  for (const port of membersOf(world, lag.id)) leaveLag(world, port, lag)
  return lagAnswer(context, world.update('lag', lag.id, { state }, { dueAt: nowMs + leadTimes.provisioning }))
}
