import { globalScope } from '../../resources/directConnectGatewayOrder.ts'
import { freshId } from '../../resources/freshId.ts'
import { PROPOSAL_EXPIRES_MS } from '../../resources/gatewayAssociationProposal.ts'
import { orderedGatewayAssociationProposal } from '../../resources/gatewayAssociationProposalOrder.ts'
import { uuid } from '../../resources/ids.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { prefixTexts } from './prefixTexts.ts'
import { proposalAnswer } from './proposalAnswer.ts'

type Create = DirectConnectOperation<'CreateDirectConnectGatewayAssociationProposal'>

/** Asks the owner of a DX gateway to associate the caller's gateway with it. Nothing is associated before it is accepted. */
export const createDirectConnectGatewayAssociationProposal: Create = (context, input) => {
  const { world, caller, nowMs } = context
  const proposal = orderedGatewayAssociationProposal(world, caller, {
    directConnectGatewayId: member(input, 'directConnectGatewayId'),
    directConnectGatewayOwnerAccount: member(input, 'directConnectGatewayOwnerAccount'),
    gatewayId: member(input, 'gatewayId'),
    addAllowedPrefixes: prefixTexts(input.addAllowedPrefixesToDirectConnectGateway),
    removeAllowedPrefixes: prefixTexts(input.removeAllowedPrefixesToDirectConnectGateway),
  })
  const kind = 'directConnectGatewayAssociationProposal'
  const id = freshId(world, kind, () => uuid(context.random))
  const row = world.put(kind, id, globalScope(caller), proposal, { dueAt: nowMs + PROPOSAL_EXPIRES_MS })
  return { directConnectGatewayAssociationProposal: proposalAnswer(world, row) }
}
