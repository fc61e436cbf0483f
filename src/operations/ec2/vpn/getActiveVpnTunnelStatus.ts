import type { ActiveVpnTunnelStatus } from '@aws-sdk/client-ec2'
import { negotiatedTunnel } from '../../../resources/negotiatedTunnel.ts'
import { tunnelId } from '../../../resources/observed.ts'
import { isTunnelReady } from '../../../resources/tunnelReplacement.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { tunnelIndex } from './availableVpn.ts'

/** What the ends of a tunnel agreed on, while IKE was seen to be up; without it there is nothing to tell but the state. */
export const getActiveVpnTunnelStatus: Ec2Operation<'GetActiveVpnTunnelStatus'> = (context, input) => {
  const vpn = live(context, 'vpnConnection', input.VpnConnectionId)
  const index = tunnelIndex(vpn, input.VpnTunnelOutsideIpAddress)
  if (!isTunnelReady(vpn.body, index)) {
    const ProvisioningStatusReason =
      vpn.body.state === 'pending' ? 'The tunnel is being created.' : 'The tunnel is being modified.'
    return { ActiveVpnTunnelStatus: { ProvisioningStatus: 'pending', ProvisioningStatusReason } }
  }
  if (context.observed.get('tunnel', tunnelId(vpn.id, index))?.ike !== true) {
    return { ActiveVpnTunnelStatus: { ProvisioningStatus: 'available' } }
  }
  const agreed = negotiatedTunnel(vpn.body.tunnels[index])
  const status: ActiveVpnTunnelStatus = {
    IkeVersion: agreed.ikeVersion,
    Phase1EncryptionAlgorithm: agreed.phase1Encryption,
    Phase2EncryptionAlgorithm: agreed.phase2Encryption,
    Phase1IntegrityAlgorithm: agreed.phase1Integrity,
    Phase2IntegrityAlgorithm: agreed.phase2Integrity,
    Phase1DHGroup: agreed.phase1DhGroup,
    Phase2DHGroup: agreed.phase2DhGroup,
    ProvisioningStatus: 'available',
  }
  return { ActiveVpnTunnelStatus: status }
}
