import { directConnectError } from '../../resources/directConnectError.ts'
import { directConnectGatewayNotFound, findDirectConnectGateway } from '../../resources/directConnectLookup.ts'
import { associationsOf } from '../../resources/gatewayAssociations.ts'
import { directConnectGatewayAnswer } from './directConnectGatewayAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Deletes a DX gateway that nothing is attached to or associated with any more. */
export const deleteDirectConnectGateway: DirectConnectOperation<'DeleteDirectConnectGateway'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const id = member(input, 'directConnectGatewayId')
  const row = findDirectConnectGateway(world, caller, id)
  if (row === undefined) throw directConnectGatewayNotFound(id)
  if (row.body.state === 'deleting') return { directConnectGateway: directConnectGatewayAnswer(row) }
  const attached = [...world.referring('virtualInterface', id)].filter(({ body }) => body.state !== 'deleted')
  const users = [...attached, ...associationsOf(world, id)]
  if (users.length > 0) {
    throw directConnectError(
      `Direct Connect Gateway ${id} has ${attached.length} virtual interface attachments and ${users.length - attached.length} associations and cannot be deleted; delete ${users.map(each => each.id).join(', ')} first.`,
    )
  }
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  return {
    directConnectGateway: directConnectGatewayAnswer(world.update('directConnectGateway', id, { state: 'deleting' }, timer)),
  }
}
