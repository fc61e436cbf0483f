import type { TunnelEnds } from '../../../handoff/customerGatewayConfiguration.ts'
import { DEFAULT_AMAZON_ASN } from '../../../resources/gatewayRules.ts'
import type { VpnConnection } from '../../../resources/vpn.ts'
import type { World } from '../../../resources/world.ts'

/** Who is at both ends of the tunnels; AWS's side of one without a gateway has the default ASN. */
export function tunnelEnds(world: World, vpn: VpnConnection): TunnelEnds {
  const customer = world.get('customerGateway', vpn.customerGatewayId)?.body
  return {
    customerAddress: customer?.ipAddress ?? '',
    customerAsn: customer?.bgpAsn ?? 0,
    amazonSideAsn: amazonSideAsn(world, vpn) ?? DEFAULT_AMAZON_ASN,
  }
}

function amazonSideAsn(world: World, vpn: VpnConnection): number | undefined {
  const concentrator = world.get('vpnConcentrator', vpn.vpnConcentratorId ?? '')?.body
  const transitGateway = world.get('transitGateway', vpn.transitGatewayId ?? concentrator?.transitGatewayId ?? '')
  const gateway = world.get('virtualPrivateGateway', vpn.virtualPrivateGatewayId ?? '') ?? transitGateway
  return gateway?.body.amazonSideAsn
}
