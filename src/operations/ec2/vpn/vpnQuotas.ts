import { type CountedVpn, isInVpnGroup, type VpnGroup, vpnCount } from '../../../resources/vpnCount.ts'
import type { Context } from '../../operation.ts'
import { checkQuota } from '../quota.ts'

/** Refuses what one connection like `vpn` would be too many of. `except` is the connection that turns into it. */
export function checkVpnQuotas({ world, caller, quotas }: Context, vpn: CountedVpn, except?: string): void {
  const check = (what: string, limit: number, count: number) => checkQuota('VpnConnectionLimitExceeded', what, { count, limit })
  const old = except === undefined ? undefined : world.get('vpnConnection', except)
  const checkGroup = (what: string, limit: number, group: VpnGroup) => {
    if (!isInVpnGroup(vpn, group)) return
    const isOldIn = old !== undefined && old.body.state !== 'deleted' && isInVpnGroup(old.body, group)
    check(what, limit, vpnCount(world, caller, group) - (isOldIn ? 1 : 0))
  }
  checkGroup('VPN connections in the Region', quotas.vpnConnectionsPerRegion, 'all')
  checkGroup('unassociated VPN connections in the Region', quotas.unassociatedVpnConnectionsPerRegion, 'unassociated')
  checkGroup('accelerated VPN connections in the Region', quotas.acceleratedVpnConnectionsPerRegion, 'accelerated')
  checkGroup('VPN connections with large bandwidth in the Region', quotas.largeVpnConnectionsPerRegion, 'large')
  const othersOn = (end: 'virtualPrivateGatewayId' | 'vpnConcentratorId', endId: string) =>
    [...world.referring('vpnConnection', endId)].filter(
      ({ id, account, region, body }) =>
        id !== except &&
        body.state !== 'deleted' &&
        body[end] === endId &&
        account === caller.account &&
        region === caller.region,
    ).length
  const { virtualPrivateGatewayId: gateway, vpnConcentratorId: concentrator } = vpn
  if (gateway !== undefined)
    check(
      `VPN connections of ${gateway}`,
      quotas.vpnConnectionsPerVirtualPrivateGateway,
      othersOn('virtualPrivateGatewayId', gateway),
    )
  if (concentrator !== undefined)
    check(`sites of ${concentrator}`, quotas.sitesPerVpnConcentrator, othersOn('vpnConcentratorId', concentrator))
}
