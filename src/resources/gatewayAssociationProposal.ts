import { DAY_MS } from '../net/day.ts'
import type { DirectConnectGatewayAssociation } from './directConnectGateway.ts'

/** User Guide, "Associating a gateway across accounts": a proposal that nobody accepts expires 7 days after creation. */
export const PROPOSAL_EXPIRES_MS = 7 * DAY_MS

/** The same page: what was accepted or deleted is shown for 3 days. */
export const PROPOSAL_SHOWN_MS = 3 * DAY_MS

/**
 * A gateway's owner asks the owner of a DX gateway, mostly another account, to associate both. The row belongs to the
 * gateway's owner; both owners see it.
 */
export interface DirectConnectGatewayAssociationProposal {
  readonly directConnectGatewayId: string
  readonly directConnectGatewayOwnerAccount: string
  readonly gateway: DirectConnectGatewayAssociation['gateway']
  readonly state: 'requested' | 'accepted' | 'deleted'
  /** What the association is to allow if the proposal is accepted as it is. CIDR texts. */
  readonly requestedAllowedPrefixes: readonly string[]
}
