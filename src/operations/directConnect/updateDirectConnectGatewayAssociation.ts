import { directConnectError } from '../../resources/directConnectError.ts'
import { associationNotFound, findAssociation } from '../../resources/directConnectLookup.ts'
import { allowedPrefixes } from '../../resources/gatewayAssociationOrder.ts'
import { associationAnswer } from './associationAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { prefixTexts } from './prefixTexts.ts'

/** Adds and removes allowed prefixes; the association is updating until it is provisioned again. BGP does not reset. */
export const updateDirectConnectGatewayAssociation: DirectConnectOperation<'UpdateDirectConnectGatewayAssociation'> = (
  context,
  input,
) => {
  const { world, caller, nowMs, leadTimes } = context
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
  const change = { allowedPrefixes: allowedPrefixes([...kept, ...added]), state: 'updating' as const }
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  return {
    directConnectGatewayAssociation: associationAnswer(world.update('directConnectGatewayAssociation', id, change, timer)),
  }
}
