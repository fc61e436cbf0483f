/** One table at AWS's defaults; `--quotas FILE` raises them. Source per line: the guides' quota pages, 2026. */
export const DEFAULT_QUOTAS = {
  /** Active connections per location, Region and account. */
  connectionsPerLocation: 10,
  virtualInterfacesPerConnection: 51,
  privateAndPublicVirtualInterfacesPerConnection: 50,
  transitVirtualInterfacesPerConnection: 4,
  directConnectGatewaysPerAccount: 200,
  virtualPrivateGatewaysPerDirectConnectGateway: 20,
  virtualInterfacesPerDirectConnectGateway: 30,
  customerGatewaysPerRegion: 50,
  virtualPrivateGatewaysPerRegion: 5,
  vpnConnectionsPerRegion: 50,
  vpnConnectionsPerVirtualPrivateGateway: 10,
  staticRoutesPerVpnConnection: 100,
  vpcsPerRegion: 5,
  subnetsPerVpc: 200,
  cidrsPerVpc: 5,
  routeTablesPerVpc: 200,
  routesPerRouteTable: 500,
  propagatedRoutesPerRouteTable: 100,
  prefixesPerPrivateVirtualInterface: 100,
  prefixesPerVpnConnection: 100,
  tagsPerResource: 50,
} as const

export type Quotas = { readonly [Name in keyof typeof DEFAULT_QUOTAS]: number }
