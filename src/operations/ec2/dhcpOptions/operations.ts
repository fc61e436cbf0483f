import type { Ec2Operations } from '../ec2Operation.ts'
import { associateDhcpOptions } from './associateDhcpOptions.ts'
import { createDhcpOptions } from './createDhcpOptions.ts'
import { deleteDhcpOptions } from './deleteDhcpOptions.ts'
import { describeDhcpOptions } from './describeDhcpOptions.ts'

export const DHCP_OPTIONS_OPERATIONS = {
  AssociateDhcpOptions: associateDhcpOptions,
  CreateDhcpOptions: createDhcpOptions,
  DeleteDhcpOptions: deleteDhcpOptions,
  DescribeDhcpOptions: describeDhcpOptions,
} as const satisfies Partial<Ec2Operations>
