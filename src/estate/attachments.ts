import type { Estate } from './estate.ts'

/** What of the file hangs on a transit gateway: route tables call it by its name alone. */
export interface EstateAttachment {
  readonly section: 'vpcs' | 'directConnectGateways' | 'vpnConnections' | 'connectPeers' | 'transitGatewayPeerings'
  readonly name: string
}

type Sections = Pick<
  Estate,
  'transitGateways' | 'directConnectGateways' | 'vpnConnections' | 'connectPeers' | 'transitGatewayPeerings'
>

/** Everything attached to the transit gateway, in the order of the file. The rules see to it that no name is there twice. */
export function attachmentsOf(estate: Sections, gateway: string): EstateAttachment[] {
  const of = <T>(section: EstateAttachment['section'], things: Readonly<Record<string, T>>, isOn: (thing: T) => boolean) =>
    Object.entries(things).flatMap(([name, thing]) => (isOn(thing) ? [{ section, name }] : []))
  return [
    ...Object.keys(estate.transitGateways[gateway]?.vpcs ?? {}).map(name => ({ section: 'vpcs' as const, name })),
    ...of('directConnectGateways', estate.directConnectGateways, ({ transitGateways }) =>
      Object.hasOwn(transitGateways, gateway),
    ),
    ...of('vpnConnections', estate.vpnConnections, ({ transitGateway }) => transitGateway === gateway),
    ...of('connectPeers', estate.connectPeers, ({ transitGateway }) => transitGateway === gateway),
    ...of('transitGatewayPeerings', estate.transitGatewayPeerings, ({ between }) => between.includes(gateway)),
  ]
}

export interface EstateTable {
  readonly name: string
  readonly associate: readonly string[]
  readonly propagate: readonly string[]
  readonly routes: Readonly<Record<string, string>>
  readonly prefixLists: Readonly<Record<string, string>>
}

/** The name of the one table of a transit gateway whose file says nothing about tables. */
export const DEFAULT_TABLE = 'default'

/** The route tables that the file says, or AWS's default one, which has everything. */
export function tablesOf(estate: Sections, gateway: string): EstateTable[] {
  const { routes = {}, routeTables } = estate.transitGateways[gateway] ?? {}
  if (routeTables) {
    return Object.entries(routeTables).map(([name, table]) => ({ name, ...table, prefixLists: table.prefixLists ?? {} }))
  }
  const attached = attachmentsOf(estate, gateway)
  const associate = attached.map(({ name }) => name)
  // Transit gateway guide, "Transit gateway peering attachments": their routes are static.
  const propagate = attached.filter(({ section }) => section !== 'transitGatewayPeerings').map(({ name }) => name)
  return [{ name: DEFAULT_TABLE, associate, propagate, routes, prefixLists: {} }]
}
