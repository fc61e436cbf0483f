import { isLiveConnection } from '../../resources/connection.ts'
import { membersOf } from '../../resources/lagMembers.ts'
import { isLiveVirtualInterface } from '../../resources/virtualInterface.ts'
import type { Change, Draft, Row } from '../../resources/world.ts'
import { adoptAsn, generatedRouterForCustomerGateway } from './generatedRouter.ts'
import { patchConnection } from './patchConnection.ts'

/**
 * Smart hands: people at the site who do at once what an order asks for. A LOA that is issued is patched, a customer
 * gateway that a VPN uses gets a router, a port that is given back is unpatched. The members of a LAG go to one router; a
 * hosted connection that is confirmed is handed over to its owner's.
 */
export function smartHands(draft: Draft, changes: readonly Change[], nowMs: number): void {
  for (const { kind, id } of changes) {
    const row = draft.get(kind, id)
    if (kind === 'connection') patchOrUnpatch(draft, row as Row<'connection'> | undefined, id, nowMs)
    if (kind === 'virtualInterface' && row) configure(draft, row as Row<'virtualInterface'>)
    if (kind === 'vpnConnection' && row) answerVpn(draft, row as Row<'vpnConnection'>)
  }
}

function patchOrUnpatch(draft: Draft, row: Row<'connection'> | undefined, id: string, nowMs: number): void {
  if (!row || !isLiveConnection(row.body)) {
    for (const patch of draft.referring('crossConnect', id)) draft.remove('crossConnect', patch.id)
  } else if (row.body.state === 'pending' && [...draft.referring('crossConnect', id)].length === 0) {
    patchConnection(draft, row, nowMs)
  }
}

function configure(draft: Draft, vif: Row<'virtualInterface'>): void {
  if (!isLiveVirtualInterface(vif.body)) return
  const ports = [vif.body.connectionId, ...membersOf(draft, vif.body.connectionId).map(({ id }) => id)]
  for (const patch of ports.flatMap(id => [...draft.referring('crossConnect', id)])) {
    const router = draft.get('router', patch.body.routerId)
    if (router) adoptAsn(draft, router)
  }
}

function answerVpn(draft: Draft, vpn: Row<'vpnConnection'>): void {
  const gateway = draft.get('customerGateway', vpn.body.customerGatewayId)
  // A private address is on a router that is there already, behind Direct Connect: one more, on the Internet, is no help.
  if (vpn.body.outsideIpAddressType === 'PrivateIpv4') return
  if (gateway && vpn.body.state === 'available') generatedRouterForCustomerGateway(draft, gateway)
}
