import { isLiveConnection } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { connectionNotFound, connectionOf } from '../../resources/directConnectLookup.ts'
import { lagOf } from '../../resources/lagLookup.ts'
import { joinLag, leaveLag, refuseVlanConflict } from '../../resources/lagMembership.ts'
import { refuseBelowMinimum, refuseJoining } from '../../resources/lagRules.ts'
import type { Row } from '../../resources/world.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { portToBundle } from './portToBundle.ts'

/** Makes a connection on the LAG's device a member of it, also one of another LAG. It is interrupted, with what it carries. */
export const associateConnectionWithLag: DirectConnectOperation<'AssociateConnectionWithLag'> = (context, input) => {
  const { world, caller, nowMs, quotas, leadTimes } = context
  const port = portToBundle(connectionOf(world, caller, member(input, 'connectionId')))
  if (!isLiveConnection(port.body)) throw connectionNotFound(port.id)
  const lag = lagOf(world, caller, member(input, 'lagId'))
  if (port.body.lagId === lag.id) throw directConnectError(`Connection ${port.id} is already associated with Lag ${lag.id}.`)
  refuseJoining(world, lag, `Connection ${port.id}`, port.body, quotas)
  refuseRole(port, lag)
  refuseOtherDevice(port, lag)
  refuseVlanConflict(world, [port.id], lag.id)
  const alone = port.body.lagId === undefined ? port : leave(world, port, port.body.lagId)
  world.update('lag', lag.id, {})
  return connectionAnswer(context, joinLag(world, alone, lag, { dueAt: nowMs + leadTimes.provisioning }))

  function leave(draft: typeof world, leaving: Row<'connection'>, lagId: string): Row<'connection'> {
    const from = lagOf(draft, caller, lagId)
    refuseBelowMinimum(draft, from, leaving, { lastMayLeave: false })
    draft.update('lag', from.id, {})
    return leaveLag(draft, leaving, from)
  }
}

function refuseOtherDevice(port: Row<'connection'>, lag: Row<'lag'>): void {
  if (port.body.awsDevice === lag.body.awsDevice) return
  throw directConnectError(
    `Connection ${port.id} is on device ${port.body.awsDevice} and Lag ${lag.id} on ${lag.body.awsDevice}; order the connection with lagId to have it on the Lag's.`,
  )
}

/** A partner's LAG bundles interconnects and a customer's connections: what they carry is not the same. */
function refuseRole(port: Row<'connection'>, lag: Row<'lag'>): void {
  if ((port.body.role === 'interconnect') === lag.body.allowsHostedConnections) return
  throw directConnectError(
    lag.body.allowsHostedConnections
      ? `Lag ${lag.id} hosts connections, and connection ${port.id} is not an interconnect.`
      : `Connection ${port.id} is an interconnect, and Lag ${lag.id} was not made of interconnects; create one from it with CreateLag.`,
  )
}
