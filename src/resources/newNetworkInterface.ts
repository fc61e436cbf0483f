import type { NetworkInterface } from './endPoints.ts'
import { freshId } from './freshId.ts'
import { type Entropy, ec2Id, hexadecimal } from './ids.ts'
import type { SubnetAddresses } from './subnetAddresses.ts'
import type { Tags } from './tags.ts'
import type { Draft, Row, Scope } from './world.ts'

interface NetworkInterfaceOrder {
  readonly subnet: Row<'subnet'>
  readonly addresses: SubnetAddresses
  /** The primary address first; fewer than `addressCount` are filled up. Texts as somebody wrote them. */
  readonly privateAddresses?: readonly string[]
  /** False: all of `privateAddresses` are secondary ones, and a free one comes before them. */
  readonly hasPrimary?: boolean
  readonly addressCount?: number
  readonly ipv6Addresses?: readonly string[]
  readonly ipv6AddressCount?: number
  readonly securityGroupIds: readonly string[]
  readonly description?: string
  readonly interfaceType?: NetworkInterface['interfaceType']
  readonly requesterManaged?: boolean
  readonly sourceDestCheck?: boolean
  readonly attachment?: NetworkInterface['attachment'] | undefined
  readonly clientToken?: string | undefined
  readonly tags?: Tags
}

/** Puts a network interface into the subnet, with the addresses asked for or free ones. EC2 guide, "Elastic network interfaces". */
export function newNetworkInterface(
  world: Draft,
  scope: Scope,
  order: NetworkInterfaceOrder,
  { nowMs, random }: { readonly nowMs: number; readonly random: Entropy },
): Row<'networkInterface'> {
  const { subnet, addresses, privateAddresses = [], ipv6Addresses = [], attachment, clientToken } = order
  const wanted = privateAddresses.map(text => addresses.take(text))
  if (order.hasPrimary === false) wanted.unshift(addresses.next())
  const more = Math.max(order.addressCount ?? 1, 1) - wanted.length
  for (let count = 0; count < more; count++) wanted.push(addresses.next())
  const ipv6 = ipv6Addresses.map(text => addresses.take(text, 6))
  const moreIpv6 = (order.ipv6AddressCount ?? 0) - ipv6.length
  for (let count = 0; count < moreIpv6; count++) ipv6.push(addresses.nextIpv6(random))
  const body: NetworkInterface = {
    vpcId: subnet.body.vpcId,
    subnetId: subnet.id,
    description: order.description ?? '',
    interfaceType: order.interfaceType ?? 'interface',
    requesterManaged: order.requesterManaged ?? false,
    macAddress: newMacAddress(random),
    privateAddresses: wanted,
    ipv6Addresses: ipv6,
    securityGroupIds: order.securityGroupIds,
    sourceDestCheck: order.sourceDestCheck ?? true,
    createdAt: nowMs,
    tags: order.tags ?? {},
    ...(attachment && { attachment }),
    ...(clientToken !== undefined && { clientToken }),
  }
  const id = freshId(world, 'networkInterface', () => ec2Id('eni', random))
  return world.put('networkInterface', id, scope, body)
}

/** Locally administered (IEEE 802, second bit of the first octet), as AWS's are. */
function newMacAddress(random: Entropy): string {
  const digits = hexadecimal(random(5))
  return `06:${digits.replace(/..(?=.)/g, '$&:')}`
}
