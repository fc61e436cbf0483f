import { newNetworkInterface } from '../../../resources/newNetworkInterface.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { SubnetAddresses } from '../../../resources/subnetAddresses.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { owned } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { interfaceAddresses } from './interfaceAddresses.ts'
import { interfaceGroups } from './interfaceGroups.ts'
import { networkInterfaceShape } from './networkInterfaceShape.ts'
import { refusePrefixes } from './refusePrefixes.ts'

export const createNetworkInterface: Ec2Operation<'CreateNetworkInterface'> = (context, input) => {
  const { world, caller, quotas } = context
  refusePrefixes(input)
  if (input.InterfaceType !== undefined && input.InterfaceType !== ('interface' as string)) {
    const message = `The interface type ${input.InterfaceType} is not supported; leave it out for an interface.`
    throw new AwsError('UnsupportedOperation', message)
  }
  const subnet = owned(context, 'subnet', input.SubnetId)
  const clientToken = input.ClientToken
  if (clientToken !== undefined) {
    const before = [...world.within('networkInterface', caller)].find(({ body }) => body.clientToken === clientToken)
    if (before) return { NetworkInterface: networkInterfaceShape(context, before), ClientToken: clientToken }
  }
  const count = [...world.within('networkInterface', caller)].length
  checkQuota('NetworkInterfaceLimitExceeded', 'network interfaces', { count, limit: quotas.networkInterfacesPerRegion })
  const order = {
    subnet,
    addresses: new SubnetAddresses(world, subnet),
    ...interfaceAddresses({ ...input, Ipv6AddressCount: input.Ipv6AddressCount ?? automaticIpv6(subnet.body, input) }),
    securityGroupIds: interfaceGroups(context, subnet.body.vpcId, input.Groups),
    description: input.Description ?? '',
    clientToken,
    tags: tagsFrom(context, 'networkInterface', input.TagSpecifications),
  }
  const card = newNetworkInterface(world, caller, order, context)
  return { NetworkInterface: networkInterfaceShape(context, card), ClientToken: clientToken }
}

/** One IPv6 address comes by itself in a subnet that says so. VPC guide, "Modify the IP addressing attributes of your subnet". */
export function automaticIpv6(
  subnet: { readonly assignIpv6AddressOnCreation?: boolean },
  { Ipv6Addresses = [] }: { readonly Ipv6Addresses?: readonly unknown[] | undefined },
): number | undefined {
  return subnet.assignIpv6AddressOnCreation && Ipv6Addresses.length === 0 ? 1 : undefined
}
