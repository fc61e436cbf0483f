import { findDirectConnectGateway, isTheirProposal } from '../../resources/directConnectLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'
import { proposalAnswer } from './proposalAnswer.ts'

type Describe = DirectConnectOperation<'DescribeDirectConnectGatewayAssociationProposals'>

/** Proposals that the caller made or got, from every Region; those accepted or deleted less than 3 days ago included. */
export const describeDirectConnectGatewayAssociationProposals: Describe = ({ world, caller }, input) => {
  const filters = {
    proposalId: input.proposalId || undefined,
    directConnectGatewayId: input.directConnectGatewayId || undefined,
    associatedGatewayId: input.associatedGatewayId || undefined,
  }
  // Only to refuse an id that cannot be one: a gateway that is nobody's has no proposals.
  if (filters.directConnectGatewayId !== undefined) findDirectConnectGateway(world, caller, filters.directConnectGatewayId)
  const rows = [...world.all('directConnectGatewayAssociationProposal')].filter(
    row =>
      isTheirProposal(row, caller) &&
      (filters.proposalId ?? row.id) === row.id &&
      (filters.directConnectGatewayId ?? row.body.directConnectGatewayId) === row.body.directConnectGatewayId &&
      (filters.associatedGatewayId ?? row.body.gateway.id) === row.body.gateway.id,
  )
  const { items, ...more } = page(rows, input, filters)
  return { directConnectGatewayAssociationProposals: items.map(row => proposalAnswer(world, row)), ...more }
}
