import type { Kind } from '../../resources/kinds.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Row, Scope, World } from '../../resources/world.ts'

/** What EC2 calls a kind: the prefix of its ids, its error codes, the noun in messages, its type in tag specifications. */
export interface Noun {
  readonly prefix: string
  readonly code: string
  readonly noun: string
  readonly tagType: string
  readonly parameter: string
  /** Where they are not `CODE.NotFound` and `CODE.Malformed`. */
  readonly notFound?: string
  readonly malformed?: string
  /** Where a missing one `was deleted or does not exist`: how the sentence calls it. */
  readonly missing?: string
}

/** Codes and spellings as EC2's list of error codes has them, which follow no single rule. */
export const NOUNS = {
  vpc: { prefix: 'vpc', code: 'InvalidVpcID', noun: 'vpc ID', tagType: 'vpc', parameter: 'vpcId' },
  subnet: { prefix: 'subnet', code: 'InvalidSubnetID', noun: 'subnet ID', tagType: 'subnet', parameter: 'subnetId' },
  dhcpOptions: {
    prefix: 'dopt',
    code: 'InvalidDhcpOptionID',
    malformed: 'InvalidDhcpOptionsId.Malformed',
    noun: 'dhcpOption ID',
    tagType: 'dhcp-options',
    parameter: 'dhcpOptionsId',
  },
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
    malformed: 'InvalidGroupId.Malformed',
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
    malformed: 'InvalidVpnGatewayID.NotFound',
    noun: 'vpnGateway ID',
    tagType: 'vpn-gateway',
    parameter: 'vpnGatewayId',
  },
  customerGateway: {
    prefix: 'cgw',
    code: 'InvalidCustomerGatewayID',
    malformed: 'InvalidCustomerGatewayId.Malformed',
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
  vpnConcentrator: {
    prefix: 'vcn',
    code: 'InvalidVpnConcentratorID',
    noun: 'vpnConcentrator ID',
    tagType: 'vpn-concentrator',
    parameter: 'vpnConcentratorId',
  },
  networkInterface: {
    prefix: 'eni',
    code: 'InvalidNetworkInterfaceID',
    noun: 'networkInterface ID',
    tagType: 'network-interface',
    parameter: 'networkInterfaceId',
  },
  instance: {
    prefix: 'i',
    code: 'InvalidInstanceID',
    noun: 'instance ID',
    tagType: 'instance',
    parameter: 'instanceId',
  },
  elasticAddress: {
    prefix: 'eipalloc',
    code: 'InvalidAllocationID',
    noun: 'allocation ID',
    tagType: 'elastic-ip',
    parameter: 'allocationId',
  },
  natGateway: {
    prefix: 'nat',
    code: 'InvalidNatGatewayID',
    notFound: 'NatGatewayNotFound',
    malformed: 'NatGatewayMalformed',
    noun: 'NAT gateway',
    tagType: 'natgateway',
    parameter: 'natGatewayId',
  },
  managedPrefixList: {
    prefix: 'pl',
    code: 'InvalidPrefixListID',
    noun: 'prefix list ID',
    tagType: 'prefix-list',
    parameter: 'prefixListId',
  },
  vpcPeeringConnection: {
    prefix: 'pcx',
    code: 'InvalidVpcPeeringConnectionID',
    noun: 'vpcPeeringConnection ID',
    tagType: 'vpc-peering-connection',
    parameter: 'vpcPeeringConnectionId',
  },
  vpcEndpoint: {
    prefix: 'vpce',
    code: 'InvalidVpcEndpointId',
    noun: 'Vpc Endpoint Id',
    tagType: 'vpc-endpoint',
    parameter: 'vpcEndpointId',
  },
  egressOnlyInternetGateway: {
    prefix: 'eigw',
    code: 'InvalidGatewayID',
    noun: 'gateway ID',
    tagType: 'egress-only-internet-gateway',
    parameter: 'egressOnlyInternetGatewayId',
  },
  transitGateway: {
    prefix: 'tgw',
    code: 'InvalidTransitGatewayID',
    noun: 'transitGateway ID',
    missing: 'Transit Gateway',
    tagType: 'transit-gateway',
    parameter: 'TransitGatewayId',
  },
  transitGatewayAttachment: {
    prefix: 'tgw-attach',
    code: 'InvalidTransitGatewayAttachmentID',
    noun: 'transitGatewayAttachment ID',
    missing: 'Transit Gateway Attachment',
    tagType: 'transit-gateway-attachment',
    parameter: 'TransitGatewayAttachmentId',
  },
  transitGatewayRouteTable: {
    prefix: 'tgw-rtb',
    code: 'InvalidRouteTableID',
    noun: 'transitGatewayRouteTable ID',
    missing: 'Transit Gateway Route Table',
    tagType: 'transit-gateway-route-table',
    parameter: 'TransitGatewayRouteTableId',
  },
  transitGatewayConnectPeer: {
    prefix: 'tgw-connect-peer',
    code: 'InvalidTransitGatewayConnectPeerID',
    noun: 'transitGatewayConnectPeer ID',
    missing: 'Transit Gateway Connect Peer',
    tagType: 'transit-gateway-connect-peer',
    parameter: 'TransitGatewayConnectPeerId',
  },
  transitGatewayPolicyTable: {
    prefix: 'tgw-ptb',
    code: 'InvalidTransitGatewayPolicyTableId',
    noun: 'transitGatewayPolicyTable ID',
    missing: 'Transit Gateway Policy Table',
    tagType: 'transit-gateway-policy-table',
    parameter: 'TransitGatewayPolicyTableId',
  },
} as const satisfies { readonly [K in Kind]?: Noun }

export type Ec2Kind = keyof typeof NOUNS

/** What is looked into, and for whom. */
export interface Looking {
  readonly world: World
  readonly caller: Scope
}

/** The caller's row with this id; an id of another account or Region is as if it did not exist. */
export function owned<K extends Ec2Kind>(context: Looking, kind: K, id: string | undefined): Row<K> {
  const text = idOf(kind, id)
  const row = context.world.get(kind, text)
  if (row && row.account === context.caller.account && row.region === context.caller.region) return row
  throw notFound(kind, text)
}

type Ending =
  | 'virtualPrivateGateway'
  | 'customerGateway'
  | 'vpnConnection'
  | 'vpnConcentrator'
  | 'transitGateway'
  | 'transitGatewayRouteTable'
  | 'transitGatewayConnectPeer'
  | 'transitGatewayPolicyTable'

/** The caller's row that is not deleted and about to change. */
export function live<K extends Ending>(context: Looking, kind: K, id: string | undefined): Row<K> {
  const row = owned(context, kind, id)
  if (row.body.state === 'deleting' || row.body.state === 'deleted') throw notFound(kind, row.id)
  return row
}

/** All of the caller's rows of a kind, or those with the given ids, each of which must exist. */
export function ownedRows<K extends Ec2Kind>(context: Looking, kind: K, ids: readonly string[] | undefined): Row<K>[] {
  const { world, caller } = context
  const asked = new Map((ids ?? []).map(id => [id, owned(context, kind, id)]))
  if (asked.size === 0) return [...world.within(kind, caller)]
  const order = ({ id }: Row<K>) => world.orderOf(kind, id) ?? 0
  return [...asked.values()].sort((a, b) => order(a) - order(b))
}

export function notFound(kind: Ec2Kind, id: string): AwsError {
  const { code, notFound = `${code}.NotFound`, noun, missing }: Noun = NOUNS[kind]
  return new AwsError(
    notFound,
    missing ? `${missing} ${id} was deleted or does not exist.` : `The ${noun} '${id}' does not exist`,
  )
}

/** A required parameter's value, or MissingParameter. */
export function required<T>(value: T | undefined, parameter: string): T {
  if (value !== undefined && value !== '') return value
  throw new AwsError('MissingParameter', `The request must contain the parameter ${parameter}`)
}

/** The id, if it has the form of the kind's. */
export function idOf(kind: Ec2Kind, id: string | undefined): string {
  const { prefix, code, malformed = `${code}.Malformed`, parameter }: Noun = NOUNS[kind]
  const text = required(id, parameter)
  if (new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`).test(text)) return text
  throw new AwsError(malformed, `Invalid id: "${text}" (expecting "${prefix}-...")`)
}
