import type { Rows } from './rows.ts'

const s3 = (own: { readonly region?: string | undefined }) => `com.amazonaws.${own.region}.s3`
const sqs = (own: { readonly region?: string | undefined }) => `com.amazonaws.${own.region}.sqs`

export const ROWS_BESIDE_VPC: Rows = {
  AcceptVpcPeeringConnection: own => ({ VpcPeeringConnectionId: own.peering }),
  AssociateSubnetCidrBlock: own => ({ SubnetId: own.subnet, Ipv6CidrBlock: '2001:db8::/64' }),
  CreateEgressOnlyInternetGateway: own => ({ VpcId: own.vpc }),
  CreateVpcEndpoint: (own, path) =>
    path.startsWith('Subnet') || path.startsWith('SecurityGroup')
      ? { VpcId: own.vpc, ServiceName: sqs(own), VpcEndpointType: 'Interface' }
      : { VpcId: own.vpc, ServiceName: path === 'VpcId' ? s3(own) : s3(own).replace(/s3$/, 'dynamodb') },
  CreateVpcPeeringConnection: (own, path) => ({ VpcId: own.vpc, PeerVpcId: path === 'VpcId' ? own.peerVpc : own.vpc }),
  DeleteEgressOnlyInternetGateway: () => ({}),
  DeleteVpcEndpoints: () => ({}),
  DeleteVpcPeeringConnection: () => ({}),
  DescribeEgressOnlyInternetGateways: () => ({}),
  DescribeManagedPrefixLists: () => ({}),
  DescribePrefixLists: () => ({}),
  DescribeVpcEndpoints: () => ({}),
  DescribeVpcPeeringConnections: () => ({}),
  DisassociateSubnetCidrBlock: () => ({}),
  ModifyVpcPeeringConnectionOptions: () => ({}),
  RejectVpcPeeringConnection: () => ({}),
  DeleteManagedPrefixList: own => ({ PrefixListId: own.prefixList }),
  GetManagedPrefixListAssociations: own => ({ PrefixListId: own.prefixList }),
  GetManagedPrefixListEntries: own => ({ PrefixListId: own.prefixList }),
  ModifyManagedPrefixList: own => ({ PrefixListId: own.prefixList, PrefixListName: 'renamed' }),
  ModifyVpcEndpoint: (own, path) => ({
    VpcEndpointId: path.includes('RouteTable') || path === 'VpcEndpointId' ? own.gatewayEndpoint : own.interfaceEndpoint,
  }),
  RestoreManagedPrefixListVersion: own => ({ PrefixListId: own.prefixList, PreviousVersion: 1, CurrentVersion: 1 }),
}
