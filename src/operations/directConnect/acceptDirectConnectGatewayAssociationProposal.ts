import { directConnectError } from '../../resources/directConnectError.ts'
import { attachDirectConnectGateway } from '../../resources/directConnectGatewayAttachment.ts'
import { globalScope } from '../../resources/directConnectGatewayOrder.ts'
import { directConnectGatewayOf, proposalOf } from '../../resources/directConnectLookup.ts'
import { freshId } from '../../resources/freshId.ts'
import { allowedPrefixes, associableGatewayOf, gatewayAssociation } from '../../resources/gatewayAssociationOrder.ts'
import { PROPOSAL_SHOWN_MS } from '../../resources/gatewayAssociationProposal.ts'
import { associationsOf } from '../../resources/gatewayAssociations.ts'
import { uuid } from '../../resources/ids.ts'
import { checkAnnounced } from '../../resources/transitGatewayAssociationOrder.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { associationAnswer } from './associationAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { prefixTexts } from './prefixTexts.ts'

type Accept = DirectConnectOperation<'AcceptDirectConnectGatewayAssociationProposal'>
type Proposal = Row<'directConnectGatewayAssociationProposal'>

/**
 * Associates what was proposed, with the proposed prefixes or those that the caller puts in their place. Where both
 * gateways are associated already, the association is updated.
 */
export const acceptDirectConnectGatewayAssociationProposal: Accept = (context, input) => {
  const { world, nowMs } = context
  const proposal = acceptable(context, {
    proposalId: member(input, 'proposalId'),
    directConnectGatewayId: member(input, 'directConnectGatewayId'),
    ownerAccount: member(input, 'associatedGatewayOwnerAccount'),
  })
  const override = input.overrideAllowedPrefixesToDirectConnectGateway
  const prefixes = override === undefined ? proposal.body.requestedAllowedPrefixes : allowedPrefixes(prefixTexts(override))
  const association = associated(context, proposal, prefixes)
  world.update(proposal.kind, proposal.id, { state: 'accepted' }, { dueAt: nowMs + PROPOSAL_SHOWN_MS })
  return { directConnectGatewayAssociation: associationAnswer(association) }
}

interface Named {
  readonly proposalId: string
  readonly directConnectGatewayId: string
  readonly ownerAccount: string
}

/** The proposal that the request names by all three of its parts, still open, and the caller's to accept. */
function acceptable({ world, caller }: Context, { proposalId, directConnectGatewayId, ownerAccount }: Named): Proposal {
  const row = proposalOf(world, caller, proposalId)
  const { body } = row
  if (body.directConnectGatewayId !== directConnectGatewayId || body.gateway.ownerAccount !== ownerAccount) {
    throw directConnectError(
      `Direct Connect Gateway Association Proposal ${proposalId} of account ${ownerAccount} for Direct Connect Gateway ${directConnectGatewayId} is not found.`,
    )
  }
  if (body.directConnectGatewayOwnerAccount !== caller.account) {
    throw directConnectError(
      `Direct Connect Gateway Association Proposal ${proposalId} can be accepted by account ${body.directConnectGatewayOwnerAccount} alone, which owns the Direct Connect Gateway.`,
    )
  }
  if (body.state !== 'requested') {
    throw directConnectError(
      `Direct Connect Gateway Association Proposal ${proposalId} is ${body.state}; a proposal can be accepted while it is requested.`,
    )
  }
  return row
}

function associated(context: Context, { body }: Proposal, prefixes: readonly string[]): Row<'directConnectGatewayAssociation'> {
  const { world, caller, nowMs, quotas, leadTimes } = context
  const hub = directConnectGatewayOf(world, caller, body.directConnectGatewayId)
  const { id: gatewayId, ownerAccount, region } = body.gateway
  const gateway = associableGatewayOf(world, { account: ownerAccount, region }, gatewayId)
  const timer = { dueAt: nowMs + leadTimes.provisioning }
  const existing = associationsOf(world, gatewayId).find(row => row.body.directConnectGatewayId === hub.id)
  if (existing?.body.state === 'associated') {
    if (gateway.kind === 'transitGateway') checkAnnounced(world, { hubId: hub.id, gatewayId }, prefixes, quotas)
    return world.update(existing.kind, existing.id, { allowedPrefixes: prefixes, state: 'updating' }, timer)
  }
  if (existing !== undefined) {
    throw directConnectError(
      `Direct Connect Gateway Association ${existing.id} is ${existing.body.state}; it can be updated when it is associated.`,
    )
  }
  const association = gatewayAssociation(world, { hub, gateway, viewer: caller.account }, prefixes, quotas)
  // Both gateways change with it, so that two at once cannot pass the rules that look at all of a gateway's associations.
  world.update('directConnectGateway', hub.id, {})
  world.update(gateway.kind, gatewayId, {})
  attachDirectConnectGateway(world, hub, association, { nowMs, readyAt: timer.dueAt, quotas, random: context.random })
  const id = freshId(world, 'directConnectGatewayAssociation', () => uuid(context.random))
  return world.put('directConnectGatewayAssociation', id, globalScope(caller), association, timer)
}
