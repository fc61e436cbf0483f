import type { Region } from '@aws-sdk/client-ec2'
import { regions } from '../../resources/availabilityZones.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { type Filters, filtered } from './filtered.ts'

const FILTERS: Filters<Region> = {
  endpoint: region => [region.Endpoint],
  'opt-in-status': region => [region.OptInStatus],
  'region-name': region => [region.RegionName],
}

/** The Regions an account can use; with AllRegions also those it has not opted in to. */
export const describeRegions: Ec2Operation<'DescribeRegions'> = ({ caller }, input) => {
  const all = regions().map(({ name, optIn }) => ({
    RegionName: name,
    Endpoint: `ec2.${name}.amazonaws.com`,
    OptInStatus: optIn ? (name === caller.region ? 'opted-in' : 'not-opted-in') : 'opt-in-not-required',
  }))
  const { RegionNames = [], AllRegions = false } = input
  const unknown = RegionNames.find(name => !all.some(region => region.RegionName === name))
  if (unknown) throw new AwsError('InvalidParameterValue', `Invalid region: [${unknown}]`)
  const named = all.filter(({ RegionName }) => RegionNames.length === 0 || RegionNames.includes(RegionName))
  const usable = named.filter(({ OptInStatus }) => AllRegions || RegionNames.length > 0 || OptInStatus !== 'not-opted-in')
  return { Regions: filtered<Region>(usable, input.Filters, FILTERS) }
}
