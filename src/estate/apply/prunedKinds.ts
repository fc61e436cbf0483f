import { portOf } from '../port.ts'
import { customerGatewayName } from './customerGateways.ts'
import {
  type AwsConnection,
  type AwsCustomerGateway,
  type AwsDirectConnectGateway,
  type AwsInterconnect,
  type AwsLag,
  type AwsSubnet,
  type AwsVirtualInterface,
  type AwsVpc,
  type AwsVpnConnection,
  type AwsVpnGateway,
  CONNECTIONS,
  CUSTOMER_GATEWAYS,
  DIRECT_CONNECT_GATEWAYS,
  INTERCONNECTS,
  LAGS,
  SUBNETS,
  VIRTUAL_INTERFACES,
  VPCS,
  VPN_CONNECTIONS,
  VPN_GATEWAYS,
} from './listings.ts'
import type { Run } from './run.ts'
import { scopeKey, scopeOf } from './scopes.ts'
import type { Call, CallScope } from './step.ts'
import { subnetsOf } from './subnets.ts'
import type { Listing } from './tagged.ts'
import { vpcsWithGateway } from './virtualPrivateGateways.ts'

/** How a kind of thing is taken away, and which of its names stay. */
export interface Pruned<T> {
  readonly section: string
  readonly listing: Listing<T>
  /** Names that stay, in this scope. */
  readonly names: (run: Run, scope: CallScope) => readonly string[]
  /** The calls that delete it, in order; the next one has to wait `until` the thing looks like that. */
  readonly calls: (item: T) => readonly (Pick<Call, 'operation' | 'input'> & { readonly until?: (item: T) => boolean })[]
}

function named(
  section: 'interconnects' | 'connections' | 'lags' | 'virtualInterfaces' | 'vpnConnections' | 'vpcs' | 'directConnectGateways',
) {
  return ({ estate }: Run, scope: CallScope) =>
    Object.keys(estate[section]).filter(
      name => section === 'directConnectGateways' || scopeKey(scopeOf(estate, section, name)) === scopeKey(scope),
    )
}

export const virtualInterfaces: Pruned<AwsVirtualInterface> = {
  section: 'virtualInterfaces',
  listing: VIRTUAL_INTERFACES,
  // The owner of the port sees hosted ones too.
  names: (run, scope) => [...named('virtualInterfaces')(run, scope), ...hostedIn(run, scope)],
  calls: ({ virtualInterfaceId }) => [{ operation: 'DeleteVirtualInterface', input: { virtualInterfaceId } }],
}

function hostedIn({ estate }: Run, scope: CallScope): string[] {
  return Object.entries(estate.virtualInterfaces).flatMap(([name, vif]) => {
    const port = portOf(estate, vif)
    return scopeKey(scopeOf(estate, port.section, port.name)) === scopeKey(scope) ? [name] : []
  })
}

export const interconnects: Pruned<AwsInterconnect> = {
  section: 'interconnects',
  listing: INTERCONNECTS,
  names: named('interconnects'),
  calls: ({ interconnectId }) => [{ operation: 'DeleteInterconnect', input: { interconnectId } }],
}

export const connections: Pruned<AwsConnection> = {
  section: 'connections',
  listing: CONNECTIONS,
  names: named('connections'),
  calls: ({ connectionId }) => [{ operation: 'DeleteConnection', input: { connectionId } }],
}

/** With its members: AWS would leave them behind, and the file would know nothing of them. */
export const lags: Pruned<AwsLag> = {
  section: 'lags',
  listing: LAGS,
  names: named('lags'),
  calls: ({ lagId, minimumLinks, connections }) => [
    ...(minimumLinks > 0 ? [{ operation: 'UpdateLag', input: { lagId, minimumLinks: 0 } }] : []),
    ...connections.map(({ connectionId }) => ({ operation: 'DeleteConnection', input: { connectionId } })),
    { operation: 'DeleteLag', input: { lagId } },
  ],
}

export const directConnectGateways: Pruned<AwsDirectConnectGateway> = {
  section: 'directConnectGateways',
  listing: DIRECT_CONNECT_GATEWAYS,
  names: named('directConnectGateways'),
  calls: ({ directConnectGatewayId }) => [{ operation: 'DeleteDirectConnectGateway', input: { directConnectGatewayId } }],
}

export const vpnConnections: Pruned<AwsVpnConnection> = {
  section: 'vpnConnections',
  listing: VPN_CONNECTIONS,
  names: named('vpnConnections'),
  calls: ({ VpnConnectionId }) => [{ operation: 'DeleteVpnConnection', input: { VpnConnectionId } }],
}

export const customerGateways: Pruned<AwsCustomerGateway> = {
  section: 'customerGateways',
  listing: CUSTOMER_GATEWAYS,
  names: (run, scope) => named('vpnConnections')(run, scope).map(name => customerGatewayName(run.estate.vpnConnections[name]!)),
  calls: ({ CustomerGatewayId }) => [{ operation: 'DeleteCustomerGateway', input: { CustomerGatewayId } }],
}

export const vpnGateways: Pruned<AwsVpnGateway> = {
  section: 'virtualPrivateGateways',
  listing: VPN_GATEWAYS,
  names: (run, scope) => vpcsWithGateway(run.estate).filter(name => named('vpcs')(run, scope).includes(name)),
  calls: ({ VpnGatewayId, VpcAttachments = [] }) => [
    ...VpcAttachments.filter(({ State }) => State === 'attached').map(({ VpcId }) => ({
      operation: 'DetachVpnGateway',
      input: { VpcId, VpnGatewayId },
      until: (gateway: AwsVpnGateway) => (gateway.VpcAttachments ?? []).every(({ State }) => State === 'detached'),
    })),
    { operation: 'DeleteVpnGateway', input: { VpnGatewayId } },
  ],
}

export const subnets: Pruned<AwsSubnet> = {
  section: 'subnets',
  listing: SUBNETS,
  names: (run, scope) =>
    named('vpcs')(run, scope).flatMap(name =>
      Object.keys(subnetsOf(name, run.estate.vpcs[name]!)).map(subnet => `${run.ids.get(`vpcs.${name}`)}/${subnet}`),
    ),
  calls: ({ SubnetId }) => [{ operation: 'DeleteSubnet', input: { SubnetId } }],
}

export const vpcs: Pruned<AwsVpc> = {
  section: 'vpcs',
  listing: VPCS,
  names: named('vpcs'),
  calls: ({ VpcId }) => [{ operation: 'DeleteVpc', input: { VpcId } }],
}
