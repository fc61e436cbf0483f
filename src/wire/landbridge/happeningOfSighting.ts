import type { ObservationOf } from '../../resources/observed.ts'
import type { Row, World } from '../../resources/world.ts'
import type { Sighting } from '../../store/store.ts'
import type { Happening } from './event.ts'
import { virtualInterfaceAccounts } from './happeningsOfRow.ts'

/** What one observation amounts to: a BGP session or a tunnel that came up or went down, in the words of the API. */
export function happeningOfSighting(sighting: Sighting, world: World, virtualInterfaceOf: VirtualInterfaceOf): Happening[] {
  if (sighting.kind === 'session') return session(sighting as Sighting<'session'>, world, virtualInterfaceOf)
  return sighting.kind === 'tunnel' ? tunnel(sighting as Sighting<'tunnel'>, world) : []
}

/** The virtual interface that has this BGP peer. */
export type VirtualInterfaceOf = (peerId: string) => Row<'virtualInterface'> | undefined

/** DescribeVirtualInterfaces, `bgpStatus`: what nobody has seen is down. */
function session({ id, before, after }: Sighting<'session'>, world: World, of: VirtualInterfaceOf): Happening[] {
  const [from, to] = [before, after].map(seen => (seen?.up ? 'up' : 'down')) as [string, string]
  const vif = from === to ? undefined : of(id)
  if (!vif) return []
  const { account, region, body } = vif
  const about = { account, region, type: 'bgpStatus', id, name: body.name }
  return [{ ...about, from, to, alsoFor: virtualInterfaceAccounts(body, world) }]
}

/** DescribeVpnConnections, `VgwTelemetry.Status`: with BGP a tunnel is UP when its session is. */
function tunnel({ id, before, after }: Sighting<'tunnel'>, world: World): Happening[] {
  const [from, to] = [telemetry(before), telemetry(after)]
  const vpnConnectionId = id.slice(0, id.lastIndexOf('/'))
  const vpn = from === to ? undefined : world.get('vpnConnection', vpnConnectionId)
  if (!vpn) return []
  const name = vpn.body.tags.Name
  return [
    {
      account: vpn.account,
      region: vpn.region,
      type: 'vpnTunnel',
      id,
      ...(name ? { name } : {}),
      from,
      to,
      alsoFor: [],
    },
  ]
}

function telemetry(seen: ObservationOf<'tunnel'> | undefined): string {
  return seen && (seen.bgp ?? seen.ike) ? 'UP' : 'DOWN'
}
