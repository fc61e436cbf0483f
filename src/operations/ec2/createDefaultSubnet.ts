import { overlap, parsePrefix } from '../../net/prefix.ts'
import { availabilityZonesOf } from '../../resources/availabilityZones.ts'
import { ec2Id } from '../../resources/ids.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { required } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { subnetShape } from './subnetShape.ts'

/** A default subnet is the first free /20 of 172.31.0.0/16 (VPC guide, "Default subnets"). */
const BLOCKS = Array.from({ length: 16 }, (_, at) => `172.31.${16 * at}.0/20`)

export const createDefaultSubnet: Ec2Operation<'CreateDefaultSubnet'> = (context, input) => {
  const { world, caller, nowMs, quotas } = context
  if (input.Ipv6Native) {
    const message = 'The parameter Ipv6Native of CreateDefaultSubnet is not supported; leave it out for a subnet with IPv4.'
    throw new AwsError('UnsupportedOperation', message)
  }
  const name = input.AvailabilityZone ?? input.AvailabilityZoneId
  const asked = required(name, 'availabilityZone')
  const zones = availabilityZonesOf(caller.region)
  const zone = zones.find(known => known.name === asked || known.id === asked)
  if (!zone) {
    const allowed = zones.map(known => known.name).join(', ')
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${asked}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${allowed}.`,
    )
  }
  const vpc = [...world.within('vpc', caller)].find(({ body }) => body.isDefault)
  if (!vpc) {
    const message = 'No default VPC found in this Region. Make one with CreateDefaultVpc.'
    throw new AwsError('DefaultVpcDoesNotExist', message)
  }
  const siblings = [...world.referring('subnet', vpc.id)]
  const present = siblings.find(({ body }) => body.defaultForAz && body.availabilityZoneId === zone.id)
  if (present) {
    const message = `'${present.id}' is already the default subnet in ${zone.name}.`
    throw new AwsError('DefaultSubnetAlreadyExistsInAvailabilityZone', message)
  }
  checkQuota('SubnetLimitExceeded', `subnets of ${vpc.id}`, { count: siblings.length, limit: quotas.subnetsPerVpc })
  const taken = siblings.map(({ body }) => parsePrefix(body.cidr)).filter(prefix => prefix !== undefined)
  const cidr = BLOCKS.find(block => !taken.some(other => overlap(other, parsePrefix(block)!)))
  if (cidr === undefined) {
    throw new AwsError('InsufficientCidrBlocks', `There is no free /20 left in the default VPC ${vpc.id}.`)
  }
  const body = {
    vpcId: vpc.id,
    cidr,
    availabilityZone: zone.name,
    availabilityZoneId: zone.id,
    mapPublicIpOnLaunch: true,
    defaultForAz: true,
    state: 'pending' as const,
    tags: {},
  }
  return { Subnet: subnetShape(world, world.put('subnet', ec2Id('subnet', context.random), caller, body, { dueAt: nowMs })) }
}
