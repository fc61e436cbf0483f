import { parseInterfaceAddress } from '../net/prefix.ts'
import { refuseTakenLink } from './bgpPeerOrder.ts'
import { directConnectError } from './directConnectError.ts'
import { virtualInterfaceNotFound } from './directConnectLookup.ts'
import { prefixAllocationOf } from './prefixAllocation.ts'
import type { Quotas } from './quotas.ts'
import { nextVirtualInterfaceState, type VirtualInterface } from './virtualInterface.ts'
import { type GatewayMembers, orderedGatewayEnd } from './virtualInterfaceGateway.ts'
import type { Row, Scope, World } from './world.ts'

/**
 * What accepting a hosted virtual interface makes of it, on a gateway of the accepting account: pending, or verifying where
 * it is public. Only its owner accepts it, only while it is confirming, and by the operation of its own type.
 */
export function confirmedVirtualInterface(
  world: World,
  scope: Scope,
  { id, account, body }: Row<'virtualInterface'>,
  { type, quotas, ...gateway }: GatewayMembers & { readonly type: VirtualInterface['type']; readonly quotas: Quotas },
): Partial<VirtualInterface> {
  if (account !== scope.account) throw virtualInterfaceNotFound(id)
  if (body.type !== type) throw directConnectError(`Virtual Interface ${id} is ${body.type} and not ${type}.`)
  const state = nextVirtualInterfaceState(body.state, type === 'public' ? 'confirmedForVerification' : 'confirmed')
  if (state === undefined) {
    throw directConnectError(`Virtual Interface ${id} is ${body.state}; only one that is confirming can be confirmed.`)
  }
  if (type === 'public') return { state }
  const end = orderedGatewayEnd(world, scope, type, gateway, { quotas, allocation: prefixAllocationOf(body) })
  for (const peer of body.peers) {
    if (peer.asn === end.amazonSideAsn) {
      throw directConnectError(
        `BGP ASN ${peer.asn} is the ASN of the Amazon side, ${end.gateway.id}; the customer side needs a different one.`,
      )
    }
    refuseTakenLink(world, parseInterfaceAddress(peer.amazonAddress)!.prefix, { connectionId: '', gatewayId: end.gateway.id })
  }
  return { state, ...end }
}
