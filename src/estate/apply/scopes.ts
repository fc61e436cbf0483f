import type { Estate } from '../estate.ts'
import { parentOf, portOf } from '../port.ts'
import type { CallScope } from './step.ts'

type Owned = { readonly region?: string | undefined; readonly account?: string | undefined }
export type Section =
  | 'vpcs'
  | 'interconnects'
  | 'connections'
  | 'lags'
  | 'virtualInterfaces'
  | 'vpnConnections'
  | 'connectPeers'
  | 'directConnectGateways'
  | 'transitGateways'
  | 'transitGatewayPeerings'
  | 'vpcPeerings'
  | 'prefixLists'
  | 'services'
  | 'sites'

/** Where a thing of the estate lives: what it says itself, then what it hangs on, then the top of the file. */
export function scopeOf(estate: Estate, section: Section, name: string): CallScope {
  const own = (estate[section][name] ?? {}) as Owned
  const above = parentScope(estate, section, name)
  const account = own.account ?? above.account
  return { region: own.region ?? above.region, ...(account !== undefined && { account }) }
}

function parentScope(estate: Estate, section: Section, name: string): CallScope {
  const vif = section === 'virtualInterfaces' ? estate.virtualInterfaces[name] : undefined
  if (vif) {
    const port = portOf(estate, vif)
    return scopeOf(estate, port.section, port.name)
  }
  const parent = section === 'connections' ? parentOf(estate.connections[name]) : undefined
  // A partner's port gives a hosted connection its Region, and never its account.
  if (parent) return { ...scopeOfFile(estate), region: scopeOf(estate, parent.section, parent.name).region }
  const vpn = section === 'vpnConnections' ? estate.vpnConnections[name] : undefined
  if (vpn) return scopeOf(estate, ...gatewayOf(vpn))
  const peer = section === 'connectPeers' ? estate.connectPeers[name] : undefined
  if (peer) return scopeOf(estate, 'transitGateways', peer.transitGateway)
  // Whoever asks for a peering has it.
  if (section === 'transitGatewayPeerings') return scopeOf(estate, 'transitGateways', firstOf(estate[section][name]))
  if (section === 'vpcPeerings') return scopeOf(estate, 'vpcs', firstOf(estate[section][name]))
  return scopeOfFile(estate)
}

function gatewayOf({ vpc, transitGateway }: Estate['vpnConnections'][string]): ['vpcs' | 'transitGateways', string] {
  return transitGateway === undefined ? ['vpcs', vpc ?? ''] : ['transitGateways', transitGateway]
}

function firstOf(peering: { readonly between: readonly [string, string] } | undefined): string {
  return peering?.between[0] ?? ''
}

/** Where things live that say nothing. */
export function scopeOfFile({ region, account }: Estate): CallScope {
  return { region, ...(account !== undefined && { account }) }
}

/** The different scopes that the things of these sections live in. */
export function scopesOf(estate: Estate, ...sections: readonly Section[]): CallScope[] {
  const scopes = sections.flatMap(section => Object.keys(estate[section]).map(name => scopeOf(estate, section, name)))
  return [...new Map(scopes.map(scope => [scopeKey(scope), scope])).values()]
}

/** Sites, gateways and the like have no Region: one call per account. */
export function accountScopesOf(estate: Estate, ...sections: readonly Section[]): CallScope[] {
  const scopes = scopesOf(estate, ...sections)
  return [...new Map(scopes.map(scope => [scope.account, { ...scope, region: estate.region }])).values()]
}

export function scopeKey({ region, account }: CallScope): string {
  return `${account ?? ''}/${region}`
}
