import { BOTH_TUNNELS } from '../../../resources/tunnelReplacement.ts'
import { checkVpnRules } from '../../../resources/vpnRules.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { availableVpn } from './availableVpn.ts'
import { chosen } from './chosen.ts'
import { networkCidrs } from './networkCidrs.ts'
import { replaceTunnels } from './replaceTunnels.ts'
import { vpnConnectionShape } from './vpnConnectionShape.ts'
import { checkVpnQuotas } from './vpnQuotas.ts'

/** Changes the networks on both sides and the bandwidth; both tunnels are down meanwhile. */
export const modifyVpnConnectionOptions: Ec2Operation<'ModifyVpnConnectionOptions'> = (context, input) => {
  const vpn = availableVpn(context, input.VpnConnectionId)
  const tunnelBandwidth = chosen('tunnelBandwidth', input.TunnelBandwidth, ['standard', 'large'])
  const body = {
    ...vpn.body,
    ...networkCidrs(input, vpn.body.tunnelInsideIpVersion),
    ...(tunnelBandwidth && { tunnelBandwidth }),
  }
  checkVpnRules(context.world, body, context.caller.region)
  checkVpnQuotas(context, body, vpn.id)
  return { VpnConnection: vpnConnectionShape(context, replaceTunnels(context, vpn, { body, indexes: BOTH_TUNNELS })) }
}
