import { type AvailabilityZone, availabilityZonesOf } from '../../resources/availabilityZones.ts'
import { ec2Id } from '../../resources/ids.ts'
import { AwsError } from '../../resources/refusal.ts'
import { parseSubnetCidr } from '../../resources/vpcRules.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { tagsFrom } from './ec2Tags.ts'
import { newSubnetIpv6Cidr } from './ipv6/subnetCidrBlocks.ts'
import { owned, required } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { subnetShape } from './subnetShape.ts'

export const createSubnet: Ec2Operation<'CreateSubnet'> = (context, input) => {
  const { world, caller, nowMs, quotas } = context
  const vpc = owned(context, 'vpc', input.VpcId)
  const unknown = (['Ipv6Native', 'Ipv6IpamPoolId', 'Ipv4IpamPoolId', 'OutpostArn'] as const).find(name => input[name])
  if (unknown) {
    const message = `The parameter ${unknown} of CreateSubnet is not supported; give cidrBlock and, for both families, ipv6CidrBlock.`
    throw new AwsError('UnsupportedOperation', message)
  }
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
    ...(input.Ipv6CidrBlock ? { ipv6Cidrs: [newSubnetIpv6Cidr(context, vpc, input.Ipv6CidrBlock)] } : {}),
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    mapPublicIpOnLaunch: false,
    defaultForAz: false,
    state: 'pending' as const,
    tags: tagsFrom(context, 'subnet', input.TagSpecifications),
  }
  return { Subnet: subnetShape(world, world.put('subnet', ec2Id('subnet', context.random), caller, body, { dueAt: nowMs })) }
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
