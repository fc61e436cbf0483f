import { type AvailabilityZone, availabilityZonesOf } from '../../resources/availabilityZones.ts'
import { ec2Id } from '../../resources/ids.ts'
import { AwsError } from '../../resources/refusal.ts'
import { parseSubnetCidr } from '../../resources/vpcRules.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { tagsFrom } from './ec2Tags.ts'
import { owned, required } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { subnetShape } from './subnetShape.ts'

export const createSubnet: Ec2Operation<'CreateSubnet'> = (context, input) => {
  const { world, caller, nowMs, quotas } = context
  const vpc = owned(context, 'vpc', input.VpcId)
  const ipv6 = (['Ipv6CidrBlock', 'Ipv6Native', 'Ipv6IpamPoolId', 'Ipv4IpamPoolId', 'OutpostArn'] as const).find(
    name => input[name],
  )
  if (ipv6)
    throw new AwsError('UnsupportedOperation', `The parameter ${ipv6} of CreateSubnet is not supported; give cidrBlock alone.`)
  const siblings = [...world.referring('subnet', vpc.id)]
  const cidr = parseSubnetCidr(
    required(input.CidrBlock, 'cidrBlock'),
    vpc.body.cidrs.map(one => one.cidr),
    siblings.map(({ body }) => body.cidr),
  )
  checkQuota('SubnetLimitExceeded', `subnets of ${vpc.id}`, { count: siblings.length, limit: quotas.subnetsPerVpc })
  const zone = zoneOf(caller.region, input)
  const body = {
    vpcId: vpc.id,
    cidr: cidr.text,
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    mapPublicIpOnLaunch: false,
    defaultForAz: false,
    state: 'pending' as const,
    tags: tagsFrom(context, 'subnet', input.TagSpecifications),
  }
  return { Subnet: subnetShape(world.put('subnet', ec2Id('subnet', context.random), caller, body, { dueAt: nowMs })) }
}

function zoneOf(
  region: string,
  {
    AvailabilityZone: name,
    AvailabilityZoneId: id,
  }: { AvailabilityZone?: string | undefined; AvailabilityZoneId?: string | undefined },
): AvailabilityZone {
  const zones = availabilityZonesOf(region)
  const zone = zones.find(zone => (name === undefined || zone.name === name) && (id === undefined || zone.id === id))
  if (zone) return zone
  const allowed = zones.map(zone => (name === undefined ? zone.id : zone.name)).join(', ')
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${name ?? id}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${allowed}.`,
  )
}
