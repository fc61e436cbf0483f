import { directConnectError } from '../../resources/directConnectError.ts'
import { attachDirectConnectGateway } from '../../resources/directConnectGatewayAttachment.ts'
import { globalScope } from '../../resources/directConnectGatewayOrder.ts'
import { freshId } from '../../resources/freshId.ts'
import { orderedGatewayAssociation } from '../../resources/gatewayAssociationOrder.ts'
import { uuid } from '../../resources/ids.ts'
import { associationAnswer } from './associationAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { prefixTexts } from './prefixTexts.ts'

/** Associates a virtual private or transit gateway of the caller's Region with a DX gateway. */
export const createDirectConnectGatewayAssociation: DirectConnectOperation<'CreateDirectConnectGatewayAssociation'> = (
  context,
  input,
) => {
  const { world, caller, nowMs, quotas, leadTimes } = context
  const gatewayId = input.gatewayId || input.virtualGatewayId
  if (!gatewayId) throw directConnectError('The request must contain the member gatewayId.')
  const order = {
    directConnectGatewayId: member(input, 'directConnectGatewayId'),
    gatewayId,
    allowedPrefixes: prefixTexts(input.addAllowedPrefixesToDirectConnectGateway),
  }
  const association = orderedGatewayAssociation(world, caller, order, quotas)
  // Both gateways change with it, so that two at once cannot pass the rules that look at all of a gateway's associations.
  const hub = world.update('directConnectGateway', association.directConnectGatewayId, {})
  world.update(association.gateway.kind, association.gateway.id, {})
  const id = freshId(world, 'directConnectGatewayAssociation', () => uuid(context.random))
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  const row = world.put('directConnectGatewayAssociation', id, globalScope(caller), association, timer)
  attachDirectConnectGateway(world, hub, association, { nowMs, readyAt: timer.dueAt, quotas, random: context.random })
  return { directConnectGatewayAssociation: associationAnswer(row) }
}
