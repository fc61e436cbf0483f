import type { Things } from './nouns.ts'
import type { Rows } from './rows.ts'
import { ROUTED } from './things.ts'

const ELSEWHERE = { DestinationCidrBlock: '198.18.0.0/15' }
const THERE = { DestinationCidrBlock: ROUTED }

/** A route takes one target: the one at the path, if that is one. */
function routeOf(own: Things, path: string): object {
  const isTarget = !['RouteTableId', 'GatewayId', 'DestinationPrefixListId'].includes(path)
  return { RouteTableId: own.routeTable, ...(isTarget ? undefined : { GatewayId: own.internetGateway }) }
}

/** A route is to a block or to a list, never both. */
function isList(path: string): boolean {
  return path === 'DestinationPrefixListId'
}

/** The gateway that a VPN connection has besides the one that is asked about. */
function vpnGateway(own: Things, path: string): object {
  if (path.includes('Concentrator')) return {}
  return path.includes('Transit') ? { TransitGatewayId: own.transitGateway } : { VpnGatewayId: own.virtualPrivateGateway }
}

export const ROWS_EC2: Rows = {
  AssociateRouteTable: own => ({ RouteTableId: own.routeTable, SubnetId: own.subnet }),
  AssociateVpcCidrBlock: own => ({ VpcId: own.vpc, CidrBlock: '10.199.0.0/16' }),
  AttachInternetGateway: own => ({ InternetGatewayId: own.internetGateway, VpcId: own.vpc }),
  AttachVpnGateway: own => ({ VpnGatewayId: own.virtualPrivateGateway, VpcId: own.vpc }),
  CreateRoute: (own, path) => ({ ...(isList(path) ? {} : ELSEWHERE), ...routeOf(own, path) }),
  CreateRouteTable: own => ({ VpcId: own.vpc }),
  CreateSubnet: own => ({ VpcId: own.vpc, CidrBlock: '10.199.1.0/24' }),
  CreateTags: own => ({ Resources: [own.vpc], Tags: [{ Key: 'k', Value: 'v' }] }),
  CreateVpnConcentrator: own => ({ Type: 'ipsec.1', TransitGatewayId: own.transitGateway }),
  CreateVpnConnection: (own, path) => ({
    Type: 'ipsec.1',
    CustomerGatewayId: own.customerGateway,
    ...vpnGateway(own, path),
    ...(path.includes('Transport') && {
      CustomerGatewayId: own.privateCustomerGateway,
      Options: { OutsideIpAddressType: 'PrivateIpv4' },
    }),
  }),
  CreateVpnConnectionRoute: own => ({ ...ELSEWHERE, VpnConnectionId: own.vpnConnection }),
  DeleteCustomerGateway: own => ({ CustomerGatewayId: own.customerGateway }),
  DeleteInternetGateway: own => ({ InternetGatewayId: own.internetGateway }),
  DeleteRoute: (own, path) => ({ ...(isList(path) ? {} : THERE), RouteTableId: own.routeTable }),
  DeleteRouteTable: own => ({ RouteTableId: own.routeTable }),
  DeleteSubnet: own => ({ SubnetId: own.subnet }),
  DeleteTags: own => ({ Resources: [own.vpc] }),
  DeleteVpc: own => ({ VpcId: own.vpc }),
  DeleteVpnConcentrator: own => ({ VpnConcentratorId: own.vpnConcentrator }),
  DeleteVpnConnection: own => ({ VpnConnectionId: own.vpnConnection }),
  DeleteVpnConnectionRoute: own => ({ ...ELSEWHERE, VpnConnectionId: own.vpnConnection }),
  DeleteVpnGateway: own => ({ VpnGatewayId: own.virtualPrivateGateway }),
  DescribeCustomerGateways: () => ({}),
  DescribeInternetGateways: () => ({}),
  DescribeNetworkAcls: () => ({}),
  DescribeRouteTables: () => ({}),
  DescribeSecurityGroups: () => ({}),
  DescribeSubnets: () => ({}),
  DescribeTags: () => ({}),
  AssociateDhcpOptions: own => ({ VpcId: own.vpc, DhcpOptionsId: own.dhcpOptions }),
  DeleteDhcpOptions: own => ({ DhcpOptionsId: own.dhcpOptions }),
  DescribeDhcpOptions: () => ({}),
  DescribeVpcAttribute: own => ({ VpcId: own.vpc, Attribute: 'enableDnsSupport' }),
  DescribeVpcs: () => ({}),
  DescribeVpnConcentrators: () => ({}),
  DescribeVpnConnections: () => ({}),
  DescribeVpnGateways: () => ({}),
  DetachInternetGateway: own => ({ InternetGatewayId: own.internetGateway, VpcId: own.vpc }),
  DetachVpnGateway: own => ({ VpnGatewayId: own.virtualPrivateGateway, VpcId: own.vpc }),
  DisableVgwRoutePropagation: own => ({ RouteTableId: own.routeTable, GatewayId: own.virtualPrivateGateway }),
  DisassociateRouteTable: own => ({ AssociationId: own.routeTableAssociation }),
  DisassociateVpcCidrBlock: own => ({ AssociationId: own.cidrAssociation }),
  EnableVgwRoutePropagation: own => ({ RouteTableId: own.routeTable, GatewayId: own.virtualPrivateGateway }),
  GetActiveVpnTunnelStatus: own => ({ VpnConnectionId: own.vpnConnection, VpnTunnelOutsideIpAddress: '198.51.100.1' }),
  GetVpnConnectionDeviceSampleConfiguration: own => ({
    VpnConnectionId: own.vpnConnection,
    VpnConnectionDeviceTypeId: '9005b6c1',
  }),
  GetVpnTunnelReplacementStatus: own => ({ VpnConnectionId: own.vpnConnection, VpnTunnelOutsideIpAddress: '198.51.100.1' }),
  ModifySubnetAttribute: own => ({ SubnetId: own.subnet, MapPublicIpOnLaunch: { Value: true } }),
  DescribeVpcClassicLink: () => ({}),
  DescribeVpcClassicLinkDnsSupport: () => ({}),
  ModifyVpcTenancy: own => ({ VpcId: own.vpc, InstanceTenancy: 'default' }),
  ModifyVpcAttribute: own => ({ VpcId: own.vpc, EnableDnsHostnames: { Value: true } }),
  ModifyVpnConnection: own => ({ VpnConnectionId: own.vpnConnection }),
  ModifyVpnConnectionOptions: own => ({ VpnConnectionId: own.vpnConnection, LocalIpv4NetworkCidr: '10.0.0.0/8' }),
  ModifyVpnTunnelCertificate: own => ({ VpnConnectionId: own.vpnConnection, VpnTunnelOutsideIpAddress: '198.51.100.1' }),
  ModifyVpnTunnelOptions: own => ({
    VpnConnectionId: own.vpnConnection,
    VpnTunnelOutsideIpAddress: '198.51.100.1',
    TunnelOptions: { DPDTimeoutSeconds: 60 },
  }),
  ReplaceRoute: (own, path) => ({ ...(isList(path) ? {} : THERE), ...routeOf(own, path) }),
  ReplaceRouteTableAssociation: own => ({ AssociationId: own.routeTableAssociation, RouteTableId: own.routeTable }),
  ReplaceVpnTunnel: own => ({ VpnConnectionId: own.vpnConnection, VpnTunnelOutsideIpAddress: '198.51.100.1' }),
}
