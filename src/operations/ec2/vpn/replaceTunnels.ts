import { withReplacement } from '../../../resources/tunnelReplacement.ts'
import type { VpnConnection } from '../../../resources/vpn.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'

/** Stores the changed connection, these tunnels down until AWS has replaced their ends. */
export function replaceTunnels(
  { world, nowMs, leadTimes }: Context,
  vpn: Row<'vpnConnection'>,
  { body, indexes }: { readonly body: VpnConnection; readonly indexes: readonly number[] },
): Row<'vpnConnection'> {
  const until = nowMs + leadTimes.provisioning
  return world.put('vpnConnection', vpn.id, vpn, withReplacement(body, indexes, until), { dueAt: until })
}
