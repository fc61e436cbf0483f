import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'

/** Nothing here makes a network interface, so there is none, whatever the filters. */
export const describeNetworkInterfaces: Ec2Operation<'DescribeNetworkInterfaces'> = (_context, input) => {
  const [id] = input.NetworkInterfaceIds ?? []
  if (id !== undefined) throw new AwsError('InvalidNetworkInterfaceID.NotFound', `The networkInterface ID '${id}' does not exist`)
  return { NetworkInterfaces: [] }
}
