import type { VpnConnection } from '@aws-sdk/client-ec2'
import { customerGatewayConfiguration } from '../../handoff/customerGatewayConfiguration.ts'
import { DEFAULT_AMAZON_ASN } from '../../resources/gatewayRules.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { tagList } from './ec2Tags.ts'
import { tunnelOptionShape } from './tunnelOptionShape.ts'
import { vgwTelemetry } from './vgwTelemetry.ts'

/** The configuration is told only while the connection is pending or available (API Reference, VpnConnection). */
export function vpnConnectionShape(context: Context, vpn: Row<'vpnConnection'>): VpnConnection {
  const { id, body } = vpn
  const isLive = body.state === 'pending' || body.state === 'available'
  return {
    VpnConnectionId: id,
    State: body.state,
    Type: 'ipsec.1',
    Category: 'VPN',
    CustomerGatewayId: body.customerGatewayId,
    VpnGatewayId: body.virtualPrivateGatewayId,
    GatewayAssociationState: body.virtualPrivateGatewayId === undefined ? 'not-associated' : 'associated',
    ...(isLive
      ? { CustomerGatewayConfiguration: configuration(context, vpn), VgwTelemetry: vgwTelemetry(context, vpn) }
      : undefined),
    Options: {
      EnableAcceleration: body.enableAcceleration,
      StaticRoutesOnly: body.staticRoutesOnly,
      LocalIpv4NetworkCidr: body.localIpv4NetworkCidr,
      RemoteIpv4NetworkCidr: body.remoteIpv4NetworkCidr,
      OutsideIpAddressType: 'PublicIpv4',
      TunnelInsideIpVersion: 'ipv4',
      TunnelBandwidth: 'standard',
      TunnelOptions: body.tunnels.map(tunnelOptionShape),
    },
    Routes: body.staticRoutes.map(({ cidr, state }) => ({ DestinationCidrBlock: cidr, State: state })),
    Tags: tagList(body.tags),
  }
}

function configuration({ world }: Context, { id, body }: Row<'vpnConnection'>): string {
  const customerGateway = world.get('customerGateway', body.customerGatewayId)?.body
  const gateway = body.virtualPrivateGatewayId && world.get('virtualPrivateGateway', body.virtualPrivateGatewayId)
  return customerGatewayConfiguration(id, body, {
    customerAddress: customerGateway?.ipAddress ?? '',
    customerAsn: customerGateway?.bgpAsn ?? 0,
    amazonSideAsn: gateway ? gateway.body.amazonSideAsn : DEFAULT_AMAZON_ASN,
  })
}
