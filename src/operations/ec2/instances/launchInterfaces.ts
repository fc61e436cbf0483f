import type { InstanceNetworkInterfaceSpecification, RunInstancesRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { refuseInUse } from '../networkInterfaces/attachNetworkInterface.ts'
import { changeableInterface } from '../networkInterfaces/changeableInterface.ts'
import { automaticIpv6 } from '../networkInterfaces/createNetworkInterface.ts'
import { interfaceAddresses } from '../networkInterfaces/interfaceAddresses.ts'
import { interfaceGroups } from '../networkInterfaces/interfaceGroups.ts'
import { refusePrefixes } from '../networkInterfaces/refusePrefixes.ts'
import { owned } from '../nouns.ts'
import { defaultVpcId, groupNamed } from '../securityGroups/securityGroupRef.ts'
import { refuseMoreInterfaces } from './instanceTypes.ts'

/** One interface of an instance that is to be launched: an existing one or an order for a new one. */
export type PlannedInterface = {
  readonly deviceIndex: number
  readonly deleteOnTermination: boolean
  readonly subnet: Row<'subnet'>
} & (
  | { readonly existing: Row<'networkInterface'> }
  | {
      readonly existing?: never
      readonly addresses: ReturnType<typeof interfaceAddresses>
      readonly securityGroupIds: readonly string[]
      readonly description: string
      readonly publicAddress: boolean
    }
)

/** The interfaces that every instance of the launch gets, the primary one first. */
export function launchInterfaces(context: Context, input: RunInstancesRequest, instanceType: string): PlannedInterface[] {
  const { NetworkInterfaces: specifications = [] } = input
  if (specifications.length === 0)
    return [planned(context, input, { ...input, DeviceIndex: 0, Groups: groupIds(context, input) })]
  refuseMixture(input)
  const all = specifications.map(one => planned(context, input, one)).toSorted((a, b) => a.deviceIndex - b.deviceIndex)
  if (all[0]?.deviceIndex !== 0) {
    throw new AwsError(
      'InvalidParameterValue',
      'The primary network interface, with device index 0, is missing from networkInterfaces.',
    )
  }
  const twice = all.find((one, at) => all[at + 1]?.deviceIndex === one.deviceIndex)
  if (twice) {
    const message = `Each network interface requires a unique device index; ${twice.deviceIndex} is given twice.`
    throw new AwsError('InvalidParameterCombination', message)
  }
  refuseMoreInterfaces(instanceType, all.length)
  if (new Set(all.map(({ subnet }) => subnet.body.availabilityZone)).size > 1) {
    const message = 'The network interfaces of an instance must be in one Availability Zone; their subnets are in several.'
    throw new AwsError('InvalidParameterCombination', message)
  }
  return all
}

/** What concerns the primary interface stands in its specification, if there is one, and not beside it. */
function refuseMixture(input: RunInstancesRequest): void {
  const beside = [
    ['SubnetId', 'subnet ID'],
    ['SecurityGroupIds', 'security groups'],
    ['SecurityGroups', 'security groups'],
    ['PrivateIpAddress', 'private IP address'],
  ] as const
  const found = beside.find(([name]) => input[name] !== undefined && input[name].length > 0)
  if (found === undefined) return
  throw new AwsError(
    'InvalidParameterCombination',
    `Network interfaces and an instance-level ${found[1]} may not be specified on the same request`,
  )
}

function planned(context: Context, input: RunInstancesRequest, one: InstanceNetworkInterfaceSpecification): PlannedInterface {
  refusePrefixes(one)
  const deviceIndex = one.DeviceIndex ?? 0
  if (one.NetworkInterfaceId) {
    const existing = changeableInterface(context, one.NetworkInterfaceId)
    refuseInUse(existing)
    if (input.MaxCount !== 1) {
      throw new AwsError(
        'InvalidParameterCombination',
        'A network interface that exists can be given to one instance only; launch one.',
      )
    }
    const subnet = owned(context, 'subnet', existing.body.subnetId)
    return { deviceIndex, existing, subnet, deleteOnTermination: one.DeleteOnTermination ?? false }
  }
  const subnet = subnetFor(context, input, one.SubnetId || undefined)
  const address = one.PrivateIpAddress || undefined
  if (address !== undefined && input.MaxCount !== 1) {
    throw new AwsError('InvalidParameterCombination', `The address ${address} can be given to one instance only; launch one.`)
  }
  return {
    deviceIndex,
    subnet,
    deleteOnTermination: one.DeleteOnTermination ?? true,
    addresses: interfaceAddresses({
      ...one,
      PrivateIpAddress: address,
      Ipv6AddressCount: one.Ipv6AddressCount ?? automaticIpv6(subnet.body, one),
    }),
    securityGroupIds: interfaceGroups(context, subnet.body.vpcId, one.Groups),
    description: one.Description ?? '',
    publicAddress: deviceIndex === 0 && (one.AssociatePublicIpAddress ?? subnet.body.mapPublicIpOnLaunch),
  }
}

/** The subnet asked for, or the default one of the zone asked for. EC2 guide, "Default subnets". */
function subnetFor(context: Context, { Placement }: RunInstancesRequest, subnetId: string | undefined): Row<'subnet'> {
  const zone = Placement?.AvailabilityZone || undefined
  if (subnetId !== undefined) {
    const subnet = owned(context, 'subnet', subnetId)
    if (zone === undefined || zone === subnet.body.availabilityZone) return subnet
    const message = `The subnet '${subnetId}' is in ${subnet.body.availabilityZone} and not in ${zone}.`
    throw new AwsError('InvalidParameterCombination', message)
  }
  const vpcId = defaultVpcId(context)
  const subnets = [...context.world.referring('subnet', vpcId)].filter(({ body }) => body.defaultForAz)
  const subnet = subnets.find(({ body }) => zone === undefined || body.availabilityZone === zone)
  if (subnet) return subnet
  throw new AwsError('MissingInput', `No subnets found for the default VPC '${vpcId}'. Please specify a subnet.`)
}

/** Groups of the launch: by id, or by name in the VPC of the subnet. */
function groupIds(context: Context, input: RunInstancesRequest): string[] {
  const { SecurityGroupIds: ids = [], SecurityGroups: names = [] } = input
  if (names.length === 0) return ids
  const vpcId = subnetFor(context, input, input.SubnetId || undefined).body.vpcId
  return [...ids, ...names.map(name => groupNamed(context, name, vpcId).id)]
}
