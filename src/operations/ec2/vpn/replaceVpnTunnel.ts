import { AwsError } from '../../../resources/refusal.ts'
import { nextMaintenance } from '../../../resources/tunnelMaintenance.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { availableVpn, tunnelIndex } from './availableVpn.ts'
import { replaceTunnels } from './replaceTunnels.ts'

/** Replaces AWS's end of a tunnel, which is down meanwhile, with the maintenance that waits for it or without. */
export const replaceVpnTunnel: Ec2Operation<'ReplaceVpnTunnel'> = (context, input) => {
  const { nowMs } = context
  const vpn = availableVpn(context, input.VpnConnectionId)
  const index = tunnelIndex(vpn, input.VpnTunnelOutsideIpAddress)
  const [first, second] = vpn.body.tunnels
  const tunnel = vpn.body.tunnels[index]
  if (!input.ApplyPendingMaintenance) {
    replaceTunnels(context, vpn, { body: vpn.body, indexes: [index] })
    return { Return: true }
  }
  const maintenance = nextMaintenance(vpn.body, tunnel)
  if (maintenance === undefined || maintenance.availableAt > nowMs) {
    throw new AwsError('IncorrectState', `No maintenance is pending for tunnel ${tunnel.outsideIpAddress} of ${vpn.id}.`)
  }
  const applied = { ...tunnel, maintainedAt: nowMs }
  const tunnels = index === 0 ? ([applied, second] as const) : ([first, applied] as const)
  replaceTunnels(context, vpn, { body: { ...vpn.body, tunnels }, indexes: [index] })
  return { Return: true }
}
