import type { AvailabilityZone } from '@aws-sdk/client-ec2'
import { availabilityZonesOf } from '../../resources/availabilityZones.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { type Filters, filtered } from './filtered.ts'

const FILTERS: Filters<AvailabilityZone> = {
  'group-name': zone => [zone.GroupName],
  message: () => [],
  'opt-in-status': zone => [zone.OptInStatus],
  'parent-zone-id': () => [],
  'parent-zone-name': () => [],
  'region-name': zone => [zone.RegionName],
  state: zone => [zone.State],
  'zone-id': zone => [zone.ZoneId],
  'zone-name': zone => [zone.ZoneName],
  'zone-type': zone => [zone.ZoneType],
}

export const describeAvailabilityZones: Ec2Operation<'DescribeAvailabilityZones'> = ({ caller: { region } }, input) => {
  const zones: AvailabilityZone[] = availabilityZonesOf(region).map(({ name, id }) => ({
    ZoneName: name,
    ZoneId: id,
    ZoneType: 'availability-zone',
    State: 'available',
    RegionName: region,
    GroupName: region,
    NetworkBorderGroup: region,
    OptInStatus: 'opt-in-not-required',
    Messages: [],
  }))
  const { ZoneNames = [], ZoneIds = [] } = input
  const unknown =
    ZoneNames.find(name => !zones.some(zone => zone.ZoneName === name)) ??
    ZoneIds.find(id => !zones.some(zone => zone.ZoneId === id))
  if (unknown) throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${unknown}]`)
  const asked = zones.filter(
    ({ ZoneName = '', ZoneId = '' }) =>
      (ZoneNames.length === 0 || ZoneNames.includes(ZoneName)) && (ZoneIds.length === 0 || ZoneIds.includes(ZoneId)),
  )
  return { AvailabilityZones: filtered(asked, input.Filters, FILTERS) }
}
