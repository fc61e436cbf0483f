import { AwsError } from '../../../resources/refusal.ts'
import { newTunnelCertificate } from '../../../resources/tunnelCertificate.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { availableVpn, tunnelIndex } from './availableVpn.ts'
import { replaceTunnels } from './replaceTunnels.ts'
import { vpnConnectionShape } from './vpnConnectionShape.ts'

/** A new certificate for AWS's end of a tunnel, which is down meanwhile. */
export const modifyVpnTunnelCertificate: Ec2Operation<'ModifyVpnTunnelCertificate'> = (context, input) => {
  const vpn = availableVpn(context, input.VpnConnectionId)
  const index = tunnelIndex(vpn, input.VpnTunnelOutsideIpAddress)
  const [first, second] = vpn.body.tunnels
  if (vpn.body.tunnels[index].certificateArn === undefined) {
    const message = `The VPN connection ${vpn.id} uses pre-shared keys; only one whose customer gateway has a certificate has certificates.`
    throw new AwsError('UnsupportedOperation', message)
  }
  const changed = { ...vpn.body.tunnels[index], certificateArn: newTunnelCertificate(context.caller, context.random) }
  const tunnels = index === 0 ? ([changed, second] as const) : ([first, changed] as const)
  const body = { ...vpn.body, tunnels }
  return { VpnConnection: vpnConnectionShape(context, replaceTunnels(context, vpn, { body, indexes: [index] })) }
}
