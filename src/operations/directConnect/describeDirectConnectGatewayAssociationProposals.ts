import type { DirectConnectOperation } from './directConnectOperation.ts'

/** Proposals from other accounts: none, as nothing creates one. */
export const describeDirectConnectGatewayAssociationProposals: DirectConnectOperation<
  'DescribeDirectConnectGatewayAssociationProposals'
> = () => ({ directConnectGatewayAssociationProposals: [] })
