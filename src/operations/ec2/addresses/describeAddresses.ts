import type { Address } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { addressWith } from './addressRef.ts'
import { addressShape } from './addressShape.ts'

const FILTERS: Filters<Address> = {
  'allocation-id': address => [address.AllocationId],
  'association-id': address => [address.AssociationId],
  domain: address => [address.Domain],
  'instance-id': address => [address.InstanceId],
  'network-border-group': address => [address.NetworkBorderGroup],
  'network-interface-id': address => [address.NetworkInterfaceId],
  'network-interface-owner-id': address => [address.NetworkInterfaceOwnerId],
  'private-ip-address': address => [address.PrivateIpAddress],
  'public-ip': address => [address.PublicIp],
}

export const describeAddresses: Ec2Operation<'DescribeAddresses'> = (context, input) => {
  const asked = new Set((input.PublicIps ?? []).map(ip => addressWith(context, ip).id))
  const rows = ownedRows(context, 'elasticAddress', input.AllocationIds)
  const addresses = rows.filter(({ id }) => asked.size === 0 || asked.has(id)).map(row => addressShape(context, row))
  return { Addresses: filtered(addresses, input.Filters, FILTERS) }
}
