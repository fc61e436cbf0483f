import type { DhcpOptions } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { dhcpOptionsOf, dhcpOptionsWith } from './dhcpOptionsLookup.ts'
import { dhcpOptionsShape } from './dhcpOptionsShape.ts'

const FILTERS: Filters<DhcpOptions> = {
  'dhcp-options-id': options => [options.DhcpOptionsId],
  key: options => options.DhcpConfigurations?.map(({ Key }) => Key) ?? [],
  'owner-id': options => [options.OwnerId],
  value: options => options.DhcpConfigurations?.flatMap(({ Values = [] }) => Values.map(({ Value }) => Value)) ?? [],
}

export const describeDhcpOptions: Ec2Operation<'DescribeDhcpOptions'> = (context, input) => {
  const ids = new Set(input.DhcpOptionsIds?.map(id => dhcpOptionsWith(context, id).id))
  const rows = dhcpOptionsOf(context).filter(({ id }) => ids.size === 0 || ids.has(id))
  const found = filtered(rows.map(dhcpOptionsShape), input.Filters, FILTERS)
  const { items: DhcpOptions, ...rest } = page(found, input, input.DhcpOptionsIds)
  return { DhcpOptions, ...rest }
}
