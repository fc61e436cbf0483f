import { isLiveConnection } from '../../resources/connection.ts'
import { isLiveLag } from '../../resources/lag.ts'
import { isLiveVirtualInterface, type VirtualInterface } from '../../resources/virtualInterface.ts'
import type { Row, Scope, World } from '../../resources/world.ts'
import { rowName } from '../rowName.ts'
import { type Piece, type Pieces, type Pointer, tagList, type Untold, type Value } from './piece.ts'

/** Ports, LAGs, Direct Connect gateways with their associations, and virtual interfaces. */
export function directConnectPieces(world: World, homeOf: (account: string) => string): Pieces {
  const left: string[] = []
  const gateways = [...world.all('directConnectGateway')].filter(
    ({ body }) => body.state !== 'deleting' && body.state !== 'deleted',
  )
  const pieces = [
    ...[...world.all('lag')].filter(({ body }) => isLiveLag(body)).flatMap(row => ofLag(row, left)),
    ...[...world.all('connection')].filter(({ body }) => isLiveConnection(body)).flatMap(row => ofConnection(row, left)),
    ...gateways.map(row => ofGateway(row, homeOf)),
    ...[...world.all('directConnectGatewayAssociation')].flatMap(row => ofAssociation(world, row, left)),
    ...[...world.all('virtualInterface')]
      .filter(({ body }) => isLiveVirtualInterface(body))
      .flatMap(row => ofVirtualInterface(world, row, left)),
  ]
  const hosted = [...world.all('connection')].filter(({ body }) => body.role === 'hosted' && isLiveConnection(body))
  const untold = new Map(hosted.map(({ id, region, body }) => [id, untoldConnection(region, body.name)]))
  return { pieces, untold, left }
}

function untoldConnection(region: string, name: string): Untold {
  return {
    what: `Id of hosted connection ${name}`,
    command: `aws directconnect describe-connections --region ${region} --query "connections[?connectionName=='${name}'].connectionId" --output text`,
  }
}

function ofLag(row: Row<'lag'>, left: string[]): readonly Piece[] {
  const { id, account, region, body } = row
  if (body.minimumLinks > 0) {
    left.push(
      `Minimum links of ${body.name}, once its ports are in it: aws directconnect update-lag --region ${region} --lag-id <its id> --minimum-links ${body.minimumLinks}`,
    )
  }
  if (body.allowsHostedConnections) {
    left.push(`LAG ${body.name} is a partner's, for which CloudFormation has no type: the partner orders it.`)
    return []
  }
  return [
    {
      id,
      called: ['Lag', body.name],
      scope: { account, region },
      type: 'AWS::DirectConnect::Lag',
      properties: {
        LagName: body.name,
        Location: body.location,
        ConnectionsBandwidth: body.bandwidth,
        ProviderName: body.providerName,
        RequestMACSec: body.requestMACSec || undefined,
        Tags: tagList(body.tags),
      },
    },
  ]
}

function ofConnection({ id, account, region, body }: Row<'connection'>, left: string[]): readonly Piece[] {
  if (body.role === 'interconnect') {
    left.push(`Interconnect ${body.name} is a partner's, for which CloudFormation has no type: the partner orders it.`)
    return []
  }
  if (body.role === 'hosted') {
    left.push(
      `Hosted connection ${body.name} (${body.bandwidth}, VLAN ${body.vlan ?? 'of the partner'}): the partner allocates it for account ${account}, who then runs aws directconnect confirm-connection --region ${region} --connection-id <its id>.`,
    )
    return []
  }
  if (body.requestMACSec) {
    left.push(
      `MACsec keys of ${body.name}: aws directconnect associate-mac-sec-key --region ${region} --connection-id <its id> --ckn <CKN> --cak <CAK>; no template may hold them.`,
    )
  }
  if (body.billingMode !== undefined && body.billingMode !== 'PayAsYouGo') {
    left.push(`Billing mode ${body.billingMode} of ${body.name}: the type has no property for it; choose it in the console.`)
  }
  return [
    {
      id,
      called: ['Connection', body.name],
      scope: { account, region },
      type: 'AWS::DirectConnect::Connection',
      properties: {
        ConnectionName: body.name,
        Location: body.location,
        Bandwidth: body.bandwidth,
        LagId: body.lagId === undefined ? undefined : { pointer: body.lagId, attribute: 'LagId' },
        ProviderName: body.providerName,
        RequestMACSec: body.requestMACSec || undefined,
        Tags: tagList(body.tags),
      },
    },
  ]
}

function ofGateway({ id, account, body }: Row<'directConnectGateway'>, homeOf: (account: string) => string): Piece {
  return {
    id,
    called: ['DirectConnectGateway', body.name],
    scope: { account, region: homeOf(account) },
    type: 'AWS::DirectConnect::DirectConnectGateway',
    properties: {
      DirectConnectGatewayName: body.name,
      AmazonSideAsn: String(body.amazonSideAsn),
      Tags: tagList(body.tags),
    },
  }
}

function ofAssociation(world: World, row: Row<'directConnectGatewayAssociation'>, left: string[]): readonly Piece[] {
  const { id, account, body } = row
  const { gateway } = body
  if (body.state === 'disassociating' || body.state === 'disassociated') return []
  const hub = world.get('directConnectGateway', body.directConnectGatewayId)
  const own = world.get(gateway.kind, gateway.id)
  const name = `${hub ? rowName(hub) : body.directConnectGatewayId} ${own ? rowName(own) : gateway.id}`
  if (gateway.ownerAccount !== account) {
    const region = gateway.region
    left.push(
      `Association of ${name}: account ${gateway.ownerAccount} runs aws directconnect create-direct-connect-gateway-association-proposal --region ${region} --direct-connect-gateway-id <that of ${account}> --direct-connect-gateway-owner-account ${account} --gateway-id <its gateway>${body.allowedPrefixes.length > 0 ? ` --add-allowed-prefixes-to-direct-connect-gateway ${body.allowedPrefixes.map(cidr => `cidr=${cidr}`).join(' ')}` : ''}, and account ${account} accepts it with accept-direct-connect-gateway-association-proposal.`,
    )
    return []
  }
  return [
    {
      id,
      called: ['Association', name],
      scope: { account, region: gateway.region },
      type: 'AWS::DirectConnect::DirectConnectGatewayAssociation',
      properties: {
        DirectConnectGatewayId: { pointer: body.directConnectGatewayId, attribute: 'DirectConnectGatewayId' },
        AssociatedGatewayId: { pointer: gateway.id },
        AllowedPrefixesToDirectConnectGateway: body.allowedPrefixes.length > 0 ? body.allowedPrefixes : undefined,
      },
      after: gateway.kind === 'virtualPrivateGateway' ? [`${gateway.id}/attachment`] : [],
    },
  ]
}

const TYPES: { readonly [Type in VirtualInterface['type']]: string } = {
  private: 'AWS::DirectConnect::PrivateVirtualInterface',
  public: 'AWS::DirectConnect::PublicVirtualInterface',
  transit: 'AWS::DirectConnect::TransitVirtualInterface',
}

/** On a port that has no light yet AWS makes no virtual interface: they stand in a template of their own. */
function ofVirtualInterface(world: World, row: Row<'virtualInterface'>, left: string[]): readonly Piece[] {
  const { id, account, region, body } = row
  const port = world.get('connection', body.connectionId) ?? world.get('lag', body.connectionId)
  if (port && port.account !== body.ownerAccount) {
    left.push(
      `Virtual interface ${body.name} is account ${body.ownerAccount}'s on a port of account ${port.account}: ${port.account} runs aws directconnect allocate-${body.type}-virtual-interface, and ${body.ownerAccount} confirm-${body.type}-virtual-interface, with the VLAN and addresses of the order checklist.`,
    )
    return []
  }
  notWritten(region, body, left)
  return [
    {
      id,
      called: ['Vif', body.name],
      scope: { account, region } satisfies Scope,
      type: TYPES[body.type],
      properties: {
        VirtualInterfaceName: body.name,
        ConnectionId: portPointer(port, body.connectionId),
        Vlan: body.vlan,
        ...(body.type === 'public' ? { RouteFilterPrefixes: body.routeFilterPrefixes } : { Mtu: body.mtu }),
        ...gatewayOf(body),
        EnableSiteLink: body.siteLinkEnabled || undefined,
        BgpPeers: body.peers.filter(({ state }) => state !== 'deleting' && state !== 'deleted').map(peer => peerOf(body, peer)),
        Tags: tagList(body.tags),
      },
    },
  ]
}

function portPointer(port: Row<'connection'> | Row<'lag'> | undefined, id: string): Pointer {
  const attribute = port?.kind === 'lag' ? 'LagId' : 'ConnectionId'
  return { pointer: id, attribute, waitsFor: 'light' }
}

function gatewayOf({ gateway }: VirtualInterface): Piece['properties'] {
  if (gateway === undefined) return {}
  return gateway.kind === 'virtualPrivateGateway'
    ? { VirtualGatewayId: { pointer: gateway.id } }
    : { DirectConnectGatewayId: { pointer: gateway.id, attribute: 'DirectConnectGatewayId' } }
}

/** Addresses of private and transit ones may be chosen freely; those of public ones are the customer's or AWS's own. */
function peerOf(vif: VirtualInterface, peer: VirtualInterface['peers'][number]): Value {
  const isOurs = peer.addressFamily === 'ipv4' && (vif.type !== 'public' || peer.named === true)
  return {
    AddressFamily: peer.addressFamily,
    Asn: String(peer.asn),
    AmazonAddress: isOurs ? peer.amazonAddress : undefined,
    CustomerAddress: isOurs ? peer.customerAddress : undefined,
    AuthKey: { secret: peer.addressFamily === 'ipv6' ? 'KeyV6' : 'Key', about: `BGP key of ${vif.name}` },
  }
}

function notWritten(region: string, { name, rateLimit, prefixAllocation }: VirtualInterface, left: string[]): void {
  const update = `aws directconnect update-virtual-interface-attributes --region ${region} --virtual-interface-id <its id>`
  if (rateLimit !== undefined) left.push(`Rate limit of ${name}, ${rateLimit}: ${update} --rate-limit ${rateLimit}`)
  if (prefixAllocation !== undefined) {
    left.push(
      `Prefix allocation of ${name}, ${prefixAllocation.ipv4} IPv4 and ${prefixAllocation.ipv6} IPv6: the type has no property for it; set it in the console.`,
    )
  }
}
