import type { Ec2Operation } from '../ec2Operation.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'

/** No address has a name of its own in reverse DNS here. */
export const describeAddressesAttribute: Ec2Operation<'DescribeAddressesAttribute'> = (context, input) => {
  const addresses = ownedRows(context, 'elasticAddress', input.AllocationIds).map(({ id, body }) => ({
    AllocationId: id,
    PublicIp: body.publicIp,
  }))
  const { items: Addresses, ...rest } = page(addresses, input, input.AllocationIds)
  return { Addresses, ...rest }
}
