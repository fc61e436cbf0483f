import type { ModifyVpcEndpointRequest } from '@aws-sdk/client-ec2'
import type { VpcEndpoint } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned } from '../nouns.ts'
import { groupsFor, interfacesIn, refuseChosenAddresses, refuseSameZones, tablesFor } from './endpointParts.ts'

export const modifyVpcEndpoint: Ec2Operation<'ModifyVpcEndpoint'> = (context, input) => {
  const row = owned(context, 'vpcEndpoint', input.VpcEndpointId)
  refuseChosenAddresses(input)
  const change = row.body.type === 'Gateway' ? gatewayChange(context, row, input) : interfaceChange(context, row, input)
  const { policyDocument: before, ...rest } = { ...row.body, ...change }
  const policyDocument = input.ResetPolicy ? undefined : (input.PolicyDocument ?? before)
  context.world.put('vpcEndpoint', row.id, row, { ...rest, ...(policyDocument === undefined ? {} : { policyDocument }) })
  return { Return: true }
}

function gatewayChange(context: Context, { body }: Row<'vpcEndpoint'>, input: ModifyVpcEndpointRequest): Partial<VpcEndpoint> {
  refuseMembers(body, input, ['AddSubnetIds', 'RemoveSubnetIds', 'AddSecurityGroupIds', 'RemoveSecurityGroupIds'])
  for (const id of input.RemoveRouteTableIds ?? []) owned(context, 'routeTable', id)
  const kept = body.routeTableIds.filter(id => !input.RemoveRouteTableIds?.includes(id))
  const added = (input.AddRouteTableIds ?? []).filter(id => !kept.includes(id))
  return { routeTableIds: [...kept, ...tablesFor(context, body, added)] }
}

function interfaceChange(context: Context, row: Row<'vpcEndpoint'>, input: ModifyVpcEndpointRequest): Partial<VpcEndpoint> {
  const { id, body } = row
  refuseMembers(body, input, ['AddRouteTableIds', 'RemoveRouteTableIds'])
  const keptGroups = body.securityGroupIds.filter(group => !input.RemoveSecurityGroupIds?.includes(group))
  const wanted = [...new Set([...keptGroups, ...(input.AddSecurityGroupIds ?? [])])]
  if (wanted.length === 0) throw new AwsError('InvalidParameter', `The VPC endpoint ${id} would have no security group left.`)
  const securityGroupIds = groupsFor(context, body.vpcId, wanted)
  for (const subnet of input.RemoveSubnetIds ?? []) owned(context, 'subnet', subnet)
  const kept = body.subnetIds.filter(subnet => !input.RemoveSubnetIds?.includes(subnet))
  const added = (input.AddSubnetIds ?? []).filter(subnet => !kept.includes(subnet))
  const after = { ...body, securityGroupIds }
  refuseSameZones(context, after, [...kept, ...added])
  const cards = body.networkInterfaceIds.flatMap(card => context.world.get('networkInterface', card) ?? [])
  const gone = cards.filter(card => !kept.includes(card.body.subnetId))
  for (const card of gone) context.world.remove('networkInterface', card.id)
  const left = cards.filter(card => !gone.includes(card))
  for (const card of left) context.world.update('networkInterface', card.id, { securityGroupIds })
  return {
    securityGroupIds,
    subnetIds: [...kept, ...added],
    networkInterfaceIds: [...left.map(card => card.id), ...interfacesIn(context, id, after, added)],
    ...(input.PrivateDnsEnabled === undefined ? {} : { privateDnsEnabled: input.PrivateDnsEnabled }),
    ...(input.IpAddressType === undefined ? {} : { ipAddressType: input.IpAddressType }),
  }
}

function refuseMembers(
  { type }: VpcEndpoint,
  input: ModifyVpcEndpointRequest,
  names: readonly (keyof ModifyVpcEndpointRequest)[],
): void {
  const wrong = names.find(name => (input[name] as readonly unknown[] | undefined)?.length)
  if (wrong) throw new AwsError('InvalidParameter', `The parameter ${wrong} does not go with a VPC endpoint of type ${type}.`)
}
