import type { CreateNatGatewayRequest } from '@aws-sdk/client-ec2'
import { freshId } from '../../../resources/freshId.ts'
import { ec2Id } from '../../../resources/ids.ts'
import { newNetworkInterface } from '../../../resources/newNetworkInterface.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { SubnetAddresses } from '../../../resources/subnetAddresses.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { owned } from '../nouns.ts'
import { natGatewayShape } from './natGatewayShape.ts'

export const createNatGateway: Ec2Operation<'CreateNatGateway'> = (context, input) => {
  const { world, caller, random, nowMs, leadTimes } = context
  refuseUnsupported(input)
  const { ClientToken: clientToken } = input
  const before = clientToken && [...world.within('natGateway', caller)].find(({ body }) => body.clientToken === clientToken)
  if (before) return { NatGateway: natGatewayShape(context, before), ClientToken: clientToken }
  const subnet = owned(context, 'subnet', input.SubnetId)
  const connectivity = input.ConnectivityType ?? 'public'
  const elastic = connectivity === 'public' ? elasticFor(context, input) : undefined
  if (connectivity === 'private' && input.AllocationId !== undefined) {
    const message = 'A private NAT gateway has no public address; leave allocationId out, or make it public.'
    throw new AwsError('InvalidParameterCombination', message)
  }
  refuseBeyondQuota(context, subnet)
  const tags = tagsFrom(context, 'natGateway', input.TagSpecifications)
  const id = freshId(world, 'natGateway', () => ec2Id('nat', random))
  const wanted = input.PrivateIpAddress === undefined ? {} : { privateAddresses: [input.PrivateIpAddress] }
  const order = {
    subnet,
    addresses: new SubnetAddresses(world, subnet),
    ...wanted,
    securityGroupIds: [],
    description: `Interface for NAT Gateway ${id}`,
    interfaceType: 'nat_gateway' as const,
    requesterManaged: true,
    sourceDestCheck: false,
  }
  const card = newNetworkInterface(world, caller, order, context)
  const [privateIp = ''] = card.body.privateAddresses
  if (elastic) {
    const association = { id: ec2Id('eipassoc', random), networkInterfaceId: card.id, privateIp }
    world.update('elasticAddress', elastic.id, { association })
  }
  const body = {
    vpcId: subnet.body.vpcId,
    subnetId: subnet.id,
    connectivity,
    state: 'pending' as const,
    networkInterfaceId: card.id,
    privateIp,
    ...(elastic && { allocationId: elastic.id, publicIp: elastic.body.publicIp }),
    ...(clientToken !== undefined && { clientToken }),
    createdAt: nowMs,
    tags,
  }
  const row = world.put('natGateway', id, caller, body, { dueAt: nowMs + leadTimes.provisioning })
  return { NatGateway: natGatewayShape(context, row), ClientToken: clientToken }
}

function refuseUnsupported(input: CreateNatGatewayRequest): void {
  const members = [
    'SecondaryAllocationIds',
    'SecondaryPrivateIpAddresses',
    'SecondaryPrivateIpAddressCount',
    'AvailabilityZoneAddresses',
  ] as const
  const given = members.find(name => {
    const value = input[name]
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== 0
  })
  const what =
    given ?? (input.AvailabilityMode === 'regional' || input.VpcId !== undefined ? 'AvailabilityMode regional' : undefined)
  if (what === undefined) return
  throw new AwsError('UnsupportedOperation', `${what} is not supported: a NAT gateway stands in one subnet and has one address.`)
}

function elasticFor(context: Context, { AllocationId }: CreateNatGatewayRequest): Row<'elasticAddress'> {
  if (AllocationId === undefined) {
    throw new AwsError(
      'MissingParameter',
      'The request must include the AllocationId parameter. Add the required parameter and retry.',
    )
  }
  const elastic = owned(context, 'elasticAddress', AllocationId)
  const { association } = elastic.body
  if (association === undefined) return elastic
  const message = `resource ${elastic.id} is already associated with associate-id ${association.id}`
  throw new AwsError('Resource.AlreadyAssociated', message)
}

/** VPC guide, "Amazon VPC quotas": those that exist count, also while they are made or deleted. */
function refuseBeyondQuota({ world, caller, quotas }: Context, subnet: Row<'subnet'>): void {
  const zone = subnet.body.availabilityZone
  const there = [...world.within('natGateway', caller)].filter(
    ({ body }) =>
      ['pending', 'available', 'deleting'].includes(body.state) &&
      world.get('subnet', body.subnetId)?.body.availabilityZone === zone,
  )
  if (there.length < quotas.natGatewaysPerZone) return
  const message = `Performing this operation would exceed the limit of ${quotas.natGatewaysPerZone} NAT gateways in ${zone}.`
  throw new AwsError('NatGatewayLimitExceeded', message)
}
