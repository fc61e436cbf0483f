import { isLiveConnection } from '../../resources/connection.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { connectionNotFound } from '../../resources/directConnectLookup.ts'
import { allocatedBy } from '../../resources/hostedConnectionLookup.ts'
import { parentOf, refuseBandwidth, refuseHostedVlan } from '../../resources/hostedConnectionOrder.ts'
import { moveHostedConnection } from '../../resources/lagMembership.ts'
import { touchPort } from '../../resources/port.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { refuseNoPartner } from './partner.ts'

/** Moves a hosted connection, with its virtual interface, to another interconnect or LAG of its partner; it is interrupted. */
export const associateHostedConnection: DirectConnectOperation<'AssociateHostedConnection'> = (context, input) => {
  refuseNoPartner(context)
  const { world, caller, nowMs, leadTimes } = context
  const hosted = allocatedBy(world, caller, member(input, 'connectionId'))
  if (!isLiveConnection(hosted.body)) throw connectionNotFound(hosted.id)
  const target = parentOf(world, caller, member(input, 'parentConnectionId'))
  if (target.id === hosted.body.parentId) {
    throw directConnectError(`Hosted connection ${hosted.id} is already on ${target.id}.`)
  }
  refuseBandwidth(hosted.body.bandwidth, target)
  refuseHostedVlan(world, target.id, hosted.body.vlan ?? 0)
  if (target.kind === 'lag') world.update('lag', target.id, { allowsHostedConnections: true })
  else touchPort(world, target.id)
  return connectionAnswer(context, moveHostedConnection(world, hosted, target, { dueAt: nowMs + leadTimes.provisioning }))
}
