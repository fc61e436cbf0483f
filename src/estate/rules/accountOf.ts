import type { Path } from '../problem.ts'
import { asMap, asText, valueAt } from '../values.ts'
import { portPath } from './portPath.ts'

/** What `scopes.ts` will use: a virtual interface is where its connection or LAG is, a VPN where its VPC or transit gateway is. */
export function accountOf(file: unknown, path: Path): string | undefined {
  const body = asMap(valueAt(file, path))
  const own = asText(body.account)
  if (own !== undefined) return own
  if (path[0] === 'virtualInterfaces') return accountOf(file, portPath(body))
  if (path[0] === 'vpnConnections') {
    return accountOf(file, body.vpc === undefined ? ['transitGateways', String(body.transitGateway)] : ['vpcs', String(body.vpc)])
  }
  if (path[0] === 'connectPeers') return accountOf(file, ['transitGateways', String(body.transitGateway)])
  return asText(asMap(file).account)
}
