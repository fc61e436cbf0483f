import {
  createEgressOnlyInternetGateway,
  deleteEgressOnlyInternetGateway,
  describeEgressOnlyInternetGateways,
} from './egressOnlyInternetGateways.ts'
import { associateSubnetCidrBlock, disassociateSubnetCidrBlock } from './subnetCidrBlocks.ts'

export const IPV6_OPERATIONS = {
  AssociateSubnetCidrBlock: associateSubnetCidrBlock,
  CreateEgressOnlyInternetGateway: createEgressOnlyInternetGateway,
  DeleteEgressOnlyInternetGateway: deleteEgressOnlyInternetGateway,
  DescribeEgressOnlyInternetGateways: describeEgressOnlyInternetGateways,
  DisassociateSubnetCidrBlock: disassociateSubnetCidrBlock,
}
