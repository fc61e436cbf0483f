import { directConnectError } from '../../resources/directConnectError.ts'
import { associationNotFound, findAssociation } from '../../resources/directConnectLookup.ts'
import { allowedPrefixes } from '../../resources/gatewayAssociationOrder.ts'
import { checkAnnounced } from '../../resources/transitGatewayAssociationOrder.ts'
import { associationAnswer } from './associationAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { prefixTexts } from './prefixTexts.ts'

/** Adds and removes allowed prefixes; the association is updating until it is provisioned again. BGP does not reset. */
export const updateDirectConnectGatewayAssociation: DirectConnectOperation<'UpdateDirectConnectGatewayAssociation'> = (
  context,
  input,
) => {
  const { world, caller, nowMs, leadTimes, quotas } = context
  const id = member(input, 'associationId')
  const row = findAssociation(world, caller, id)
  const body = row?.body
  if (body === undefined || body.state === 'disassociating' || body.state === 'disassociated') throw associationNotFound(id)
  if (row?.account !== caller.account) {
    throw directConnectError(
      `Direct Connect Gateway Association ${id} can be updated by the owner of the Direct Connect Gateway alone; propose other prefixes with CreateDirectConnectGatewayAssociationProposal.`,
    )
  }
  if (body.state !== 'associated') {
    throw directConnectError(
      `Direct Connect Gateway Association ${id} is ${body.state}; it can be updated when it is associated.`,
    )
  }
  const removed = new Set(allowedPrefixes(prefixTexts(input.removeAllowedPrefixesToDirectConnectGateway)))
  const kept = body.allowedPrefixes.filter(prefix => !removed.has(prefix))
  const added = prefixTexts(input.addAllowedPrefixesToDirectConnectGateway)
  const prefixes = allowedPrefixes([...kept, ...added])
  if (body.gateway.kind === 'transitGateway') {
    checkAnnounced(world, { hubId: body.directConnectGatewayId, gatewayId: body.gateway.id }, prefixes, quotas)
    // The DX gateway changes with it, so that two at once cannot announce the same prefix.
    world.update('directConnectGateway', body.directConnectGatewayId, {})
  }
  const change = { allowedPrefixes: prefixes, state: 'updating' as const }
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  return {
    directConnectGatewayAssociation: associationAnswer(world.update('directConnectGatewayAssociation', id, change, timer)),
  }
}
