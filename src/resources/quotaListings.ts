import type { DEFAULT_QUOTAS } from './quotas.ts'

/** How Service Quotas shows one number of the table in `quotas.ts`. */
export interface QuotaListing {
  readonly serviceCode: keyof typeof SERVICE_NAMES
  readonly name: string
  /** AWS's own code. Where its pages give none, one is derived (`docs/facts/quotas.md`). */
  readonly code?: `L-${string}`
  /** Whether a request raises it; what AWS leaves to its account teams, `--quotas FILE` raises. */
  readonly isAdjustable?: true
  /** Of the account in every Region at once. */
  readonly isGlobal?: true
}

type Listings = readonly [QuotaListing, ...QuotaListing[]]

/** Service Quotas' own names of the services that have a number here. */
export const SERVICE_NAMES = {
  directconnect: 'AWS Direct Connect',
  ec2: 'Amazon Elastic Compute Cloud (Amazon EC2)',
  vpc: 'Amazon Virtual Private Cloud (Amazon VPC)',
} as const

const DX = { serviceCode: 'directconnect' } as const
const GLOBAL_DX = { ...DX, isGlobal: true } as const
const EC2 = { serviceCode: 'ec2' } as const
const VPC = { serviceCode: 'vpc' } as const
const RAISABLE_EC2 = { ...EC2, isAdjustable: true } as const
const RAISABLE_VPC = { ...VPC, isAdjustable: true } as const

/**
 * Every number of the table, as a quota of AWS; several in one row are one number here and move together. A number
 * without a row does not compile.
 */
// biome-ignore format: a table is read by its rows
export const QUOTA_LISTINGS: { readonly [Name in keyof typeof DEFAULT_QUOTAS]: Listings } = {
  connectionsPerLocation: [{ ...DX, code: 'L-A2659207', name: 'Dedicated connections per location' }],
  lagsPerRegion: [{ ...DX, code: 'L-42DEC0EF', name: 'LAGs per Region' }],
  connectionsPerLag: [{ ...DX, name: 'Dedicated connections per LAG below 100G' }],
  fastConnectionsPerLag: [{ ...DX, name: 'Dedicated connections per LAG at 100G or 400G' }],
  virtualInterfacesPerConnection: [
    { ...DX, code: 'L-53A26B6D', name: 'Total virtual interfaces per dedicated connection' },
    { ...DX, code: 'L-59AD3548', name: 'Virtual interfaces per LAG' },
  ],
  privateAndPublicVirtualInterfacesPerConnection: [{ ...DX, name: 'Private or public virtual interfaces per dedicated connection' }],
  transitVirtualInterfacesPerConnection: [{ ...DX, name: 'Transit virtual interfaces per dedicated connection' }],
  rateLimitersPerConnection: [{ ...DX, isAdjustable: true, name: 'Rate limiters per dedicated connection' }],
  prefixAllocationPerVirtualInterface: [{ ...DX, name: 'Prefix allocation per address family of a private or transit virtual interface' }],
  prefixAllocationsPerDirectConnectGateway: [{ ...GLOBAL_DX, name: 'Prefix allocations per Direct Connect gateway' }],
  routeFilterPrefixesPerVirtualInterface: [{ ...DX, name: 'Routes per BGP session on a public virtual interface' }],
  directConnectGatewaysPerAccount: [{ ...GLOBAL_DX, code: 'L-62B7491E', name: 'Direct Connect gateways per account' }],
  virtualPrivateGatewaysPerDirectConnectGateway: [{ ...GLOBAL_DX, name: 'Virtual private gateways per Direct Connect gateway' }],
  virtualInterfacesPerDirectConnectGateway: [{ ...GLOBAL_DX, name: 'Virtual interfaces per Direct Connect gateway' }],
  transitGatewaysPerDirectConnectGateway: [{ ...GLOBAL_DX, name: 'Transit gateways per Direct Connect gateway' }],
  allowedPrefixesPerTransitGateway: [{ ...GLOBAL_DX, name: 'Prefixes per transit gateway from AWS to on-premises' }],

  customerGatewaysPerRegion: [{ ...RAISABLE_EC2, code: 'L-4FB7FF5D', name: 'Customer gateways per region' }],
  virtualPrivateGatewaysPerRegion: [{ ...RAISABLE_EC2, code: 'L-7029FAB6', name: 'Virtual private gateways per region' }],
  vpnConnectionsPerRegion: [{ ...RAISABLE_EC2, code: 'L-3E6EC3A3', name: 'VPN connections per region' }],
  vpnConnectionsPerVirtualPrivateGateway: [{ ...RAISABLE_EC2, code: 'L-B91E5754', name: 'VPN connections per VGW' }],
  acceleratedVpnConnectionsPerRegion: [{ ...RAISABLE_EC2, name: 'Accelerated VPN connections per region' }],
  unassociatedVpnConnectionsPerRegion: [{ ...RAISABLE_EC2, name: 'Unassociated VPN connections per region' }],
  largeVpnConnectionsPerRegion: [{ ...RAISABLE_EC2, name: 'VPN connections with large bandwidth per region' }],
  vpnConcentratorsPerRegion: [{ ...RAISABLE_EC2, name: 'VPN concentrators per region' }],
  vpnConcentratorsPerTransitGateway: [{ ...RAISABLE_EC2, name: 'VPN concentrators per transit gateway' }],
  sitesPerVpnConcentrator: [{ ...RAISABLE_EC2, name: 'VPN connections per VPN concentrator' }],
  staticRoutesPerVpnConnection: [{ ...EC2, name: 'Static routes per VPN connection on a virtual private gateway' }],
  prefixesPerVpnConnection: [{ ...EC2, name: 'Dynamic routes from a customer gateway to a virtual private gateway' }],

  vpcsPerRegion: [
    { ...RAISABLE_VPC, code: 'L-F678F1CE', name: 'VPCs per Region' },
    { ...RAISABLE_VPC, code: 'L-A4707A72', name: 'Internet gateways per Region' },
  ],
  subnetsPerVpc: [{ ...RAISABLE_VPC, code: 'L-407747CB', name: 'Subnets per VPC' }],
  cidrsPerVpc: [
    { ...RAISABLE_VPC, code: 'L-83CA0A9D', name: 'IPv4 CIDR blocks per VPC' },
    { ...RAISABLE_VPC, code: 'L-085A6257', name: 'IPv6 CIDR blocks per VPC' },
  ],
  routeTablesPerVpc: [{ ...RAISABLE_VPC, code: 'L-589F43AA', name: 'Route tables per VPC' }],
  routesPerRouteTable: [{ ...RAISABLE_VPC, code: 'L-93826ACB', name: 'Routes per route table' }],
  propagatedRoutesPerRouteTable: [{ ...VPC, name: 'Propagated routes per route table' }],
  securityGroupsPerRegion: [{ ...RAISABLE_VPC, code: 'L-E79EC296', name: 'VPC security groups per Region' }],
  rulesPerSecurityGroup: [{ ...RAISABLE_VPC, code: 'L-0EA8095F', name: 'Inbound or outbound rules per security group' }],
  securityGroupsPerInterface: [{ ...RAISABLE_VPC, code: 'L-2AFB9258', name: 'Security groups per network interface' }],
  networkAclsPerVpc: [{ ...RAISABLE_VPC, code: 'L-B4A6D682', name: 'Network ACLs per VPC' }],
  entriesPerNetworkAcl: [{ ...RAISABLE_VPC, code: 'L-2AEEBF1A', name: 'Rules per network ACL' }],
  networkInterfacesPerRegion: [{ ...RAISABLE_VPC, code: 'L-DF5E4CA3', name: 'Network interfaces per Region' }],
  elasticAddressesPerRegion: [{ ...RAISABLE_EC2, code: 'L-0263D0A3', name: 'EC2-VPC Elastic IPs' }],
  natGatewaysPerZone: [{ ...RAISABLE_VPC, code: 'L-FE5A380F', name: 'NAT gateways per Availability Zone' }],
  peeringConnectionsPerVpc: [{ ...RAISABLE_VPC, code: 'L-7E9ECCDB', name: 'Active VPC peering connections per VPC' }],
  prefixListsPerRegion: [{ ...RAISABLE_VPC, name: 'Prefix lists per Region' }],
  entriesPerPrefixList: [{ ...RAISABLE_VPC, name: 'Maximum number of entries per prefix list' }],
  gatewayEndpointsPerRegion: [{ ...RAISABLE_VPC, code: 'L-1B52E74A', name: 'Gateway VPC endpoints per Region' }],
  interfaceEndpointsPerVpc: [{ ...RAISABLE_VPC, code: 'L-29B6F2EB', name: 'Interface VPC endpoints per VPC' }],

  transitGatewaysPerRegion: [{ ...RAISABLE_EC2, code: 'L-A2478D36', name: 'Transit gateways per account' }],
  cidrBlocksPerTransitGateway: [{ ...EC2, name: 'CIDR blocks per transit gateway' }],
  routeTablesPerTransitGateway: [{ ...RAISABLE_EC2, code: 'L-43872EB7', name: 'Route Tables per transit gateway' }],
  routesPerTransitGateway: [{ ...EC2, code: 'L-BCC1FB47', name: 'Routes per transit gateway' }],
  attachmentsPerTransitGateway: [{ ...RAISABLE_EC2, code: 'L-E0233F82', name: 'Attachments per transit gateway' }],
  transitGatewaysPerVpc: [{ ...EC2, code: 'L-6DA43717', name: 'Attachments per VPC' }],
  peeringAttachmentsPerTransitGateway: [{ ...RAISABLE_EC2, code: 'L-A1B5A36F', name: 'Peering attachments per transit gateway' }],
  pendingPeeringAttachmentsPerTransitGateway: [{ ...RAISABLE_EC2, code: 'L-62499967', name: 'Pending peering attachments per transit gateway' }],
  connectPeersPerConnectAttachment: [{ ...EC2, name: 'Connect peers per transit gateway Connect attachment' }],
  policyTablesPerTransitGateway: [{ ...EC2, name: 'Policy tables per transit gateway' }],
  entriesPerTransitGatewayPolicyTable: [{ ...RAISABLE_EC2, name: 'Entries per transit gateway policy table' }],
  directConnectGatewaysPerTransitGateway: [{ ...EC2, name: 'Direct Connect gateways per transit gateway' }],

  tagsPerResource: [{ ...DX, name: 'Tags per Direct Connect resource' }, { ...EC2, name: 'Tags per EC2 resource' }],
}
