import { LARGEST_SIGNED_ASN } from '../../net/asn.ts'
import type { Row, World } from '../../resources/world.ts'
import { rowName } from '../rowName.ts'
import { type Piece, type Pieces, tagList } from './piece.ts'
import { tunnelSpecification } from './tunnelSpecification.ts'

/** Virtual private gateways, customer gateways, VPN connections with their tunnels and static routes, concentrators. */
export function vpnPieces(world: World): Pieces {
  const left: string[] = []
  const isThere = ({ body }: { readonly body: { readonly state: string } }) =>
    body.state !== 'deleting' && body.state !== 'deleted'
  const pieces = [
    ...[...world.all('virtualPrivateGateway')].filter(isThere).map(ofGateway),
    ...[...world.all('customerGateway')].filter(isThere).flatMap(row => ofCustomerGateway(row, left)),
    ...[...world.all('vpnConcentrator')].filter(isThere).map(ofConcentrator),
    ...[...world.all('vpnConnection')].filter(isThere).flatMap(ofConnection),
  ]
  return { pieces, left }
}

function ofGateway(row: Row<'virtualPrivateGateway'>): Piece {
  const { id, account, region, body } = row
  return {
    id,
    called: ['VpnGateway', rowName(row)],
    scope: { account, region },
    type: 'AWS::EC2::VPNGateway',
    properties: { Type: 'ipsec.1', AmazonSideAsn: body.amazonSideAsn, Tags: tagList(body.tags) },
  }
}

function ofCustomerGateway(row: Row<'customerGateway'>, left: string[]): readonly Piece[] {
  const { id, account, region, body } = row
  if (body.ipAddress === '') {
    left.push(
      `Customer gateway ${rowName(row)} has a certificate and no address, which the template's type asks for: make it by hand.`,
    )
    return []
  }
  // Greater ones are AWS::EC2::CustomerGateway's BgpAsnExtended.
  const isLong = body.bgpAsn > LARGEST_SIGNED_ASN
  return [
    {
      id,
      called: ['CustomerGateway', rowName(row)],
      scope: { account, region },
      type: 'AWS::EC2::CustomerGateway',
      properties: {
        Type: 'ipsec.1',
        IpAddress: body.ipAddress,
        BgpAsn: isLong ? undefined : body.bgpAsn,
        BgpAsnExtended: isLong ? body.bgpAsn : undefined,
        DeviceName: body.deviceName,
        CertificateArn: body.certificateArn,
        Tags: tagList(body.tags),
      },
    },
  ]
}

function ofConcentrator(row: Row<'vpnConcentrator'>): Piece {
  const { id, account, region, body } = row
  return {
    id,
    called: ['VpnConcentrator', rowName(row)],
    scope: { account, region },
    type: 'AWS::EC2::VPNConcentrator',
    properties: { Type: 'ipsec.1', TransitGatewayId: { pointer: body.transitGatewayId }, Tags: tagList(body.tags) },
  }
}

function ofConnection(row: Row<'vpnConnection'>): readonly Piece[] {
  const { id, account, region, body } = row
  const name = rowName(row)
  const scope = { account, region }
  const isV6 = body.tunnelInsideIpVersion === 'ipv6'
  const unless = (value: string | undefined, usual: string) => (value === usual ? undefined : value)
  return [
    {
      id,
      called: ['Vpn', name],
      scope,
      type: 'AWS::EC2::VPNConnection',
      properties: {
        Type: 'ipsec.1',
        CustomerGatewayId: { pointer: body.customerGatewayId },
        VpnGatewayId: pointerTo(body.virtualPrivateGatewayId),
        TransitGatewayId: pointerTo(body.transitGatewayId),
        VpnConcentratorId: pointerTo(body.vpnConcentratorId),
        StaticRoutesOnly: body.staticRoutesOnly,
        EnableAcceleration: body.enableAcceleration || undefined,
        OutsideIpAddressType: body.outsideIpAddressType,
        TransportTransitGatewayAttachmentId: pointerTo(body.transportAttachmentId),
        TunnelBandwidth: body.tunnelBandwidth,
        TunnelInsideIpVersion: body.tunnelInsideIpVersion,
        LocalIpv4NetworkCidr: isV6 ? undefined : unless(body.localIpv4NetworkCidr, '0.0.0.0/0'),
        RemoteIpv4NetworkCidr: isV6 ? undefined : unless(body.remoteIpv4NetworkCidr, '0.0.0.0/0'),
        LocalIpv6NetworkCidr: isV6 ? unless(body.localIpv6NetworkCidr, '::/0') : undefined,
        RemoteIpv6NetworkCidr: isV6 ? unless(body.remoteIpv6NetworkCidr, '::/0') : undefined,
        PreSharedKeyStorage: body.preSharedKeyArn === undefined ? undefined : 'SecretsManager',
        VpnTunnelOptionsSpecifications: body.tunnels.map((tunnel, index) =>
          tunnelSpecification(tunnel, { name, number: index + 1 }),
        ),
        Tags: tagList(body.tags),
      },
      after: body.virtualPrivateGatewayId === undefined ? [] : [`${body.virtualPrivateGatewayId}/attachment`],
    },
    ...body.staticRoutes
      .filter(({ state }) => state !== 'deleting' && state !== 'deleted')
      .map(
        ({ cidr }): Piece => ({
          id: `${id}/${cidr}`,
          called: ['VpnRoute', `${name} ${cidr}`],
          scope,
          type: 'AWS::EC2::VPNConnectionRoute',
          properties: { DestinationCidrBlock: cidr, VpnConnectionId: { pointer: id } },
        }),
      ),
  ]
}

function pointerTo(id: string | undefined) {
  return id === undefined ? undefined : { pointer: id }
}
