import { directConnectError } from '../../resources/directConnectError.ts'
import { cameBefore, remembered } from '../../resources/idempotentRequest.ts'
import type { Port } from '../../resources/port.ts'
import { liveResiliencyGroupOf } from '../../resources/resiliencyGroupLookup.ts'
import type { World } from '../../resources/world.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { groupPorts } from './groupPorts.ts'
import { member } from './member.ts'
import { resiliencyGroupAssociationAnswer } from './resiliencyGroupAssociationAnswer.ts'

/** Puts connections into a group, all of them or none. A connection is in one group at a time. */
export const associateConnectionsToResiliencyGroup: DirectConnectOperation<'AssociateConnectionsToResiliencyGroup'> = (
  context,
  input,
) => {
  const { world, caller, nowMs, leadTimes } = context
  const group = liveResiliencyGroupOf(world, caller, member(input, 'resiliencyGroupId'))
  const ports = groupPorts(context, member(input, 'connectionIdentifiers'))
  const request = ['associate', ports.map(({ id }) => id)]
  if (!cameBefore(group.body.requests, input.clientToken, request)) {
    for (const port of ports) refuseGrouped(world, port)
    world.update('resiliencyGroup', group.id, { requests: remembered(group.body.requests, input.clientToken, request) })
    for (const { id } of ports) {
      const association = { resiliencyGroupId: group.id, portId: id, state: 'associating' as const }
      const timer = { dueAt: nowMs + leadTimes.provisioning }
      world.put('resiliencyGroupAssociation', `${group.id}-${id}`, group, association, timer)
    }
  }
  const rows = ports.map(({ id }) => world.get('resiliencyGroupAssociation', `${group.id}-${id}`))
  return {
    resiliencyGroupAssociations: rows.flatMap(row => (row ? [resiliencyGroupAssociationAnswer(world, row)] : [])),
  }
}

function refuseGrouped(world: World, { id }: Port): void {
  const [there] = world.referring('resiliencyGroupAssociation', id)
  if (there === undefined) return
  throw directConnectError(
    `Connection ${id} is ${there.body.state} with Resiliency Group ${there.body.resiliencyGroupId}; disassociate it first.`,
  )
}
