import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { live, required } from '../nouns.ts'

/** The caller's VPN connection that can be changed now. */
export function availableVpn(context: Context, id: string | undefined): Row<'vpnConnection'> {
  const vpn = live(context, 'vpnConnection', id)
  if (vpn.body.state === 'available') return vpn
  const message = `The VPN connection '${vpn.id}' is ${vpn.body.state}; it must be in the available state to complete the request.`
  throw new AwsError('InvalidVpnConnection.InvalidState', message)
}

/** Which of its two tunnels has the outside address. */
export function tunnelIndex({ id, body }: Row<'vpnConnection'>, outsideIpAddress: string | undefined): 0 | 1 {
  const outside = required(outsideIpAddress, 'vpnTunnelOutsideIpAddress')
  if (body.tunnels[0].outsideIpAddress === outside) return 0
  if (body.tunnels[1].outsideIpAddress === outside) return 1
  const allowed = body.tunnels.map(tunnel => tunnel.outsideIpAddress).join(' and ')
  const message = `Value (${outside}) for parameter vpnTunnelOutsideIpAddress is invalid. The tunnels of ${id} have ${allowed}.`
  throw new AwsError('InvalidParameterValue', message)
}
