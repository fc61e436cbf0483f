import { proposalOf } from '../../resources/directConnectLookup.ts'
import { PROPOSAL_SHOWN_MS } from '../../resources/gatewayAssociationProposal.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { proposalAnswer } from './proposalAnswer.ts'

type Delete = DirectConnectOperation<'DeleteDirectConnectGatewayAssociationProposal'>

/** Takes a proposal back, or turns it down: either owner may. An association that came of it stays. */
export const deleteDirectConnectGatewayAssociationProposal: Delete = ({ world, caller, nowMs }, input) => {
  const row = proposalOf(world, caller, member(input, 'proposalId'))
  const timer = { dueAt: nowMs + PROPOSAL_SHOWN_MS }
  const deleted = row.body.state === 'deleted' ? row : world.update(row.kind, row.id, { state: 'deleted' }, timer)
  return { directConnectGatewayAssociationProposal: proposalAnswer(world, deleted) }
}
