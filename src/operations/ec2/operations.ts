import { associateRouteTable } from './associateRouteTable.ts'
import { associateVpcCidrBlock } from './associateVpcCidrBlock.ts'
import { attachInternetGateway } from './attachInternetGateway.ts'
import { attachVpnGateway } from './attachVpnGateway.ts'
import { createCustomerGateway } from './createCustomerGateway.ts'
import { createDefaultVpc } from './createDefaultVpc.ts'
import { createInternetGateway } from './createInternetGateway.ts'
import { createRoute } from './createRoute.ts'
import { createRouteTable } from './createRouteTable.ts'
import { createSubnet } from './createSubnet.ts'
import { createTags } from './createTags.ts'
import { createVpc } from './createVpc.ts'
import { createVpnConnection } from './createVpnConnection.ts'
import { createVpnConnectionRoute } from './createVpnConnectionRoute.ts'
import { createVpnGateway } from './createVpnGateway.ts'
import { deleteCustomerGateway } from './deleteCustomerGateway.ts'
import { deleteInternetGateway } from './deleteInternetGateway.ts'
import { deleteRoute } from './deleteRoute.ts'
import { deleteRouteTable } from './deleteRouteTable.ts'
import { deleteSubnet } from './deleteSubnet.ts'
import { deleteTags } from './deleteTags.ts'
import { deleteVpc } from './deleteVpc.ts'
import { deleteVpnConnection } from './deleteVpnConnection.ts'
import { deleteVpnConnectionRoute } from './deleteVpnConnectionRoute.ts'
import { deleteVpnGateway } from './deleteVpnGateway.ts'
import { describeAccountAttributes } from './describeAccountAttributes.ts'
import { describeAvailabilityZones } from './describeAvailabilityZones.ts'
import { describeCustomerGateways } from './describeCustomerGateways.ts'
import { describeDhcpOptions } from './describeDhcpOptions.ts'
import { describeInternetGateways } from './describeInternetGateways.ts'
import { describeNetworkAcls } from './describeNetworkAcls.ts'
import { describeNetworkInterfaces } from './describeNetworkInterfaces.ts'
import { describeRegions } from './describeRegions.ts'
import { describeRouteTables } from './describeRouteTables.ts'
import { describeSecurityGroups } from './describeSecurityGroups.ts'
import { describeSubnets } from './describeSubnets.ts'
import { describeTags } from './describeTags.ts'
import { describeVpcAttribute } from './describeVpcAttribute.ts'
import { describeVpcs } from './describeVpcs.ts'
import { describeVpnConnections } from './describeVpnConnections.ts'
import { describeVpnGateways } from './describeVpnGateways.ts'
import { detachInternetGateway } from './detachInternetGateway.ts'
import { detachVpnGateway } from './detachVpnGateway.ts'
import { disableVgwRoutePropagation } from './disableVgwRoutePropagation.ts'
import { disassociateRouteTable } from './disassociateRouteTable.ts'
import { disassociateVpcCidrBlock } from './disassociateVpcCidrBlock.ts'
import type { Ec2Operations } from './ec2Operation.ts'
import { enableVgwRoutePropagation } from './enableVgwRoutePropagation.ts'
import { modifySubnetAttribute } from './modifySubnetAttribute.ts'
import { modifyVpcAttribute } from './modifyVpcAttribute.ts'
import { modifyVpnTunnelOptions } from './modifyVpnTunnelOptions.ts'
import { prepared } from './prepared.ts'
import { replaceRoute } from './replaceRoute.ts'
import { replaceRouteTableAssociation } from './replaceRouteTableAssociation.ts'

/**
 * Every operation of EC2 that Landbridge has. A name of the service's model that is not here is one that is not built:
 * HTTP 501 and `UnsupportedOperation`. A name here that the model does not know does not compile.
 */
const BUILT = {
  AssociateRouteTable: associateRouteTable,
  AssociateVpcCidrBlock: associateVpcCidrBlock,
  AttachInternetGateway: attachInternetGateway,
  AttachVpnGateway: attachVpnGateway,
  CreateCustomerGateway: createCustomerGateway,
  CreateDefaultVpc: createDefaultVpc,
  CreateInternetGateway: createInternetGateway,
  CreateRoute: createRoute,
  CreateRouteTable: createRouteTable,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  CreateVpnConnection: createVpnConnection,
  CreateVpnConnectionRoute: createVpnConnectionRoute,
  CreateVpnGateway: createVpnGateway,
  DeleteCustomerGateway: deleteCustomerGateway,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteRoute: deleteRoute,
  DeleteRouteTable: deleteRouteTable,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DeleteVpnConnection: deleteVpnConnection,
  DeleteVpnConnectionRoute: deleteVpnConnectionRoute,
  DeleteVpnGateway: deleteVpnGateway,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeCustomerGateways: describeCustomerGateways,
  DescribeDhcpOptions: describeDhcpOptions,
  DescribeInternetGateways: describeInternetGateways,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcs: describeVpcs,
  DescribeVpnConnections: describeVpnConnections,
  DescribeVpnGateways: describeVpnGateways,
  DetachInternetGateway: detachInternetGateway,
  DetachVpnGateway: detachVpnGateway,
  DisableVgwRoutePropagation: disableVgwRoutePropagation,
  DisassociateRouteTable: disassociateRouteTable,
  DisassociateVpcCidrBlock: disassociateVpcCidrBlock,
  EnableVgwRoutePropagation: enableVgwRoutePropagation,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  ModifyVpnTunnelOptions: modifyVpnTunnelOptions,
  ReplaceRoute: replaceRoute,
  ReplaceRouteTableAssociation: replaceRouteTableAssociation,
} as const satisfies Partial<Ec2Operations>

export const EC2 = prepared(BUILT)
