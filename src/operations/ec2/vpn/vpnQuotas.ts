import type { VpnConnection } from '../../../resources/vpn.ts'
import type { Context } from '../../operation.ts'
import { checkQuota } from '../quota.ts'

type Counted = Partial<
  Pick<
    VpnConnection,
    'virtualPrivateGatewayId' | 'transitGatewayId' | 'vpnConcentratorId' | 'enableAcceleration' | 'tunnelBandwidth'
  >
>

/** Refuses what one connection like `vpn` would be too many of. `except` is the connection that turns into it. */
export function checkVpnQuotas({ world, caller, quotas }: Context, vpn: Counted, except?: string): void {
  const others = [...world.within('vpnConnection', caller)].filter(({ id, body }) => id !== except && body.state !== 'deleted')
  const check = (what: string, limit: number, isCounted: (body: Counted) => boolean): void => {
    if (!isCounted(vpn)) return
    const count = others.filter(({ body }) => isCounted(body)).length
    checkQuota('VpnConnectionLimitExceeded', what, { count, limit })
  }
  check('VPN connections in the Region', quotas.vpnConnectionsPerRegion, () => true)
  check('unassociated VPN connections in the Region', quotas.unassociatedVpnConnectionsPerRegion, isUnassociated)
  check(
    'accelerated VPN connections in the Region',
    quotas.acceleratedVpnConnectionsPerRegion,
    body => body.enableAcceleration === true,
  )
  check(
    'VPN connections with large bandwidth in the Region',
    quotas.largeVpnConnectionsPerRegion,
    body => body.tunnelBandwidth === 'large',
  )
  const { virtualPrivateGatewayId: gateway, vpnConcentratorId: concentrator } = vpn
  check(
    `VPN connections of ${gateway}`,
    quotas.vpnConnectionsPerVirtualPrivateGateway,
    body => gateway !== undefined && body.virtualPrivateGatewayId === gateway,
  )
  check(
    `sites of ${concentrator}`,
    quotas.sitesPerVpnConcentrator,
    body => concentrator !== undefined && body.vpnConcentratorId === concentrator,
  )
}

export function isUnassociated(vpn: Counted): boolean {
  return (vpn.virtualPrivateGatewayId ?? vpn.transitGatewayId ?? vpn.vpnConcentratorId) === undefined
}
