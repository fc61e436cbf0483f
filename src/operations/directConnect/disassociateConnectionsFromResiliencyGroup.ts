import { directConnectError } from '../../resources/directConnectError.ts'
import { cameBefore, remembered } from '../../resources/idempotentRequest.ts'
import { liveResiliencyGroupOf } from '../../resources/resiliencyGroupLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { groupPorts } from './groupPorts.ts'
import { member } from './member.ts'
import { resiliencyGroupAssociationAnswer } from './resiliencyGroupAssociationAnswer.ts'

/** Takes connections out of a group, all of them or none. */
export const disassociateConnectionsFromResiliencyGroup: DirectConnectOperation<'DisassociateConnectionsFromResiliencyGroup'> = (
  context,
  input,
) => {
  const { world, caller, nowMs, leadTimes } = context
  const group = liveResiliencyGroupOf(world, caller, member(input, 'resiliencyGroupId'))
  const ports = groupPorts(context, member(input, 'connectionIdentifiers'))
  const request = ['disassociate', ports.map(({ id }) => id)]
  const isRepeated = cameBefore(group.body.requests, input.clientToken, request)
  const rows = ports.flatMap(({ id }) => {
    const row = world.get('resiliencyGroupAssociation', `${group.id}-${id}`)
    if (row === undefined && !isRepeated) {
      throw directConnectError(`Connection ${id} is not associated with Resiliency Group ${group.id}.`)
    }
    return row ? [row] : []
  })
  if (!isRepeated) {
    world.update('resiliencyGroup', group.id, { requests: remembered(group.body.requests, input.clientToken, request) })
  }
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  const going = rows.map(({ kind, id }) =>
    isRepeated ? world.get(kind, id) : world.update(kind, id, { state: 'disassociating' }, timer),
  )
  return {
    resiliencyGroupAssociations: going.flatMap(row => (row ? [resiliencyGroupAssociationAnswer(world, row)] : [])),
  }
}
