import { parsePrefix } from '../../net/prefix.ts'
import { checkPreSharedKey } from '../../resources/preSharedKey.ts'
import { AwsError } from '../../resources/refusal.ts'
import { insideCidrsTaken, parseInsideCidr } from '../../resources/tunnelAddresses.ts'
import { tunnelOptionsOf } from '../../resources/tunnelOptions.ts'
import type { VpnTunnel } from '../../resources/vpn.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { live, required } from './nouns.ts'
import { tunnelOrder } from './tunnelOrder.ts'
import { vpnConnectionShape } from './vpnConnectionShape.ts'

/** Changes one tunnel, named by its outside address; what the request does not name stays as it was. */
export const modifyVpnTunnelOptions: Ec2Operation<'ModifyVpnTunnelOptions'> = (context, input) => {
  const vpn = live(context, 'vpnConnection', input.VpnConnectionId)
  if (vpn.body.state !== 'available') {
    const message = `The VPN connection '${vpn.id}' is ${vpn.body.state}; it must be in the available state to complete the request.`
    throw new AwsError('InvalidVpnConnection.InvalidState', message)
  }
  const outside = required(input.VpnTunnelOutsideIpAddress, 'vpnTunnelOutsideIpAddress')
  const tunnel = vpn.body.tunnels.find(({ outsideIpAddress }) => outsideIpAddress === outside)
  if (tunnel === undefined) {
    const allowed = vpn.body.tunnels.map(({ outsideIpAddress }) => outsideIpAddress).join(' and ')
    const message = `Value (${outside}) for parameter vpnTunnelOutsideIpAddress is invalid. The tunnels of ${vpn.id} have ${allowed}.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const { insideCidr, preSharedKey, ...request } = tunnelOrder(required(input.TunnelOptions, 'tunnelOptions'))
  const { outsideIpAddress, insideCidr: insideBefore, preSharedKey: keyBefore, ...before } = tunnel
  const changed: VpnTunnel = {
    outsideIpAddress,
    insideCidr: insideCidr === undefined ? insideBefore : movedInsideCidr(context, vpn, tunnel, insideCidr),
    preSharedKey: preSharedKey === undefined ? keyBefore : checkPreSharedKey(preSharedKey),
    ...tunnelOptionsOf(request, before),
  }
  const [first, second] = vpn.body.tunnels
  const tunnels = [first === tunnel ? changed : first, second === tunnel ? changed : second] as const
  return { VpnConnection: vpnConnectionShape(context, context.world.update('vpnConnection', vpn.id, { tunnels })) }
}

function movedInsideCidr(context: Context, vpn: Row<'vpnConnection'>, tunnel: VpnTunnel, text: string): string {
  const sibling = vpn.body.tunnels.filter(other => other !== tunnel).map(other => parsePrefix(other.insideCidr)!)
  return parseInsideCidr(text, [...insideCidrsTaken(context.world, vpn.body.virtualPrivateGatewayId, vpn.id), ...sibling]).text
}
