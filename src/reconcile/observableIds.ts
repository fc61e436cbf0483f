import { type Observation, tunnelId } from '../resources/observed.ts'
import type { Row } from '../resources/world.ts'

/** What a fabric could say about these rows, whether it does or not: kind and id of each observation. */
export function* observableIds(rows: Iterable<Row>): Iterable<readonly [kind: Observation['kind'], id: string]> {
  for (const row of rows) {
    if (row.kind === 'connection' || row.kind === 'lag') yield ['light', row.id]
    if (row.kind === 'virtualPrivateGateway') yield ['propagated', row.id]
    if (row.kind === 'transitGatewayRouteTable') yield ['transitRoutes', row.id]
    if (row.kind === 'transitGatewayConnectPeer') yield ['session', row.id]
    if (row.kind === 'virtualInterface') {
      for (const peer of (row as Row<'virtualInterface'>).body.peers) yield ['session', peer.id]
    }
    if (row.kind === 'vpnConnection') {
      for (const index of (row as Row<'vpnConnection'>).body.tunnels.keys()) yield ['tunnel', tunnelId(row.id, index)]
    }
  }
}
