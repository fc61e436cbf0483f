import type { VpcEndpoint } from '../../../resources/endPoints.ts'
import { newNetworkInterface } from '../../../resources/newNetworkInterface.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { SubnetAddresses } from '../../../resources/subnetAddresses.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { owned } from '../nouns.ts'

type Endpoint = Pick<VpcEndpoint, 'vpcId' | 'serviceName' | 'securityGroupIds'>

/** The caller's own route tables of the VPC, to have the service's prefix list as a route; a table has one such route. */
export function tablesFor(context: Context, endpoint: Endpoint, ids: readonly string[]): string[] {
  for (const id of ids) {
    const { vpcId } = owned(context, 'routeTable', id).body
    if (vpcId !== endpoint.vpcId) {
      throw new AwsError('InvalidParameter', `The route table ${id} is not of the VPC ${endpoint.vpcId}.`)
    }
    const other = [...context.world.referring('vpcEndpoint', vpcId)].find(
      ({ body }) => body.serviceName === endpoint.serviceName && body.routeTableIds.includes(id),
    )
    if (other) {
      const message = `The route table ${id} already has a route to ${endpoint.serviceName} by ${other.id}.`
      throw new AwsError('RouteAlreadyExists', message)
    }
  }
  return [...new Set(ids)]
}

/** Network interfaces of an endpoint, one in each of the subnets, which are of different Availability Zones. */
export function interfacesIn(context: Context, endpointId: string, endpoint: Endpoint, subnetIds: readonly string[]): string[] {
  return subnetIds.map(id => {
    const subnet = subnetOf(context, endpoint, id)
    const order = {
      subnet,
      addresses: new SubnetAddresses(context.world, subnet),
      securityGroupIds: endpoint.securityGroupIds,
      description: `VPC Endpoint Interface ${endpointId}`,
      interfaceType: 'vpc_endpoint' as const,
      requesterManaged: true,
    }
    return newNetworkInterface(context.world, context.caller, order, context).id
  })
}

export function refuseSameZones(context: Context, endpoint: Endpoint, subnetIds: readonly string[]): void {
  const zones = new Map<string, string>()
  for (const id of subnetIds) {
    const { availabilityZone } = subnetOf(context, endpoint, id).body
    const other = zones.get(availabilityZone)
    if (other !== undefined) {
      const message = `The subnets ${other} and ${id} are both in ${availabilityZone}; an endpoint has one subnet per Availability Zone.`
      throw new AwsError('DuplicateSubnetsInSameZone', message)
    }
    zones.set(availabilityZone, id)
  }
}

function subnetOf(context: Context, { vpcId }: Endpoint, id: string): Row<'subnet'> {
  const subnet = owned(context, 'subnet', id)
  if (subnet.body.vpcId === vpcId) return subnet
  throw new AwsError('InvalidParameter', `The subnet ${id} is not of the VPC ${vpcId}.`)
}

/** The groups that were asked for, each of the VPC; none = its default group. */
export function groupsFor({ world, ...context }: Context, vpcId: string, ids: readonly string[]): string[] {
  const groups = [...world.referring('securityGroup', vpcId)]
  if (ids.length === 0) return groups.filter(({ body }) => body.name === 'default').map(({ id }) => id)
  for (const id of ids) {
    owned({ world, ...context }, 'securityGroup', id)
    if (!groups.some(group => group.id === id)) {
      throw new AwsError('InvalidParameter', `The security group ${id} is not of the VPC ${vpcId}.`)
    }
  }
  return [...new Set(ids)]
}

/** Addresses of an endpoint's interfaces are chosen here, as where nobody asks for any. */
export function refuseChosenAddresses({ SubnetConfigurations }: { SubnetConfigurations?: readonly unknown[] | undefined }): void {
  if ((SubnetConfigurations ?? []).length === 0) return
  throw new AwsError('UnsupportedOperation', 'The parameter SubnetConfigurations is not supported; give subnetIds.')
}
