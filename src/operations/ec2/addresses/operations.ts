import type { Ec2Operations } from '../ec2Operation.ts'
import { allocateAddress } from './allocateAddress.ts'
import { associateAddress } from './associateAddress.ts'
import { describeAddresses } from './describeAddresses.ts'
import { describeAddressesAttribute } from './describeAddressesAttribute.ts'
import { disassociateAddress } from './disassociateAddress.ts'
import { releaseAddress } from './releaseAddress.ts'

export const ADDRESS_OPERATIONS = {
  AllocateAddress: allocateAddress,
  AssociateAddress: associateAddress,
  DescribeAddresses: describeAddresses,
  DescribeAddressesAttribute: describeAddressesAttribute,
  DisassociateAddress: disassociateAddress,
  ReleaseAddress: releaseAddress,
} as const satisfies Partial<Ec2Operations>
