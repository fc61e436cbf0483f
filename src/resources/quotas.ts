/** One table at AWS's defaults; `--quotas FILE` raises them. Source per line: the guides' quota pages, 2026. */
export const DEFAULT_QUOTAS = {
  /** Active connections per location, Region and account. */
  connectionsPerLocation: 10,
  lagsPerRegion: 10,
  /** Members of 1 or 10 Gbps, and of 100 or 400 Gbps. */
  connectionsPerLag: 4,
  fastConnectionsPerLag: 2,
  virtualInterfacesPerConnection: 51,
  privateAndPublicVirtualInterfacesPerConnection: 50,
  transitVirtualInterfacesPerConnection: 4,
  rateLimitersPerConnection: 10,
  /** What a prefix allocation of a private or transit virtual interface may be, per address family. */
  prefixAllocationPerVirtualInterface: 1000,
  /** Both families of all virtual interfaces on one. */
  prefixAllocationsPerDirectConnectGateway: 10_000,
  routeFilterPrefixesPerVirtualInterface: 1000,
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
  prefixesPerVpnConnection: 100,
  tagsPerResource: 50,
} as const

export type Quotas = { readonly [Name in keyof typeof DEFAULT_QUOTAS]: number }
