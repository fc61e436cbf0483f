import { directConnectError } from '../../resources/directConnectError.ts'
import { detachDirectConnectGateway } from '../../resources/directConnectGatewayAttachment.ts'
import { associationNotFound, findAssociation, isTheirAssociation } from '../../resources/directConnectLookup.ts'
import { associationsOf } from '../../resources/gatewayAssociations.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { associationAnswer } from './associationAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'

/** Ends an association, named by its id or by both gateways. It answers as disassociating. */
export const deleteDirectConnectGatewayAssociation: DirectConnectOperation<'DeleteDirectConnectGatewayAssociation'> = (
  context,
  input,
) => {
  const { world, nowMs, leadTimes } = context
  const row = named(context, input)
  if (row.body.state === 'disassociating') return { directConnectGatewayAssociation: associationAnswer(row) }
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  detachDirectConnectGateway(world, row.body, timer.dueAt)
  const ended = world.update('directConnectGatewayAssociation', row.id, { state: 'disassociating' }, timer)
  return { directConnectGatewayAssociation: associationAnswer(ended) }
}

interface Named {
  readonly associationId?: string | undefined
  readonly directConnectGatewayId?: string | undefined
  readonly virtualGatewayId?: string | undefined
}

function named({ world, caller }: Context, input: Named): Row<'directConnectGatewayAssociation'> {
  const { associationId, directConnectGatewayId, virtualGatewayId } = input
  if (associationId) {
    const row = findAssociation(world, caller, associationId)
    if (row === undefined) throw associationNotFound(associationId)
    return row
  }
  if (!directConnectGatewayId || !virtualGatewayId) {
    throw directConnectError('Give associationId, or directConnectGatewayId together with virtualGatewayId.')
  }
  const row = associationsOf(world, virtualGatewayId).find(
    each => each.body.directConnectGatewayId === directConnectGatewayId && isTheirAssociation(each, caller),
  )
  if (row === undefined) {
    throw directConnectError(`The association of ${virtualGatewayId} with ${directConnectGatewayId} does not exist.`)
  }
  return row
}
