import type { CreateRouteRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../resources/refusal.ts'
import type { Route } from '../../resources/vpc.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { owned } from './nouns.ts'
import { isAttached } from './routeTableShape.ts'

/** Targets of kinds that nobody can make here: whatever the id, EC2 would not find it. */
const NEVER_THERE = {
  TransitGatewayId: ['InvalidTransitGatewayID.NotFound', 'transitGateway ID'],
  NetworkInterfaceId: ['InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'],
  InstanceId: ['InvalidInstanceID.NotFound', 'instance ID'],
  NatGatewayId: ['InvalidNatGatewayID.NotFound', 'natGateway ID'],
  VpcPeeringConnectionId: ['InvalidVpcPeeringConnectionID.NotFound', 'vpcPeeringConnection ID'],
  VpcEndpointId: ['InvalidVpcEndpointId.NotFound', 'vpcEndpoint ID'],
  EgressOnlyInternetGatewayId: ['InvalidGatewayID.NotFound', 'gateway ID'],
  CarrierGatewayId: ['InvalidCarrierGatewayID.NotFound', 'carrierGateway ID'],
  LocalGatewayId: ['InvalidLocalGatewayID.NotFound', 'localGateway ID'],
  CoreNetworkArn: ['InvalidCoreNetworkArn.NotFound', 'core network ARN'],
  OdbNetworkArn: ['InvalidOdbNetworkArn.NotFound', 'ODB network ARN'],
} as const satisfies { readonly [Name in keyof CreateRouteRequest]?: readonly [code: string, noun: string] }

/** Where a route of this table shall lead: an internet gateway or virtual private gateway attached to the table's VPC. */
export function routeTarget(context: Context, table: Row<'routeTable'>, input: Partial<CreateRouteRequest>): Route['target'] {
  for (const [name, [code, noun]] of Object.entries(NEVER_THERE)) {
    const id = input[name as keyof typeof NEVER_THERE]
    if (id !== undefined) throw new AwsError(code, `The ${noun} '${id}' does not exist`)
  }
  const id = input.GatewayId
  if (id === undefined)
    throw new AwsError('MissingParameter', 'The request must contain exactly one route target, such as gatewayId')
  if (id.startsWith('igw-')) {
    const { vpcId } = owned(context, 'internetGateway', id).body
    if (vpcId !== table.body.vpcId) throw unusable(table, id, vpcId)
    return { kind: 'internetGateway', id }
  }
  if (id.startsWith('vgw-')) {
    const gateway = owned(context, 'virtualPrivateGateway', id)
    if (!isAttached(gateway, table.body.vpcId)) throw unusable(table, id, gateway.body.attachment?.vpcId)
    return { kind: 'virtualPrivateGateway', id }
  }
  throw new AwsError('InvalidGatewayID.NotFound', `The gateway ID '${id}' does not exist`)
}

export function differentNetworks(routeTableId: string, other: string): AwsError {
  return new AwsError('InvalidParameterValue', `route table ${routeTableId} and ${other} belong to different networks`)
}

export function notAttached(gatewayId: string, vpcId: string): AwsError {
  return new AwsError('Gateway.NotAttached', `resource ${gatewayId} is not attached to network ${vpcId}`)
}

function unusable(table: Row<'routeTable'>, gatewayId: string, vpcId: string | undefined): AwsError {
  if (vpcId === undefined || vpcId === table.body.vpcId) return notAttached(gatewayId, table.body.vpcId)
  return differentNetworks(table.id, `network gateway ${gatewayId}`)
}
