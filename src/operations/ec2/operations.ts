import { ADDRESS_OPERATIONS } from './addresses/operations.ts'
import { associateRouteTable } from './associateRouteTable.ts'
import { associateVpcCidrBlock } from './associateVpcCidrBlock.ts'
import { attachInternetGateway } from './attachInternetGateway.ts'
import { createDefaultSubnet } from './createDefaultSubnet.ts'
import { createDefaultVpc } from './createDefaultVpc.ts'
import { createInternetGateway } from './createInternetGateway.ts'
import { createRoute } from './createRoute.ts'
import { createRouteTable } from './createRouteTable.ts'
import { createSubnet } from './createSubnet.ts'
import { createTags } from './createTags.ts'
import { createVpc } from './createVpc.ts'
import { deleteInternetGateway } from './deleteInternetGateway.ts'
import { deleteRoute } from './deleteRoute.ts'
import { deleteRouteTable } from './deleteRouteTable.ts'
import { deleteSubnet } from './deleteSubnet.ts'
import { deleteTags } from './deleteTags.ts'
import { deleteVpc } from './deleteVpc.ts'
import { describeAccountAttributes } from './describeAccountAttributes.ts'
import { describeAvailabilityZones } from './describeAvailabilityZones.ts'
import { describeInternetGateways } from './describeInternetGateways.ts'
import { describeRegions } from './describeRegions.ts'
import { describeRouteTables } from './describeRouteTables.ts'
import { describeSubnets } from './describeSubnets.ts'
import { describeTags } from './describeTags.ts'
import { describeVpcAttribute } from './describeVpcAttribute.ts'
import { describeVpcClassicLink, describeVpcClassicLinkDnsSupport } from './describeVpcClassicLink.ts'
import { describeVpcs } from './describeVpcs.ts'
import { detachInternetGateway } from './detachInternetGateway.ts'
import { DHCP_OPTIONS_OPERATIONS } from './dhcpOptions/operations.ts'
import { disassociateRouteTable } from './disassociateRouteTable.ts'
import { disassociateVpcCidrBlock } from './disassociateVpcCidrBlock.ts'
import type { Ec2Operations } from './ec2Operation.ts'
import { ENDPOINT_OPERATIONS } from './endpoints/operations.ts'
import { INSTANCE_OPERATIONS } from './instances/operations.ts'
import { IPV6_OPERATIONS } from './ipv6/operations.ts'
import { modifySubnetAttribute } from './modifySubnetAttribute.ts'
import { modifyVpcAttribute } from './modifyVpcAttribute.ts'
import { modifyVpcTenancy } from './modifyVpcTenancy.ts'
import { NAT_GATEWAY_OPERATIONS } from './natGateways/operations.ts'
import { NETWORK_ACL_OPERATIONS } from './networkAcls/operations.ts'
import { NETWORK_INTERFACE_OPERATIONS } from './networkInterfaces/operations.ts'
import { PEERING_OPERATIONS } from './peering/operations.ts'
import { PREFIX_LIST_OPERATIONS } from './prefixLists/operations.ts'
import { prepared } from './prepared.ts'
import { replaceRoute } from './replaceRoute.ts'
import { replaceRouteTableAssociation } from './replaceRouteTableAssociation.ts'
import { SECURITY_GROUP_OPERATIONS } from './securityGroups/operations.ts'
import { TRANSIT_GATEWAY_OPERATIONS } from './transitGateways/operations.ts'
import { VPN_OPERATIONS } from './vpn/operations.ts'

/**
 * Every operation of EC2 that Landbridge has. A name of the service's model that is not here is one that is not built:
 * HTTP 501 and `UnsupportedOperation`. A name here that the model does not know does not compile.
 */
const BUILT = {
  ...ADDRESS_OPERATIONS,
  ...DHCP_OPTIONS_OPERATIONS,
  ...ENDPOINT_OPERATIONS,
  ...INSTANCE_OPERATIONS,
  ...IPV6_OPERATIONS,
  ...NAT_GATEWAY_OPERATIONS,
  ...NETWORK_ACL_OPERATIONS,
  ...NETWORK_INTERFACE_OPERATIONS,
  ...PEERING_OPERATIONS,
  ...PREFIX_LIST_OPERATIONS,
  ...SECURITY_GROUP_OPERATIONS,
  AssociateRouteTable: associateRouteTable,
  AssociateVpcCidrBlock: associateVpcCidrBlock,
  AttachInternetGateway: attachInternetGateway,
  CreateDefaultSubnet: createDefaultSubnet,
  CreateDefaultVpc: createDefaultVpc,
  CreateInternetGateway: createInternetGateway,
  CreateRoute: createRoute,
  CreateRouteTable: createRouteTable,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteRoute: deleteRoute,
  DeleteRouteTable: deleteRouteTable,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeInternetGateways: describeInternetGateways,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcClassicLink: describeVpcClassicLink,
  DescribeVpcClassicLinkDnsSupport: describeVpcClassicLinkDnsSupport,
  DescribeVpcs: describeVpcs,
  DetachInternetGateway: detachInternetGateway,
  DisassociateRouteTable: disassociateRouteTable,
  DisassociateVpcCidrBlock: disassociateVpcCidrBlock,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  ModifyVpcTenancy: modifyVpcTenancy,
  ReplaceRoute: replaceRoute,
  ReplaceRouteTableAssociation: replaceRouteTableAssociation,
  ...TRANSIT_GATEWAY_OPERATIONS,
  ...VPN_OPERATIONS,
} as const satisfies Partial<Ec2Operations>

export const EC2 = prepared(BUILT)
