import type { CreateRouteRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../resources/refusal.ts'
import type { Route } from '../../resources/vpc.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { owned } from './nouns.ts'
import { peeringOf } from './peering/peeringLookup.ts'
import { isAttached, transitAttachmentOf } from './routeReachability.ts'

type Table = Row<'routeTable'>
type Target = Pick<Route, 'target' | 'instanceId'>
type Find = (context: Context, table: Table, id: string) => Target

/** By request member: the target that its value names, of the table's own VPC. */
const TARGETS = {
  GatewayId: gateway,
  TransitGatewayId: ({ world }, { body: { vpcId } }, id) => {
    // AWS finds a transit gateway only where the VPC is attached to it.
    if (transitAttachmentOf(world, vpcId, id)) return { target: { kind: 'transitGateway', id } }
    throw new AwsError('InvalidTransitGatewayID.NotFound', `The transitGateway ID '${id}' does not exist`)
  },
  NetworkInterfaceId: (context, table, id) => ofVpc(context, table, 'networkInterface', id),
  InstanceId: (context, table, instanceId) => {
    const { id } = owned(context, 'instance', instanceId)
    const cards = [...context.world.referring('networkInterface', id)]
    if (cards.length === 1 && cards[0]) return { ...ofVpc(context, table, 'networkInterface', cards[0].id), instanceId }
    const message = `There are ${cards.length} network interfaces attached to instance '${instanceId}'; name one of them by networkInterfaceId.`
    throw new AwsError('InvalidInstanceID', message)
  },
  NatGatewayId: (context, table, id) => ofVpc(context, table, 'natGateway', id),
  VpcPeeringConnectionId: (context, table, id) => {
    const { requesterVpcId, accepterVpcId } = peeringOf(context, id).body
    if (![requesterVpcId, accepterVpcId].includes(table.body.vpcId)) throw differentNetworks(table.id, `peering connection ${id}`)
    return { target: { kind: 'vpcPeeringConnection', id } }
  },
  EgressOnlyInternetGatewayId: (context, table, id) => ofVpc(context, table, 'egressOnlyInternetGateway', id),
} as const satisfies { readonly [Name in keyof CreateRouteRequest]?: Find }

/** Targets of kinds that nobody can make here: whatever the id, EC2 would not find it. */
const NEVER_THERE = {
  VpcEndpointId: ['InvalidVpcEndpointId.NotFound', 'vpcEndpoint ID'],
  CarrierGatewayId: ['InvalidCarrierGatewayID.NotFound', 'carrierGateway ID'],
  LocalGatewayId: ['InvalidLocalGatewayID.NotFound', 'localGateway ID'],
  CoreNetworkArn: ['InvalidCoreNetworkArn.NotFound', 'core network ARN'],
  OdbNetworkArn: ['InvalidOdbNetworkArn.NotFound', 'ODB network ARN'],
} as const satisfies { readonly [Name in keyof CreateRouteRequest]?: readonly [code: string, noun: string] }

/** Where a route of this table shall lead; exactly one target may be named. */
export function routeTarget(context: Context, table: Table, input: Partial<CreateRouteRequest>): Target {
  for (const [name, [code, noun]] of Object.entries(NEVER_THERE)) {
    const id = input[name as keyof typeof NEVER_THERE]
    if (id !== undefined) throw new AwsError(code, `The ${noun} '${id}' does not exist`)
  }
  const named = (Object.keys(TARGETS) as (keyof typeof TARGETS)[]).filter(name => input[name] !== undefined)
  const [name] = named
  const id = name === undefined ? undefined : input[name]
  if (name === undefined || id === undefined || named.length > 1) {
    const code = named.length > 1 ? 'InvalidParameterCombination' : 'MissingParameter'
    throw new AwsError(code, 'The request must contain exactly one route target, such as gatewayId')
  }
  return TARGETS[name](context, table, id)
}

function gateway(context: Context, table: Table, id: string): Target {
  if (id.startsWith('igw-')) {
    const { vpcId } = owned(context, 'internetGateway', id).body
    if (vpcId !== table.body.vpcId) throw unusable(table, id, vpcId)
    return { target: { kind: 'internetGateway', id } }
  }
  if (id.startsWith('vgw-')) {
    const row = owned(context, 'virtualPrivateGateway', id)
    if (!isAttached(row, table.body.vpcId)) throw unusable(table, id, row.body.attachment?.vpcId)
    return { target: { kind: 'virtualPrivateGateway', id } }
  }
  throw new AwsError('InvalidGatewayID.NotFound', `The gateway ID '${id}' does not exist`)
}

function ofVpc(
  context: Context,
  table: Table,
  kind: 'networkInterface' | 'natGateway' | 'egressOnlyInternetGateway',
  id: string,
): Target {
  const { vpcId } = owned(context, kind, id).body
  if (vpcId !== table.body.vpcId) throw differentNetworks(table.id, `${kind} ${id}`)
  return { target: { kind, id } }
}

export function differentNetworks(routeTableId: string, other: string): AwsError {
  return new AwsError('InvalidParameterValue', `route table ${routeTableId} and ${other} belong to different networks`)
}

export function notAttached(gatewayId: string, vpcId: string): AwsError {
  return new AwsError('Gateway.NotAttached', `resource ${gatewayId} is not attached to network ${vpcId}`)
}

function unusable(table: Table, gatewayId: string, vpcId: string | undefined): AwsError {
  if (vpcId === undefined || vpcId === table.body.vpcId) return notAttached(gatewayId, table.body.vpcId)
  return differentNetworks(table.id, `network gateway ${gatewayId}`)
}
