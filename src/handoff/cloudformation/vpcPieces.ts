import { ROUTE_TARGET_MEMBERS } from '../../resources/routeTargetMembers.ts'
import type { Route, RouteTable, RouteTargetKind } from '../../resources/vpc.ts'
import type { Row, World } from '../../resources/world.ts'
import { rowName } from '../rowName.ts'
import { type Piece, type Pieces, type Pointer, tagList } from './piece.ts'

/** VPCs with their subnets, gateways and route tables, peerings and prefix lists. */
export function vpcPieces(world: World): Pieces {
  const left: string[] = []
  const vpcs = [...world.all('vpc')].filter(({ body }) => !body.isDefault)
  const pieces = [
    ...vpcs.flatMap(vpc => [
      ...ofVpc(vpc),
      ...[...world.referring('subnet', vpc.id)].map(subnet => ofSubnet(vpc, subnet, left)),
      ...gatewaysOf(world, vpc),
      ...[...world.referring('routeTable', vpc.id)].flatMap(table => ofRouteTable(world, vpc, table, left)),
    ]),
    ...[...world.all('vpcPeeringConnection')].flatMap(row => ofPeering(row, left)),
    ...[...world.all('managedPrefixList')].map(ofPrefixList),
  ]
  return { pieces, left }
}

function ofVpc(vpc: Row<'vpc'>): readonly Piece[] {
  const { id, account, region, body } = vpc
  const scope = { account, region }
  const [first, ...others] = body.cidrs
  return [
    {
      id,
      called: ['Vpc', rowName(vpc)],
      scope,
      type: 'AWS::EC2::VPC',
      properties: {
        CidrBlock: first?.cidr,
        EnableDnsSupport: body.enableDnsSupport,
        EnableDnsHostnames: body.enableDnsHostnames,
        InstanceTenancy: body.instanceTenancy === 'default' ? undefined : body.instanceTenancy,
        Tags: tagList(body.tags),
      },
    },
    ...others.map(
      ({ cidr }): Piece => ({
        id: `${id}/${cidr}`,
        called: ['Cidr', `${rowName(vpc)} ${cidr}`],
        scope,
        type: 'AWS::EC2::VPCCidrBlock',
        properties: { VpcId: { pointer: id }, CidrBlock: cidr },
      }),
    ),
    ...body.ipv6Cidrs.map(
      ({ cidr, pool }, index): Piece => ({
        id: index === 0 ? `${id}/ipv6` : `${id}/${cidr}`,
        called: ['Ipv6', index === 0 ? rowName(vpc) : `${rowName(vpc)} ${cidr}`],
        scope,
        type: 'AWS::EC2::VPCCidrBlock',
        properties: {
          VpcId: { pointer: id },
          ...(pool === undefined ? { AmazonProvidedIpv6CidrBlock: true } : { Ipv6CidrBlock: cidr, Ipv6Pool: pool }),
        },
      }),
    ),
  ]
}

function ofSubnet(vpc: Row<'vpc'>, subnet: Row<'subnet'>, left: string[]): Piece {
  const { id, account, region, body } = subnet
  const [ipv6] = body.ipv6Cidrs ?? []
  const isChosen = vpc.body.ipv6Cidrs.every(({ pool }) => pool !== undefined)
  if (ipv6 && !isChosen) {
    left.push(
      `The IPv6 block of subnet ${rowName(subnet)}: AWS chooses the VPC's block first; add AWS::EC2::SubnetCidrBlock then.`,
    )
  }
  return {
    id,
    called: ['Subnet', rowName(subnet)],
    scope: { account, region },
    type: 'AWS::EC2::Subnet',
    properties: {
      VpcId: { pointer: vpc.id },
      CidrBlock: body.cidr,
      Ipv6CidrBlock: isChosen ? ipv6?.cidr : undefined,
      AvailabilityZone: body.availabilityZone,
      MapPublicIpOnLaunch: body.mapPublicIpOnLaunch || undefined,
      Tags: tagList(body.tags),
    },
    after: [...vpc.body.cidrs.slice(1).map(({ cidr }) => `${vpc.id}/${cidr}`), ...(ipv6 && isChosen ? [`${vpc.id}/ipv6`] : [])],
  }
}

/** Gateways of the VPC itself; a virtual private gateway is made with the VPNs, and attached here. */
function gatewaysOf(world: World, vpc: Row<'vpc'>): readonly Piece[] {
  const scope = { account: vpc.account, region: vpc.region }
  const VpcId = { pointer: vpc.id }
  const attached = [...world.referring('virtualPrivateGateway', vpc.id)].filter(
    ({ body }) => body.attachment?.state === 'attached',
  )
  return [
    ...attached.map(
      ({ id }): Piece => ({
        id: `${id}/attachment`,
        called: ['GatewayOf', rowName(vpc)],
        scope,
        type: 'AWS::EC2::VPCGatewayAttachment',
        properties: { VpcId, VpnGatewayId: { pointer: id } },
      }),
    ),
    ...[...world.referring('internetGateway', vpc.id)].flatMap((gateway): readonly Piece[] => [
      {
        id: gateway.id,
        called: ['InternetGateway', rowName(vpc)],
        scope,
        type: 'AWS::EC2::InternetGateway',
        properties: { Tags: tagList(gateway.body.tags) },
      },
      {
        id: `${gateway.id}/attachment`,
        called: ['InternetOf', rowName(vpc)],
        scope,
        type: 'AWS::EC2::VPCGatewayAttachment',
        properties: { VpcId, InternetGatewayId: { pointer: gateway.id } },
      },
    ]),
    ...[...world.referring('egressOnlyInternetGateway', vpc.id)].map(
      (gateway): Piece => ({
        id: gateway.id,
        called: ['EgressOnly', rowName(vpc)],
        scope,
        type: 'AWS::EC2::EgressOnlyInternetGateway',
        properties: { VpcId, Tags: tagList(gateway.body.tags) },
      }),
    ),
  ]
}

/**
 * CloudFormation does not tell a VPC's main route table: what an estate has in it becomes a table of its own, with which
 * every subnet is associated that names no other.
 */
function ofRouteTable(world: World, vpc: Row<'vpc'>, table: Row<'routeTable'>, left: string[]): readonly Piece[] {
  const { id, body } = table
  const scope = { account: vpc.account, region: vpc.region }
  const isMain = body.associations.some(({ main }) => main)
  const name = isMain ? rowName(vpc) : `${rowName(vpc)} ${rowName(table)}`
  const subnets = isMain ? unassociated(world, vpc.id) : body.associations.flatMap(({ subnetId }) => subnetId ?? [])
  return [
    {
      id,
      called: ['RouteTable', name],
      scope,
      type: 'AWS::EC2::RouteTable',
      properties: { VpcId: { pointer: vpc.id }, Tags: tagList({ Name: rowName(vpc), ...body.tags }) },
    },
    ...subnets.map((subnet): Piece => {
      const row = world.get('subnet', subnet)
      return {
        id: `${id}/${subnet}`,
        called: ['RoutesOf', row ? rowName(row) : subnet],
        scope,
        type: 'AWS::EC2::SubnetRouteTableAssociation',
        properties: { RouteTableId: { pointer: id }, SubnetId: { pointer: subnet } },
      }
    }),
    ...body.associations.flatMap(({ gatewayId }): readonly Piece[] =>
      gatewayId === undefined
        ? []
        : [
            {
              id: `${id}/${gatewayId}`,
              called: ['RoutesFrom', name],
              scope,
              type: 'AWS::EC2::GatewayRouteTableAssociation',
              properties: { RouteTableId: { pointer: id }, GatewayId: { pointer: gatewayId } },
              after: [`${gatewayId}/attachment`],
            },
          ],
    ),
    ...body.propagatingGateways.map(
      (gateway): Piece => ({
        id: `${id}/propagation/${gateway}`,
        called: ['Propagation', name],
        scope,
        type: 'AWS::EC2::VPNGatewayRoutePropagation',
        properties: { RouteTableIds: [{ pointer: id }], VpnGatewayId: { pointer: gateway } },
        after: [`${gateway}/attachment`],
      }),
    ),
    ...body.routes.flatMap(route => ofRoute(world, vpc, { id, name, route }, left)),
  ]
}

function unassociated(world: World, vpcId: string): readonly string[] {
  const tables: readonly RouteTable[] = [...world.referring('routeTable', vpcId)].map(({ body }) => body)
  const taken = new Set(tables.flatMap(({ associations }) => associations.map(({ subnetId }) => subnetId)))
  return [...world.referring('subnet', vpcId)].map(({ id }) => id).filter(id => !taken.has(id))
}

/** Routes to these are nothing that a template writes; `local` is there by itself. */
const UNWRITTEN: readonly RouteTargetKind[] = ['local', 'vpcEndpoint', 'other']

function ofRoute(
  world: World,
  vpc: Row<'vpc'>,
  { id, name, route }: { readonly id: string; readonly name: string; readonly route: Route },
  left: string[],
): readonly Piece[] {
  const { destination, target } = route
  if (UNWRITTEN.includes(target.kind)) {
    if (target.kind !== 'local') left.push(`The route of ${name} to ${destination} through ${target.id}: write it by hand.`)
    return []
  }
  const own: Pointer = { pointer: target.id, ...(target.kind === 'vpcPeeringConnection' ? waits(world, target.id) : {}) }
  return [
    {
      id: `${id}/${destination}`,
      called: ['Route', `${name} ${destination}`],
      scope: { account: vpc.account, region: vpc.region },
      type: 'AWS::EC2::Route',
      properties: { RouteTableId: { pointer: id }, ...destinationOf(destination), [ROUTE_TARGET_MEMBERS[target.kind]]: own },
      after: [`${target.id}/attachment`, ...attachmentsTo(world, vpc.id, target.id)],
    },
  ]
}

function waits(world: World, peering: string): Pick<Pointer, 'waitsFor'> {
  const row = world.get('vpcPeeringConnection', peering)
  return row && row.account !== row.body.accepterAccount ? { waitsFor: 'acceptance' } : {}
}

function destinationOf(destination: string): Piece['properties'] {
  if (destination.startsWith('pl-')) return { DestinationPrefixListId: { pointer: destination } }
  return destination.includes(':') ? { DestinationIpv6CidrBlock: destination } : { DestinationCidrBlock: destination }
}

/** A route to a transit gateway is refused until the VPC is attached to it. */
function attachmentsTo(world: World, vpcId: string, transitGatewayId: string): readonly string[] {
  return [...world.referring('transitGatewayAttachment', vpcId)]
    .filter(({ body }) => body.transitGatewayId === transitGatewayId && body.type === 'vpc')
    .map(({ id }) => id)
}

function ofPeering(row: Row<'vpcPeeringConnection'>, left: string[]): readonly Piece[] {
  const { id, account, region, body } = row
  if (body.state !== 'active' && body.state !== 'pending-acceptance' && body.state !== 'provisioning') return []
  const isOther = body.accepterAccount !== account
  if (isOther) {
    left.push(
      `Accepting the peering ${rowName(row)}: account ${body.accepterAccount} runs aws ec2 accept-vpc-peering-connection --region ${body.accepterRegion} --vpc-peering-connection-id <its id>.`,
    )
  }
  return [
    {
      id,
      called: ['Peering', rowName(row)],
      scope: { account, region },
      type: 'AWS::EC2::VPCPeeringConnection',
      properties: {
        VpcId: { pointer: body.requesterVpcId },
        PeerVpcId: { pointer: body.accepterVpcId },
        PeerOwnerId: isOther ? body.accepterAccount : undefined,
        PeerRegion: body.accepterRegion === region ? undefined : body.accepterRegion,
        Tags: tagList(body.tags),
      },
    },
  ]
}

function ofPrefixList({ id, account, region, body }: Row<'managedPrefixList'>): Piece {
  return {
    id,
    called: ['PrefixList', body.name],
    scope: { account, region },
    type: 'AWS::EC2::PrefixList',
    properties: {
      PrefixListName: body.name,
      AddressFamily: body.addressFamily,
      MaxEntries: body.maxEntries,
      Entries: body.entries.map(({ cidr, description }) => ({ Cidr: cidr, Description: description })),
      Tags: tagList(body.tags),
    },
  }
}
