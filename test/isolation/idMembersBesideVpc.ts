import type { Noun } from './nouns.ts'

const ENDPOINTS = ['gatewayEndpoint', 'interfaceEndpoint'] as const

/** Members of EC2's inputs that take ids of what stands at the border of a VPC. */
export const BESIDE_VPC_MEMBERS: Readonly<Record<string, readonly Noun[]>> = {
  'VpcEndpointIds[]': ENDPOINTS,
  'ec2 ModifyVpcEndpoint VpcEndpointId': ENDPOINTS,
  'AddRouteTableIds[]': ['routeTable'],
  'RemoveRouteTableIds[]': ['routeTable'],
  'AddSecurityGroupIds[]': ['securityGroup'],
  'RemoveSecurityGroupIds[]': ['securityGroup'],
  DhcpOptionsId: ['dhcpOptions'],
  'DhcpOptionsIds[]': ['dhcpOptions'],
  EgressOnlyInternetGatewayId: ['egressOnlyInternetGateway'],
  'EgressOnlyInternetGatewayIds[]': ['egressOnlyInternetGateway'],
  'ec2 DisassociateSubnetCidrBlock AssociationId': ['subnetCidrAssociation'],
  'ec2 CreateVpcPeeringConnection PeerVpcId': ['peerVpc'],
  'ec2 CreateVpcPeeringConnection PeerOwnerId': ['account'],
  VpcPeeringConnectionId: ['peering'],
  'VpcPeeringConnectionIds[]': ['peering'],
  'PrefixListIds[]': ['prefixList'],
  DestinationPrefixListId: ['prefixList'],
}

/** Members of theirs that are named like ids and take none of anything that is built. */
export const BESIDE_VPC_MEMBERS_OF_NOTHING: Readonly<Record<string, string>> = {
  'ec2 CreateVpcEndpoint SubnetConfigurations[].SubnetId': 'addresses of an endpoint that somebody chooses, which are refused',
  'ec2 ModifyVpcEndpoint SubnetConfigurations[].SubnetId': 'addresses of an endpoint that somebody chooses, which are refused',
  ...Object.fromEntries(
    ['Authorize', 'Revoke', 'UpdateSecurityGroupRuleDescriptions'].flatMap(verb =>
      ['Egress', 'Ingress'].map(way => [
        `ec2 ${verb.startsWith('Update') ? verb : `${verb}SecurityGroup`}${way} IpPermissions[].UserIdGroupPairs[].VpcPeeringConnectionId`,
        'the peering behind a group of another VPC, which is not looked at',
      ]),
    ),
  ),
  ServiceNetworkArn: 'a service network of VPC Lattice',
  ResourceConfigurationArn: 'a resource configuration of VPC Lattice',
}

/** Filters of EC2 that take ids of theirs. */
export const BESIDE_VPC_FILTERS: Readonly<Record<string, readonly Noun[]>> = {
  'vpc-endpoint-id': ENDPOINTS,
  'vpc-peering-connection-id': ['peering'],
  'prefix-list-id': ['prefixList'],
}
