import type { VpcEndpoint } from '../../../resources/endPoints.ts'
import { endpointServices } from '../../../resources/endpointServices.ts'
import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { owned, required } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { groupsFor, interfacesIn, refuseChosenAddresses, refuseSameZones, tablesFor } from './endpointParts.ts'
import { endpointShape } from './endpointShape.ts'

/** Gateway endpoints are routes of tables, interface endpoints are network interfaces in subnets; there are no others here. */
export const createVpcEndpoint: Ec2Operation<'CreateVpcEndpoint'> = (context, input) => {
  const { world, caller, nowMs, random } = context
  const { id: vpcId } = owned(context, 'vpc', input.VpcId)
  refuseChosenAddresses(input)
  const type = typeOf(input.VpcEndpointType)
  const serviceName = required(input.ServiceName, 'serviceName')
  checkService(caller.region, serviceName, type)
  checkQuotas(context, vpcId, type)
  const isInterface = type === 'Interface'
  const id = ec2Id('vpce', random)
  const securityGroupIds = isInterface ? groupsFor(context, vpcId, input.SecurityGroupIds ?? []) : []
  const endpoint = { vpcId, serviceName, securityGroupIds }
  const subnetIds = isInterface ? (input.SubnetIds ?? []) : none('subnetIds', input.SubnetIds)
  refuseSameZones(context, endpoint, subnetIds)
  const tables = isInterface ? none('routeTableIds', input.RouteTableIds) : (input.RouteTableIds ?? [])
  const body: VpcEndpoint = {
    ...endpoint,
    type,
    state: 'available',
    routeTableIds: tablesFor(context, endpoint, tables),
    subnetIds,
    networkInterfaceIds: interfacesIn(context, id, endpoint, subnetIds),
    privateDnsEnabled: isInterface && (input.PrivateDnsEnabled ?? true),
    ipAddressType: input.IpAddressType ?? 'ipv4',
    createdAt: nowMs,
    tags: tagsFrom(context, 'vpcEndpoint', input.TagSpecifications),
    ...(input.PolicyDocument ? { policyDocument: input.PolicyDocument } : {}),
  }
  return { VpcEndpoint: endpointShape(context, world.put('vpcEndpoint', id, caller, body)), ClientToken: input.ClientToken }
}

function typeOf(asked: string | undefined): VpcEndpoint['type'] {
  if (asked === undefined || asked === 'Gateway' || asked === 'Interface') return asked ?? 'Gateway'
  throw new AwsError('UnsupportedOperation', `VPC endpoints of type ${asked} are not supported; use Gateway or Interface.`)
}

function checkService(region: string, name: string, type: VpcEndpoint['type']): void {
  const services = endpointServices(region).filter(service => service.name === name)
  if (services.some(service => service.type === type)) return
  const [other] = services
  const message = other
    ? `The Vpc Endpoint Service '${name}' has endpoints of type ${other.type} alone`
    : `The Vpc Endpoint Service '${name}' does not exist`
  throw new AwsError('InvalidServiceName', message)
}

function checkQuotas({ world, caller, quotas }: Context, vpcId: string, type: VpcEndpoint['type']): void {
  const there = [...world.within('vpcEndpoint', caller)].filter(({ body }) => body.type === type)
  const code = 'VpcEndpointLimitExceeded'
  if (type === 'Gateway') {
    checkQuota(code, 'gateway endpoints', { count: there.length, limit: quotas.gatewayEndpointsPerRegion })
  } else {
    const count = there.filter(({ body }) => body.vpcId === vpcId).length
    checkQuota(code, `interface endpoints of ${vpcId}`, { count, limit: quotas.interfaceEndpointsPerVpc })
  }
}

function none(parameter: string, ids: readonly string[] | undefined): string[] {
  if ((ids ?? []).length === 0) return []
  throw new AwsError('InvalidParameter', `The parameter ${parameter} does not go with this type of VPC endpoint.`)
}
