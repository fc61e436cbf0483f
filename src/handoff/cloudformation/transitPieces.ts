import type { Row, Scope, World } from '../../resources/world.ts'
import { rowName } from '../rowName.ts'
import { onOff, type Piece, type Pieces, type Pointer, tagList, type Untold } from './piece.ts'

/** Transit gateways, what is attached to them, and their route tables. */
export function transitPieces(world: World): Pieces {
  const left: string[] = []
  const untold = new Map<string, Untold>()
  const pieces = [
    ...[...world.all('transitGateway')].filter(isThere).map(ofGateway),
    ...[...world.all('transitGatewayRouteTable')].filter(isThere).flatMap(row => ofTable(row, untold)),
    ...[...world.all('transitGatewayAttachment')]
      .filter(isThere)
      .flatMap(row => [...ofAttachment(world, row, untold, left), ...tablesOf(world, row)]),
    ...[...world.all('transitGatewayConnectPeer')].filter(isThere).flatMap(row => ofConnectPeer(world, row, left)),
    ...[...world.all('transitGatewayRoute')].map(row => ofRoute(world, row)),
  ]
  return { pieces, untold, left }
}

function isThere({ body }: { readonly body: { readonly state: string } }): boolean {
  return !['deleting', 'deleted', 'rejected', 'failed'].includes(body.state)
}

function ofGateway(row: Row<'transitGateway'>): Piece {
  const { id, account, region, body } = row
  return {
    id,
    called: ['TransitGateway', rowName(row)],
    scope: { account, region },
    type: 'AWS::EC2::TransitGateway',
    properties: {
      Description: body.description || undefined,
      AmazonSideAsn: body.amazonSideAsn,
      AutoAcceptSharedAttachments: onOff(body.autoAcceptSharedAttachments),
      DefaultRouteTableAssociation: onOff(body.defaultRouteTableAssociation),
      DefaultRouteTablePropagation: onOff(body.defaultRouteTablePropagation),
      DnsSupport: onOff(body.dnsSupport),
      MulticastSupport: onOff(body.multicastSupport),
      SecurityGroupReferencingSupport: onOff(body.securityGroupReferencingSupport),
      VpnEcmpSupport: onOff(body.vpnEcmpSupport),
      TransitGatewayCidrBlocks: body.cidrBlocks.length > 0 ? body.cidrBlocks : undefined,
      Tags: tagList(body.tags),
    },
  }
}

/** The default table comes with its transit gateway, and CloudFormation does not tell which it is. */
function ofTable(row: Row<'transitGatewayRouteTable'>, untold: Map<string, Untold>): readonly Piece[] {
  const { id, account, region, body } = row
  if (body.defaultAssociation || body.defaultPropagation) {
    untold.set(id, {
      from: body.transitGatewayId,
      what: 'Default route table of the transit gateway',
      command: `aws ec2 describe-transit-gateways --region ${region} --transit-gateway-ids <ID> --query "TransitGateways[0].Options.AssociationDefaultRouteTableId" --output text`,
    })
    return []
  }
  return [
    {
      id,
      called: ['TransitRoutes', rowName(row)],
      scope: { account, region },
      type: 'AWS::EC2::TransitGatewayRouteTable',
      properties: { TransitGatewayId: { pointer: body.transitGatewayId }, Tags: tagList(body.tags) },
    },
  ]
}

function ofAttachment(
  world: World,
  row: Row<'transitGatewayAttachment'>,
  untold: Map<string, Untold>,
  left: string[],
): readonly Piece[] {
  const { id, region, body } = row
  const TransitGatewayId: Pointer = { pointer: body.transitGatewayId }
  const piece = { id, called: ['Attachment', rowName(row)] as const, scope: scopeOf(row) }
  switch (body.type) {
    case 'vpc': {
      const vpc = world.get('vpc', body.resourceId)
      return [
        {
          ...piece,
          called: ['Attachment', vpc ? rowName(vpc) : body.resourceId],
          scope: vpc ? scopeOf(vpc) : piece.scope,
          type: 'AWS::EC2::TransitGatewayVpcAttachment',
          properties: {
            TransitGatewayId,
            VpcId: { pointer: body.resourceId },
            SubnetIds: (body.vpc?.subnetIds ?? []).map(pointer => ({ pointer })),
            Options: body.vpc && {
              ApplianceModeSupport: onOff(body.vpc.applianceModeSupport),
              DnsSupport: onOff(body.vpc.dnsSupport),
              Ipv6Support: onOff(body.vpc.ipv6Support),
              SecurityGroupReferencingSupport: onOff(body.vpc.securityGroupReferencingSupport),
            },
            Tags: tagList(body.tags),
          },
        },
      ]
    }
    case 'peering': {
      const { account, region: peerRegion } = body.peering ?? { account: row.account, region }
      left.push(
        `Accepting the transit gateway peering ${rowName(row)}: account ${account} runs aws ec2 accept-transit-gateway-peering-attachment --region ${peerRegion} --transit-gateway-attachment-id <its id>; what routes over it stands in a later template.`,
      )
      return [
        {
          ...piece,
          type: 'AWS::EC2::TransitGatewayPeeringAttachment',
          properties: {
            TransitGatewayId,
            PeerTransitGatewayId: { pointer: body.resourceId },
            PeerAccountId: account,
            PeerRegion: peerRegion,
            Tags: tagList(body.tags),
          },
        },
      ]
    }
    case 'connect':
      return [
        {
          ...piece,
          type: 'AWS::EC2::TransitGatewayConnect',
          properties: {
            TransportTransitGatewayAttachmentId: attachment(world, body.resourceId),
            Options: { Protocol: 'gre' },
            Tags: tagList(body.tags),
          },
        },
      ]
    case 'vpn':
    case 'direct-connect-gateway':
    case 'vpn-concentrator': {
      untold.set(id, untoldAttachment(world, row))
      return []
    }
  }
}

/** These attachments are made by AWS with what is attached, and their ids are in no attribute of it. */
function untoldAttachment(world: World, { region, body }: Row<'transitGatewayAttachment'>): Untold {
  const association = [...world.referring('directConnectGatewayAssociation', body.resourceId)].find(
    each => each.body.gateway.id === body.transitGatewayId,
  )
  const of = world.get('vpnConnection', body.resourceId) ?? world.get('directConnectGateway', body.resourceId)
  return {
    from: association?.id ?? body.resourceId,
    ...(association && { of: { pointer: body.resourceId, attribute: 'DirectConnectGatewayId' } }),
    what: `Attachment of ${of ? rowName(of) : body.resourceId} to the transit gateway`,
    command: `aws ec2 describe-transit-gateway-attachments --region ${region} --filters Name=resource-type,Values=${body.type} Name=resource-id,Values=<ID> --query "TransitGatewayAttachments[0].TransitGatewayAttachmentId" --output text`,
  }
}

function scopeOf({ account, region }: Scope): Scope {
  return { account, region }
}

function attachment(world: World, id: string): Pointer {
  return {
    pointer: id,
    ...(world.get('transitGatewayAttachment', id)?.body.type === 'peering' ? { waitsFor: 'acceptance' } : {}),
  }
}

/** Associations and propagations of an attachment; what the defaults of the transit gateway bring by themselves is left to them. */
function tablesOf(world: World, row: Row<'transitGatewayAttachment'>): readonly Piece[] {
  const { id, body } = row
  const gateway = world.get('transitGateway', body.transitGatewayId)
  const tables = (tableId: string) => world.get('transitGatewayRouteTable', tableId)
  const piece = (tableId: string, called: string, suffix: string, type: string): Piece => {
    const table = tables(tableId)
    return {
      id: `${id}/${suffix}/${tableId}`,
      called: [called, `${attachedName(world, row)} ${table ? rowName(table) : tableId}`],
      scope: table ? scopeOf(table) : scopeOf(row),
      type,
      properties: {
        TransitGatewayAttachmentId: attachment(world, id),
        TransitGatewayRouteTableId: { pointer: tableId },
      },
    }
  }
  const associations = [body.association, body.peering?.association].flatMap(each => (each ? [each.routeTableId] : []))
  return [
    ...associations
      .filter(table => !(gateway?.body.defaultRouteTableAssociation && tables(table)?.body.defaultAssociation))
      .map(table => piece(table, 'Associate', 'association', 'AWS::EC2::TransitGatewayRouteTableAssociation')),
    ...body.propagations
      .map(({ routeTableId }) => routeTableId)
      .filter(table => !(gateway?.body.defaultRouteTablePropagation && tables(table)?.body.defaultPropagation))
      .map(table => piece(table, 'Propagate', 'propagation', 'AWS::EC2::TransitGatewayRouteTablePropagation')),
  ]
}

function attachedName(world: World, row: Row<'transitGatewayAttachment'>): string {
  const { type, resourceId } = row.body
  const of =
    type === 'vpc'
      ? world.get('vpc', resourceId)
      : (world.get('vpnConnection', resourceId) ?? world.get('directConnectGateway', resourceId))
  return of ? rowName(of) : rowName(row)
}

function ofRoute(world: World, row: Row<'transitGatewayRoute'>): Piece {
  const { id, account, region, body } = row
  const table = world.get('transitGatewayRouteTable', body.routeTableId)
  return {
    id,
    called: ['TransitRoute', `${table ? rowName(table) : body.routeTableId} ${body.destination}`],
    scope: table ? scopeOf(table) : { account, region },
    type: 'AWS::EC2::TransitGatewayRoute',
    properties: {
      TransitGatewayRouteTableId: { pointer: body.routeTableId },
      DestinationCidrBlock: body.destination,
      TransitGatewayAttachmentId: body.attachmentId === undefined ? undefined : attachment(world, body.attachmentId),
      Blackhole: body.attachmentId === undefined ? true : undefined,
    },
  }
}

/** The type has no property for the peer's AS number: it is the transit gateway's there. */
function ofConnectPeer(world: World, row: Row<'transitGatewayConnectPeer'>, left: string[]): readonly Piece[] {
  const { id, account, region, body } = row
  const over = world.get('transitGatewayAttachment', body.attachmentId)
  const gateway = over && world.get('transitGateway', over.body.transitGatewayId)
  if (body.peerAsn !== gateway?.body.amazonSideAsn) {
    left.push(
      `Connect peer ${rowName(row)} has AS ${body.peerAsn}, for which the template's type has no property: aws ec2 create-transit-gateway-connect-peer --region ${region} --transit-gateway-attachment-id <that of the Connect> --peer-address ${body.peerAddress} --transit-gateway-address ${body.transitGatewayAddress} --bgp-options PeerAsn=${body.peerAsn} --inside-cidr-blocks ${body.insideCidrs.join(' ')}`,
    )
    return []
  }
  return [
    {
      id,
      called: ['ConnectPeer', rowName(row)],
      scope: { account, region },
      type: 'AWS::EC2::TransitGatewayConnectPeer',
      properties: {
        TransitGatewayAttachmentId: { pointer: body.attachmentId },
        ConnectPeerConfiguration: {
          PeerAddress: body.peerAddress,
          TransitGatewayAddress: body.transitGatewayAddress,
          InsideCidrBlocks: body.insideCidrs,
        },
        Tags: tagList(body.tags),
      },
    },
  ]
}
