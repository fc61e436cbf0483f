import type { VpnConnection, VpnConnectionOptions, VpnState } from '@aws-sdk/client-ec2'
import { customerGatewayConfiguration } from '../../../handoff/customerGatewayConfiguration.ts'
import type { VpnConnection as Body } from '../../../resources/vpn.ts'
import { isUnassociated } from '../../../resources/vpnCount.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'
import { tunnelEnds } from './tunnelEnds.ts'
import { tunnelOptionShape } from './tunnelOptionShape.ts'
import { vgwTelemetry } from './vgwTelemetry.ts'

/**
 * The configuration is told only while the connection is pending or available (API Reference, VpnConnection). The model
 * does not list the state `modifying`, which AWS sends and clients wait for.
 */
export function vpnConnectionShape(context: Context, vpn: Row<'vpnConnection'>): VpnConnection {
  const { id, body } = vpn
  const isTold = body.state === 'pending' || body.state === 'available'
  const isLive = isTold || body.state === 'modifying'
  return {
    VpnConnectionId: id,
    State: body.state as VpnState,
    Type: 'ipsec.1',
    Category: 'VPN',
    CustomerGatewayId: body.customerGatewayId,
    VpnGatewayId: body.virtualPrivateGatewayId,
    TransitGatewayId: body.transitGatewayId,
    VpnConcentratorId: body.vpnConcentratorId,
    PreSharedKeyArn: body.preSharedKeyArn,
    GatewayAssociationState: isUnassociated(body) ? 'not-associated' : 'associated',
    ...(isTold && { CustomerGatewayConfiguration: customerGatewayConfiguration(id, body, tunnelEnds(context.world, body)) }),
    ...(isLive && { VgwTelemetry: vgwTelemetry(context, vpn) }),
    Options: options(body),
    Routes: body.staticRoutes.map(({ cidr, state }) => ({ DestinationCidrBlock: cidr, State: state })),
    Tags: tagList(body.tags),
  }
}

function options(body: Body): VpnConnectionOptions {
  const { tunnelInsideIpVersion = 'ipv4', localIpv6NetworkCidr = '::/0', remoteIpv6NetworkCidr = '::/0' } = body
  return {
    EnableAcceleration: body.enableAcceleration,
    StaticRoutesOnly: body.staticRoutesOnly,
    ...(tunnelInsideIpVersion === 'ipv6'
      ? { LocalIpv6NetworkCidr: localIpv6NetworkCidr, RemoteIpv6NetworkCidr: remoteIpv6NetworkCidr }
      : { LocalIpv4NetworkCidr: body.localIpv4NetworkCidr, RemoteIpv4NetworkCidr: body.remoteIpv4NetworkCidr }),
    OutsideIpAddressType: body.outsideIpAddressType ?? 'PublicIpv4',
    TransportTransitGatewayAttachmentId: body.transportAttachmentId,
    TunnelInsideIpVersion: tunnelInsideIpVersion,
    TunnelBandwidth: body.tunnelBandwidth ?? 'standard',
    TunnelOptions: body.tunnels.map(tunnel => tunnelOptionShape(tunnel, body.preSharedKeyArn)),
  }
}
