import type { DhcpOptions } from '@aws-sdk/client-ec2'
import { defaultDhcpOptionsId } from '../../resources/newVpc.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { type Filters, filtered } from './filtered.ts'
import { page } from './page.ts'

const FILTERS: Filters<DhcpOptions> = {
  'dhcp-options-id': options => [options.DhcpOptionsId],
  key: options => options.DhcpConfigurations?.map(({ Key }) => Key) ?? [],
  'owner-id': options => [options.OwnerId],
  value: options => options.DhcpConfigurations?.flatMap(({ Values = [] }) => Values.map(({ Value }) => Value)) ?? [],
}

/** The set that AWS makes for an account in a Region; there is no other. VPC guide, "DHCP option sets". */
export const describeDhcpOptions: Ec2Operation<'DescribeDhcpOptions'> = ({ caller }, input) => {
  const id = defaultDhcpOptionsId(caller)
  const missing = input.DhcpOptionsIds?.find(asked => asked !== id)
  if (missing) throw new AwsError('InvalidDhcpOptionID.NotFound', `The dhcpOption ID '${missing}' does not exist`)
  const domain = caller.region === 'us-east-1' ? 'ec2.internal' : `${caller.region}.compute.internal`
  const options: DhcpOptions = {
    DhcpOptionsId: id,
    OwnerId: caller.account,
    DhcpConfigurations: [
      { Key: 'domain-name', Values: [{ Value: domain }] },
      { Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] },
    ],
    Tags: [],
  }
  const { items: DhcpOptions, ...rest } = page(filtered([options], input.Filters, FILTERS), input, input.DhcpOptionsIds)
  return { DhcpOptions, ...rest }
}
