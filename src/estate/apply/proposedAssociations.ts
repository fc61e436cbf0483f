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
  /** The gateway behind it. */
  readonly behind: string
  readonly allowed: readonly string[] | undefined
  /** Of the Direct Connect gateway, whose owner accepts. */
  readonly hub: CallScope
  /** Of the gateway behind it, whose owner proposes. */
  readonly owner: CallScope
}

/** The account of the gateway behind it proposes, unless its proposal still waits, and the account of the Direct Connect gateway accepts. */
export function* associatedAcross(
  run: Run,
  about: string,
  { gatewayId, gatewayOwner, behind, allowed, hub, owner }: AcrossAccounts,
): Applying<AwsAssociation | undefined> {
  const prefixes = allowed?.map(cidr => ({ cidr }))
  const proposal = (yield* waiting(hub, about, { gatewayId, behind })) ?? (yield* proposed())
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
      gatewayId: behind,
      addAllowedPrefixesToDirectConnectGateway: prefixes,
    }
    const call = {
      service: 'directconnect',
      operation: 'CreateDirectConnectGatewayAssociationProposal',
      input: order,
      about,
    } as const
    return (yield* ask<{ directConnectGatewayAssociationProposal: AwsProposal }>(run, owner, call))
      ?.directConnectGatewayAssociationProposal
  }
}

function* waiting(
  hub: CallScope,
  about: string,
  { gatewayId, behind }: Pick<AcrossAccounts, 'gatewayId' | 'behind'>,
): Applying<AwsProposal | undefined> {
  const operation = 'DescribeDirectConnectGatewayAssociationProposals'
  const input = { directConnectGatewayId: gatewayId, associatedGatewayId: behind }
  const call = { service: 'directconnect', operation, input, about } as const
  const output = yield* demand<{ directConnectGatewayAssociationProposals?: readonly AwsProposal[] }>(hub, call)
  return output.directConnectGatewayAssociationProposals?.find(({ proposalState }) => proposalState === 'requested')
}
