import type { Kind } from '../../resources/kinds.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'

/** What EC2 calls a kind: the prefix of its ids, its error codes, the noun in messages, its type in tag specifications. */
export interface Noun {
  readonly prefix: string
  readonly code: string
  readonly noun: string
  readonly tagType: string
  readonly parameter: string
}

/** Codes and spellings as EC2's list of error codes has them, which follow no single rule. */
export const NOUNS = {
  vpc: { prefix: 'vpc', code: 'InvalidVpcID', noun: 'vpc ID', tagType: 'vpc', parameter: 'vpcId' },
  subnet: { prefix: 'subnet', code: 'InvalidSubnetID', noun: 'subnet ID', tagType: 'subnet', parameter: 'subnetId' },
  routeTable: {
    prefix: 'rtb',
    code: 'InvalidRouteTableID',
    noun: 'routeTable ID',
    tagType: 'route-table',
    parameter: 'routeTableId',
  },
  internetGateway: {
    prefix: 'igw',
    code: 'InvalidInternetGatewayID',
    noun: 'internetGateway ID',
    tagType: 'internet-gateway',
    parameter: 'internetGatewayId',
  },
  securityGroup: {
    prefix: 'sg',
    code: 'InvalidGroup',
    noun: 'security group',
    tagType: 'security-group',
    parameter: 'groupId',
  },
  networkAcl: {
    prefix: 'acl',
    code: 'InvalidNetworkAclID',
    noun: 'networkAcl ID',
    tagType: 'network-acl',
    parameter: 'networkAclId',
  },
  virtualPrivateGateway: {
    prefix: 'vgw',
    code: 'InvalidVpnGatewayID',
    noun: 'vpnGateway ID',
    tagType: 'vpn-gateway',
    parameter: 'vpnGatewayId',
  },
  customerGateway: {
    prefix: 'cgw',
    code: 'InvalidCustomerGatewayID',
    noun: 'customerGateway ID',
    tagType: 'customer-gateway',
    parameter: 'customerGatewayId',
  },
  vpnConnection: {
    prefix: 'vpn',
    code: 'InvalidVpnConnectionID',
    noun: 'vpnConnection ID',
    tagType: 'vpn-connection',
    parameter: 'vpnConnectionId',
  },
} as const satisfies { readonly [K in Kind]?: Noun }

export type Ec2Kind = keyof typeof NOUNS

/** The caller's row with this id; an id of another account or Region is as if it did not exist. */
export function owned<K extends Ec2Kind>(context: Context, kind: K, id: string | undefined): Row<K> {
  const text = idOf(kind, id)
  const row = context.world.get(kind, text)
  if (row && row.account === context.caller.account && row.region === context.caller.region) return row
  throw notFound(kind, text)
}

/** The caller's row that is not deleted and about to change. */
export function live<K extends 'virtualPrivateGateway' | 'customerGateway' | 'vpnConnection'>(
  context: Context,
  kind: K,
  id: string | undefined,
): Row<K> {
  const row = owned(context, kind, id)
  if (row.body.state === 'deleting' || row.body.state === 'deleted') throw notFound(kind, row.id)
  return row
}

/** All of the caller's rows of a kind, or those with the given ids, each of which must exist. */
export function ownedRows<K extends Ec2Kind>(context: Context, kind: K, ids: readonly string[] | undefined): Row<K>[] {
  const asked = new Set((ids ?? []).map(id => owned(context, kind, id).id))
  return [...context.world.within(kind, context.caller)].filter(row => asked.size === 0 || asked.has(row.id))
}

function notFound(kind: Ec2Kind, id: string): AwsError {
  return new AwsError(`${NOUNS[kind].code}.NotFound`, `The ${NOUNS[kind].noun} '${id}' does not exist`)
}

/** A required parameter's value, or MissingParameter. */
export function required<T>(value: T | undefined, parameter: string): T {
  if (value !== undefined && value !== '') return value
  throw new AwsError('MissingParameter', `The request must contain the parameter ${parameter}`)
}

function idOf(kind: Ec2Kind, id: string | undefined): string {
  const { prefix, code, parameter } = NOUNS[kind]
  const text = required(id, parameter)
  if (new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`).test(text)) return text
  throw new AwsError(`${code}.Malformed`, `Invalid id: "${text}" (expecting "${prefix}-...")`)
}
