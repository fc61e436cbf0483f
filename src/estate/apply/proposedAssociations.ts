import type { AwsAssociation } from './listings.ts'
import { ask, demand, type Run } from './run.ts'
import type { Applying, CallScope } from './step.ts'

interface AwsProposal {
  readonly proposalId: string
  readonly proposalState: string
  readonly associatedGateway?: { readonly id: string; readonly ownerAccount: string }
}

export interface AcrossAccounts {
  readonly gatewayId: string
  readonly gatewayOwner: string
  readonly vgw: string
  readonly allowed: readonly string[] | undefined
  /** Of the Direct Connect gateway, whose owner accepts. */
  readonly hub: CallScope
  /** Of the VPC, whose owner proposes. */
  readonly vpc: CallScope
}

/** The VPC's account proposes, unless its proposal still waits, and the account of the Direct Connect gateway accepts. */
export function* associatedAcross(
  run: Run,
  about: string,
  { gatewayId, gatewayOwner, vgw, allowed, hub, vpc }: AcrossAccounts,
): Applying<AwsAssociation | undefined> {
  const prefixes = allowed?.map(cidr => ({ cidr }))
  const proposal = (yield* waiting(hub, about, { gatewayId, vgw })) ?? (yield* proposed())
  if (!proposal) return undefined
  const input = {
    directConnectGatewayId: gatewayId,
    proposalId: proposal.proposalId,
    associatedGatewayOwnerAccount: proposal.associatedGateway?.ownerAccount,
    // What waits may have asked for something else.
    overrideAllowedPrefixesToDirectConnectGateway: prefixes ?? [],
  }
  const operation = 'AcceptDirectConnectGatewayAssociationProposal'
  const output = yield* ask<{ directConnectGatewayAssociation: AwsAssociation }>(run, hub, {
    service: 'directconnect',
    operation,
    input,
    about,
  })
  return output?.directConnectGatewayAssociation

  function* proposed(): Applying<AwsProposal | undefined> {
    const order = {
      directConnectGatewayId: gatewayId,
      directConnectGatewayOwnerAccount: gatewayOwner,
      gatewayId: vgw,
      addAllowedPrefixesToDirectConnectGateway: prefixes,
    }
    const call = {
      service: 'directconnect',
      operation: 'CreateDirectConnectGatewayAssociationProposal',
      input: order,
      about,
    } as const
    return (yield* ask<{ directConnectGatewayAssociationProposal: AwsProposal }>(run, vpc, call))
      ?.directConnectGatewayAssociationProposal
  }
}

function* waiting(
  hub: CallScope,
  about: string,
  { gatewayId, vgw }: Pick<AcrossAccounts, 'gatewayId' | 'vgw'>,
): Applying<AwsProposal | undefined> {
  const operation = 'DescribeDirectConnectGatewayAssociationProposals'
  const input = { directConnectGatewayId: gatewayId, associatedGatewayId: vgw }
  const call = { service: 'directconnect', operation, input, about } as const
  const output = yield* demand<{ directConnectGatewayAssociationProposals?: readonly AwsProposal[] }>(hub, call)
  return output.directConnectGatewayAssociationProposals?.find(({ proposalState }) => proposalState === 'requested')
}
