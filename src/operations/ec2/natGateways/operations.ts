import type { Ec2Operations } from '../ec2Operation.ts'
import { createNatGateway } from './createNatGateway.ts'
import { deleteNatGateway } from './deleteNatGateway.ts'
import { describeNatGateways } from './describeNatGateways.ts'

export const NAT_GATEWAY_OPERATIONS = {
  CreateNatGateway: createNatGateway,
  DeleteNatGateway: deleteNatGateway,
  DescribeNatGateways: describeNatGateways,
} as const satisfies Partial<Ec2Operations>
