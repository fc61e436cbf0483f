import { type ObservedView, tunnelId } from '../resources/observed.ts'
import type { VpnConnection } from '../resources/vpn.ts'
import type { Row, World } from '../resources/world.ts'
import { type Datum, type RatesById, ratesOf } from './datum.ts'
import { PERIOD_SECONDS } from './modelled.ts'

/**
 * Every value of the namespace `AWS/VPN` at this moment, per tunnel and, by `VpnId` alone, per connection (Site-to-Site
 * VPN guide, "Monitor VPN tunnels using Amazon CloudWatch"). Bytes are those of one period at the present rate; In is
 * what AWS receives. The state of a connection is the share of its tunnels that are up.
 */
export function* vpnData(world: World, observed: ObservedView, rates: RatesById): Iterable<Datum> {
  for (const row of world.all('vpnConnection')) {
    if (row.body.state !== 'available' && row.body.state !== 'modifying') continue
    const ids = row.body.tunnels.map((_, index) => tunnelId(row.id, index))
    const states = ids.map(id => (isUp(observed, row.body, id) ? 1 : 0))
    for (const [index, tunnel] of row.body.tunnels.entries()) {
      const dimensions = { VpnId: row.id, TunnelIpAddress: tunnel.outsideIpAddress }
      yield* data(row, dimensions, { state: states[index] ?? 0, ids: ids.slice(index, index + 1), rates })
    }
    yield* data(row, { VpnId: row.id }, { state: states.reduce<number>((sum, one) => sum + one, 0) / ids.length, ids, rates })
  }
}

/** User Guide: with BGP a tunnel's state is 1 when the session is established, with static routes when IKE is. */
function isUp(observed: ObservedView, { staticRoutesOnly }: VpnConnection, id: string): boolean {
  const tunnel = observed.get('tunnel', id)
  return tunnel?.ike === true && (staticRoutesOnly || tunnel.bgp === true)
}

interface Measured {
  readonly state: number
  readonly ids: readonly string[]
  readonly rates: RatesById
}

function* data(row: Row<'vpnConnection'>, dimensions: Datum['dimensions'], { state, ids, rates }: Measured): Iterable<Datum> {
  const { account, region, body } = row
  const about = { namespace: 'AWS/VPN', account, region, name: body.tags.Name ?? row.id, dimensions } as const
  const { fromAwsBps, toAwsBps } = ratesOf(rates, ids)
  const bytes = (bps: number) => Math.round((bps * PERIOD_SECONDS) / 8)
  yield { ...about, metric: 'TunnelState', unit: 'None', value: state }
  yield { ...about, metric: 'TunnelDataIn', unit: 'Bytes', value: bytes(toAwsBps), sumSeconds: PERIOD_SECONDS }
  yield { ...about, metric: 'TunnelDataOut', unit: 'Bytes', value: bytes(fromAwsBps), sumSeconds: PERIOD_SECONDS }
}
