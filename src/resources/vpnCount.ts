import type { VpnConnection } from './vpn.ts'
import type { Row, Scope, World } from './world.ts'

/** What a VPN connection, or the order of one, is counted by. */
export type CountedVpn = Partial<
  Pick<
    VpnConnection,
    'virtualPrivateGatewayId' | 'transitGatewayId' | 'vpnConcentratorId' | 'enableAcceleration' | 'tunnelBandwidth'
  >
>

const GROUPS = {
  all: () => true,
  unassociated: isUnassociated,
  accelerated: vpn => vpn.enableAcceleration === true,
  large: vpn => vpn.tunnelBandwidth === 'large',
} as const satisfies Record<string, (vpn: CountedVpn) => boolean>

/** VPN connections of an account in a Region that have a quota of their own. */
export type VpnGroup = keyof typeof GROUPS

const NAMES = Object.keys(GROUPS) as readonly VpnGroup[]

export function isUnassociated(vpn: CountedVpn): boolean {
  return (vpn.virtualPrivateGatewayId ?? vpn.transitGatewayId ?? vpn.vpnConcentratorId) === undefined
}

export function isInVpnGroup(vpn: CountedVpn, group: VpnGroup): boolean {
  return GROUPS[group](vpn)
}

/** The names under which worlds keep count of the connection, see `World.tally`. */
export function vpnTallyKeys(row: Row<'vpnConnection'>): readonly string[] {
  if (row.body.state === 'deleted') return []
  return NAMES.filter(group => isInVpnGroup(row.body, group)).map(group => tallyKey(row, group))
}

/** How many of the account's VPN connections in the Region are in the group, deleted ones not counted. */
export function vpnCount(world: World, scope: Scope, group: VpnGroup): number {
  const counted = world.tally?.(tallyKey(scope, group))
  if (counted !== undefined) return counted
  const all = [...world.within('vpnConnection', scope)]
  return all.filter(({ body }) => body.state !== 'deleted' && isInVpnGroup(body, group)).length
}

function tallyKey({ account, region }: Scope, group: VpnGroup): string {
  return `vpn ${account} ${region} ${group}`
}
