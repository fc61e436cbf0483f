import { nextMaintenance } from '../../../resources/tunnelMaintenance.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { tunnelIndex } from './availableVpn.ts'

/** Which maintenance waits for a tunnel with lifecycle control, until when, and when the last one was applied. */
export const getVpnTunnelReplacementStatus: Ec2Operation<'GetVpnTunnelReplacementStatus'> = (context, input) => {
  const vpn = live(context, 'vpnConnection', input.VpnConnectionId)
  const tunnel = vpn.body.tunnels[tunnelIndex(vpn, input.VpnTunnelOutsideIpAddress)]
  const next = nextMaintenance(vpn.body, tunnel)
  const pending = next !== undefined && next.availableAt <= context.nowMs ? next : undefined
  return {
    VpnConnectionId: vpn.id,
    CustomerGatewayId: vpn.body.customerGatewayId,
    ...(vpn.body.transitGatewayId !== undefined && { TransitGatewayId: vpn.body.transitGatewayId }),
    ...(vpn.body.virtualPrivateGatewayId !== undefined && { VpnGatewayId: vpn.body.virtualPrivateGatewayId }),
    VpnTunnelOutsideIpAddress: tunnel.outsideIpAddress,
    MaintenanceDetails: {
      PendingMaintenance: pending ? 'available' : 'none',
      ...(pending && { MaintenanceAutoAppliedAfter: new Date(pending.appliedAfter) }),
      ...(tunnel.maintainedAt !== undefined && { LastMaintenanceApplied: new Date(tunnel.maintainedAt) }),
    },
  }
}
